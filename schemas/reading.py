"""The number of the rules by which wires are read."""

READING = 4
"""Raised by any change of rule in ingest or enrich; a replay rewrites older readings."""
