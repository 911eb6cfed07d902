"""Enrichment measured on labelled stories beside the repository."""
