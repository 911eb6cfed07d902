"""The messages that bad input is made of: the project's own, and real ones if here."""

from functools import cache
from pathlib import Path

from services.ingest.parse import PARSERS, sniff


STORIES = Path(__file__).parents[1] / "stories"
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
_TOLD = tuple(f".{end}.json" for end in ("article", "skipped", "rejected", "order"))


@cache
def own(name: str) -> tuple[bytes, ...]:
    """The project's stories of a format, the longest first."""
    files = sorted((STORIES / name).glob("*"))
    bodies = [path.read_bytes() for path in files if not path.name.endswith(_TOLD)]
    return tuple(sorted(bodies, key=len, reverse=True))


@cache
def real() -> dict[str, tuple[bytes, ...]]:
    """The agencies' files by the format that their bytes tell; none if absent."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(CORPUS.glob("*/*")):
        body = path.read_bytes()
        if (name := sniff(body)) in PARSERS:
            found.setdefault(str(name), []).append(body)
    return {name: tuple(bodies) for name, bodies in found.items()}


def of_format(name: str) -> tuple[bytes, ...]:
    """All messages of a format that are here."""
    return own(name) + real().get(name, ())
