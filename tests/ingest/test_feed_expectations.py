"""The expectations that feedparser's own samples carry, where they concern our fields.

Of title, link, id, dates and content. What else they ask (of the feed itself, of its
version and encoding, of attributes, of what HTTP would have said) has no place in an
article; `NOT_OURS` names it, so that nothing is left out unseen.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.ingest.dates import moment
from services.ingest.markup import plain, text_of
from services.ingest.parse.feed import parse
from services.ingest.wirestory import Hint, Parsed, Rejected, WireStory
from tests.ingest.feed_expectations import (
    Expectation,
    expectations_of,
    header_encoding,
)


CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted(path for name in ("rss", "atom") for path in (CORPUS / name).glob("*"))
LEAST_AGREEMENT = 0.98

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the corpus is not beside the repository"),
]

WORDS = re.compile(
    r"(?:title|summary|description|(?:title|summary)_detail\.value|content\.\d\.value)$"
)
NAMES = re.compile(r"(?:link|id|guid)$")
DATES = re.compile(r"(?:published|updated|created|expired)(?:_parsed)?$")
# What else is asked of an entry: attributes of its fields, its people and categories
# (which have tests of their own), its source, maps and podcast extensions.
NOT_OURS = re.compile(
    r"(?:title|summary|rights|content)(?:_detail|\.\d)\.(?:type|base|language)$"
    r"|links\b|enclosures\b|tags\b|authors?\b|author_detail\b|contributors\b|publisher"
    r"|source\b|rights$|where\b|image\b|itunes_|psc_|thr_|wfw_|guidislink|abcdefg$"
)
# Expectations that are not met, each with the reason.
MISSES = {
    ("bozo_linenoise.xml", "summary"): "a C1 control (U+009D) never leaves the reader",
    ("item_content_encoded_crazy.xml", "description"): "words of a page's head and of "
    "its scripts are none of the story",
    ("entity_in_doctype.xml", "guid"): "entities of a sender's own are refused",
}


def _asked() -> list[Expectation]:
    return [said for path in FILES for said in expectations_of(path)]


def _is_ours(said: Expectation) -> bool:
    kinds = (WORDS, NAMES, DATES)
    return said.entry is not None and any(kind.match(said.field) for kind in kinds)


def _outcomes(path: Path) -> tuple[Parsed, ...]:
    try:
        return parse(path.read_bytes(), Hint(encoding=header_encoding(path)))
    except Rejected as rejected:
        return (rejected,)


def _agrees(said: Expectation) -> bool:
    outcomes = _outcomes(said.path)
    number = said.entry or 0
    story = outcomes[number] if number < len(outcomes) else None
    if not isinstance(story, WireStory):
        return False
    if DATES.match(said.field):
        return _same_date(story, said.value)
    if NAMES.match(said.field):
        return said.value in {story.item_id, *story.alt_ids}
    return _same_words(story, said.field, str(said.value))


def _same_words(story: WireStory, field: str, value: str) -> bool:
    """White space apart; what is expected may be markup, ours is its words."""
    title = field.startswith("title")
    ours = [story.headline] if title else [text_of(story.body), story.summary]
    expected = {_squeezed(plain(value)), _squeezed(value)}
    return any(_squeezed(one or "") in expected for one in ours)


def _same_date(story: WireStory, value: object) -> bool:
    dates = (story.version_created, story.first_created, story.dated, story.expires)
    sent = [one for one in dates if one]
    if not isinstance(value, tuple):
        return value in sent if value else not sent
    at = datetime(*value[:6]).replace(tzinfo=UTC)  # noqa: DTZ001 - such tuples are in UTC
    return at in [found.at for one in sent if (found := moment(one))]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_samples_expectations_of_our_fields_are_met() -> None:
    """At least 98 of 100; each one that is not has its reason in the table."""
    asked = [said for said in _asked() if _is_ours(said)]
    wrong = {
        (said.path.name.rpartition("__")[2], said.field)
        for said in asked
        if not _agrees(said)
    }
    assert len(asked) > 200
    assert wrong <= set(MISSES), wrong - set(MISSES)
    assert len(wrong) <= len(asked) * (1 - LEAST_AGREEMENT)


def test_what_is_not_asked_of_us_is_of_other_things() -> None:
    """No expectation of an entry's title, link, id, date or text is passed over."""
    others = {
        said.field for said in _asked() if said.entry is not None and not _is_ours(said)
    }
    unknown = {field for field in others if not NOT_OURS.match(field)}
    assert not unknown
