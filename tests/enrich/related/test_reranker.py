"""Promises about the file of learned weights."""

import tomllib
from importlib.resources import files

import pytest

from services.enrich.related.reranker import INPUTS


LEARNED = tomllib.loads(
    (files("services.enrich.data") / "reranker.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "table", [n for n, t in LEARNED.items() if isinstance(t, dict)]
)
def test_every_weight_is_of_an_input(table: str) -> None:
    """A misspelt name would count nothing, and nobody would notice."""
    assert set(LEARNED[table]) - {"intercept"} <= set(INPUTS)
