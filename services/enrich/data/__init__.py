"""Shipped data: the vocabulary, our rubrics and market sectors, and common words."""
