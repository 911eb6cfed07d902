"""What the elements of a body are, read once from `data/tags.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files


_TABLES = tomllib.loads(
    files("services.ingest").joinpath("data/tags.toml").read_text("utf-8")
)
_KINDS: dict[str, str] = {
    name: kind for kind, names in _TABLES["blocks"].items() for name in names
}
INLINE: dict[str, str] = dict(_TABLES["inline"])
SPACED: frozenset[str] = frozenset(_TABLES["spaced"]["names"])
BREAKING = frozenset(_TABLES["blocks"]) - {"dropped"}


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """A tag's name without its namespace, lower case."""
    return tag.rpartition("}")[2].lower()


@lru_cache(maxsize=4096)
def kind_of(tag: str) -> str:
    """What a tag is in a body: a kind of block, `dropped`, `wrapper` or `inline`."""
    return _KINDS.get(name_of(tag), "inline")
