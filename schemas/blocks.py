"""The blocks that a body is made of.

`html` is clean inline markup (a, abbr, b, br, cite, code, em, i, q, s, small, span
with lang or dir, strong, sub, sup, u); `text` is plain.
"""

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import Model


class Paragraph(Model):
    """Running text."""

    type: Literal["paragraph"] = "paragraph"
    html: str


class Heading(Model):
    """A cross-head inside the body; level 2 to 6."""

    type: Literal["heading"] = "heading"
    level: int = Field(default=2, ge=2, le=6)
    html: str


class Quotation(Model):
    """A paragraph of quoted speech, whole in `html`; who speaks where the text says."""

    type: Literal["quotation"] = "quotation"
    html: str
    quote: str | None = None
    speaker: str | None = None


class ListBlock(Model):
    """A bulleted or numbered list."""

    type: Literal["list"] = "list"
    ordered: bool = False
    items: tuple[str, ...]


class Table(Model):
    """A table: rows of cells, the first `header_rows` of them headings."""

    type: Literal["table"] = "table"
    caption: str | None = None
    header_rows: int = 0
    rows: tuple[tuple[str, ...], ...]


class Preformatted(Model):
    """Text whose line breaks and columns carry meaning (tabular copy)."""

    type: Literal["preformatted"] = "preformatted"
    text: str


class MediaBlock(Model):
    """The place in the body of `media[index]`."""

    type: Literal["media"] = "media"
    index: int = Field(ge=0)


Block = Annotated[
    Paragraph | Heading | Quotation | ListBlock | Table | Preformatted | MediaBlock,
    Field(discriminator="type"),
]
