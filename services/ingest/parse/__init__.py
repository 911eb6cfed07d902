"""Which format a message has, and the parser for each."""
