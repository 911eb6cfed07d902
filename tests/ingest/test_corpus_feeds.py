"""Real feeds, and the expectations that feedparser's own samples carry."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from schemas.reasons import Reject
from services.ingest.dates import moment
from services.ingest.markup import plain, text_of
from services.ingest.parse.feed import parse
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, WireStory


CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted(path for name in ("rss", "atom") for path in (CORPUS / name).glob("*"))
HINT = Hint()
LEAST_AGREEMENT = 0.98

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the corpus is not beside the repository"),
]


class Expectation(NamedTuple):
    """What a sample's author expects of one field of one entry."""

    path: Path
    entry: int
    field: str
    value: object


_EXPECT = re.compile(rb"Expect:\s*(.*?)\s*\n")
_FIELD = re.compile(
    r"^\(?entries\[(\d+)\]((?:\['\w+'\]|\.\w+|\[\d+\])+)\)?\s*==\s*(.+?)\)?$"
)
_PARTS = re.compile(r"\w+")
# Relative addresses there are resolved by headers of HTTP, which no wire has.
_BY_HTTP = "__http_"
_WORDS = (
    "title",
    "description",
    "summary",
    "content",
    "title_detail",
    "summary_detail",
)
_DATES = ("published", "updated", "created", "published_parsed", "updated_parsed")


def _expectations() -> Iterator[Expectation]:
    for path in FILES:
        said = _EXPECT.search(path.read_bytes())
        clauses = said[1].decode("utf-8", "replace").split(" and ") if said else ()
        for clause in clauses:
            if (found := _FIELD.match(clause.strip())) and _BY_HTTP not in path.name:
                field = ".".join(_PARTS.findall(found[2]))
                yield from _literal(path, int(found[1]), field, found[3])


def _literal(path: Path, entry: int, field: str, value: str) -> Iterator[Expectation]:
    try:
        yield Expectation(path, entry, field, ast.literal_eval(value))
    except (SyntaxError, ValueError):
        return


def _modelled(field: str) -> bool:
    name, _, rest = field.partition(".")
    if name in _WORDS:
        return rest.rpartition(".")[2] in {"", "value", "0"}
    return field in {"link", "id", "guid", *_DATES}


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _same_words(story: WireStory, field: str, value: str) -> bool:
    if field.startswith("title"):
        ours = [story.headline or ""]
    else:
        ours = [text_of(story.body), story.summary or ""]
    expected = {_squeezed(plain(value)), _squeezed(value)}
    return any(_squeezed(one) in expected for one in ours)


def _same_date(story: WireStory, value: object) -> bool:
    sent = (story.version_created, story.first_created, story.dated)
    read = [found.at for text in sent if text and (found := moment(text))]
    if isinstance(value, tuple):
        at = datetime(*value[:6])  # noqa: DTZ001 - feedparser's tuples are in UTC
        return at.replace(tzinfo=UTC) in read
    return value in sent


def _agrees(outcomes: tuple[Parsed, ...], said: Expectation) -> bool:
    story = outcomes[said.entry] if said.entry < len(outcomes) else None
    if not isinstance(story, WireStory):
        return False
    if said.field in _DATES:
        return _same_date(story, said.value)
    if said.field in {"link", "id", "guid"}:
        return said.value in {story.item_id, *story.alt_ids}
    return _same_words(story, said.field, str(said.value))


def _outcomes(path: Path) -> tuple[Parsed, ...]:
    try:
        return parse(path.read_bytes(), HINT)
    except Rejected as rejected:
        return (rejected,)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_every_feed_has_an_outcome(path: Path) -> None:
    """Each file is read, or refused with a reason; nothing else escapes."""
    for outcome in _outcomes(path):
        assert isinstance(outcome, WireStory | Rejected)
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


def test_the_samples_expectations_of_our_fields_are_met() -> None:
    """Titles, texts, links, ids and dates agree with feedparser's own expectations."""
    asked = [said for said in _expectations() if _modelled(said.field)]
    wrong = [said for said in asked if not _agrees(_outcomes(said.path), said)]
    names = [(said.path.name.rpartition("__")[2], said.field) for said in wrong]
    assert len(asked) > 150
    assert len(wrong) <= len(asked) * (1 - LEAST_AGREEMENT), names
