"""The demo: a sample site and a sample wire."""
