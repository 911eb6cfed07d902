"""What a text tells: its body, and what stands above and below it."""

from typing import NamedTuple

from schemas.blocks import Block
from schemas.story import Media


class Content(NamedTuple):
    """A text as read; `notes` are for editors, `public_notes` for readers.

    The body's media blocks count in `media`. `correction`: what its first line says was
    wrong.
    """

    headline: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dated: str | None = None
    located: tuple[str, ...] = ()
    summary: str | None = None
    body: tuple[Block, ...] = ()
    media: tuple[Media, ...] = ()
    public_notes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    correction: str | None = None
    language: str | None = None
    direction: str | None = None
    problems: tuple[str, ...] = ()
