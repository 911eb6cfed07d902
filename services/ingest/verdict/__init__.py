"""The life-cycle table as ordered, named rules."""
