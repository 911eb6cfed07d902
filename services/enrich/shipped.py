"""Tables that ship with the project, in `data/`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def shipped(name: str) -> dict[str, Any]:  # type: ignore[explicit-any] # as tomllib
    """A file of `data/`, such as `versions.toml`; read once, whoever asks."""
    path = files("services.enrich.data") / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
