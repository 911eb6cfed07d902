"""What is true in, what the world may see out."""
