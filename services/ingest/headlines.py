"""The headline of a story: as sent, without its tags, or the best that stands for it."""

from typing import NamedTuple

from services.ingest.characters import folded
from services.ingest.lines import Problems, kept_line
from services.ingest.markup import text_of
from services.ingest.parse.datelines import dateline_of
from services.ingest.verdict import read_headline
from services.ingest.wirestory import WireStory


MAX_FROM_TEXT = 150

_PARTING = " .-_=:\u2013\u2014"


class Headline(NamedTuple):
    """A headline, None where nothing stands for it, and the tags taken off it."""

    text: str | None
    tags: tuple[str, ...] = ()


def headline_of(story: WireStory, problems: Problems) -> Headline:
    """The headline without its tags; without one the slugline, else the first line."""
    if text := kept_line(story.headline, problems):
        read = read_headline(text)
        return Headline(read.text or text, tuple(found.word for found in read.tags))
    if slugline := kept_line(story.slugline, problems):
        problems.append("headline: missing, taken from the slugline")
        return Headline(slugline)
    first = next((text for block in story.body if (text := text_of((block,)))), "")
    if not first.strip():
        return Headline(None)
    problems.append("headline: missing, taken from the text")
    return Headline(_first_line(first))


def _first_line(text: str) -> str:
    """The first line behind its dateline, cut between words."""
    whole = folded(text.strip().split("\n", 1)[0])
    if dateline := dateline_of(whole):
        behind = whole.partition(dateline)[2].lstrip(_PARTING)
        whole = behind or whole
    if len(whole) <= MAX_FROM_TEXT:
        return whole
    cut = whole[:MAX_FROM_TEXT]
    return (cut.rpartition(" ")[0] or cut) + "\u2026"
