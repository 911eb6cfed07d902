"""Raw bytes in, what was received out. No database."""
