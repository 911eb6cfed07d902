"""Real feeds: each has an outcome, and only what is cut off or dangerous is refused."""

from pathlib import Path

import pytest

from schemas.reasons import Reject
from services.ingest.parse.feed import parse
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Skipped,
    WireStory,
)


CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted(path for name in ("rss", "atom") for path in (CORPUS / name).glob("*"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the corpus is not beside the repository"),
]


def _outcomes(path: Path) -> tuple[Parsed, ...]:
    try:
        return parse(path.read_bytes(), Hint())
    except Rejected as rejected:
        return (rejected,)


def test_every_feed_has_an_outcome() -> None:
    """Each file is read, or refused with a reason; nothing else escapes."""
    for path in FILES:
        outcomes = _outcomes(path)
        assert outcomes, path.name
        for outcome in outcomes:
            assert isinstance(outcome, WireStory | Orders | Skipped | Rejected)
            if isinstance(outcome, WireStory):
                assert outcome.item_id
                assert outcome.canonical


def test_only_what_is_cut_off_or_declares_entities_is_refused() -> None:
    """Two feeds end in mid-air, one brings entities of its own; all else is read."""
    refused = {
        (path.name.rpartition("__")[2], outcome.reason)
        for path in FILES
        for outcome in _outcomes(path)
        if isinstance(outcome, Rejected)
    }
    assert refused == {
        ("aaa_illformed.xml", Reject.NOT_WELL_FORMED),
        ("osm-pl.xml", Reject.NOT_WELL_FORMED),
        ("entity_in_doctype.xml", Reject.ENTITY_DECLARATION),
    }
