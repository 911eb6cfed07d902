"""Real agency files, read whole by the line and counted by paths of their own."""
