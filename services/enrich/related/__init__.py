"""Which stories belong together: terms of a text, their statistics, the window."""
