"""What is the body of an entry, and what is its summary."""

from schemas.blocks import Block
from services.ingest.characters import line
from services.ingest.markup import text_of
from services.ingest.parse.feed.fields import Fields, text_in
from services.ingest.parse.feed.texts import Bases, blocks_of_field
from services.ingest.xml import Element


CONTENTS = ("content:encoded", "content", "xhtml:body", "body", "fullitem", "xhtml:div")
DESCRIPTIONS = (
    "description",
    "summary",
    "abstract",
    "tagline",
    "dc:description",
    "dcterms:abstract",
)
# Said only when nothing else is: of the sound, or of the film.
STAND_INS = ("itunes:summary", "media:description", "itunes:subtitle")

_END = " .\u2026[]"
Blocks = tuple[Block, ...]


def body_and_summary(
    entry: Fields, bases: Bases, *, atom: bool
) -> tuple[Blocks, str | None]:
    """The longest content, else the longest description; what else is said sums up."""
    fields = [*_longest_first(entry, CONTENTS), *_longest_first(entry, DESCRIPTIONS)]
    read = (blocks_of_field(field, bases, atom=atom) for field in fields)
    texts = [(blocks, line(text_of(blocks))) for blocks in read if blocks]
    if not texts:
        return _stand_in(entry, bases, atom=atom), None
    body, words = max(texts, key=lambda one: _continues(one[1], texts[0][1]))
    others = (said for _, said in texts if not words.startswith(said.rstrip(_END)))
    return body, next(others, None)


def _longest_first(entry: Fields, names: tuple[str, ...]) -> list[Element]:
    found = entry.all(*names)
    if len(found) == 1:
        return found
    return sorted(found, key=lambda one: len(text_in(one)), reverse=True)


def _continues(text: str, first: str) -> int:
    """How much longer a text is that begins as the first one does, which was cut."""
    return len(text) if text.startswith(first.rstrip(_END)) else 0


def _stand_in(entry: Fields, bases: Bases, *, atom: bool) -> Blocks:
    """Video sites describe the story only with its film, also in a group of files."""
    places = [entry, *(Fields(group) for group in entry.all("media:group"))]
    fields = [field for place in places for field in place.all(*STAND_INS)]
    read = (blocks_of_field(field, bases, atom=atom) for field in fields)
    return next((blocks for blocks in read if blocks), ())
