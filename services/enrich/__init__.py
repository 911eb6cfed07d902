"""What was received in, what is true out."""
