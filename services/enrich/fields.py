"""The plain text of a story, by field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from schemas.article import Article
from schemas.blocks import (
    Block,
    Heading,
    ListBlock,
    MediaBlock,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
)
from services.enrich.languages import language_of


LEAD_BLOCKS = 2
LONGEST_LEAD = 600
LONGEST_BODY = 1_600
"""Characters read beyond the lead: news says first what it is about."""
LONGEST_REST = 8_000
"""Characters beyond these: they tell one wording from another."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is read of a story.

    `language`: the first part of its tag, or `und-` and its script where it has none.
    `rest`: what stands below the body that is read: for its wording, and its beginning
    for word lists.
    """

    title: str
    lead: str
    body: str
    keywords: tuple[str, ...]
    language: str
    rest: str = ""


def fields_of(article: Article) -> Fields:
    """Title, lead (standfirst, summary, first paragraphs), the rest, and keywords."""
    texts = list(_texts(article.body))
    opening, more = _opening("\n".join(texts[:LEAD_BLOCKS]))
    intro = (article.subheadline, article.summary, opening)
    lead = [text for text in intro if text]
    told = "\n".join((more, *texts[LEAD_BLOCKS:], *article.key_points, *article.risks))
    slug = (article.slugline,) if article.slugline else ()
    title = article.headline or ""
    return Fields(
        title=title,
        lead="\n".join(lead),
        body=told[:LONGEST_BODY],
        keywords=(*article.keywords, *slug),
        language=language_of(article.language, "\n".join((title, *lead, told))),
        rest=told[LONGEST_BODY : LONGEST_BODY + LONGEST_REST],
    )


def _opening(text: str) -> tuple[str, str]:
    """The opening of a text and its rest, also where it has no paragraphs."""
    if len(text) <= LONGEST_LEAD:
        return text, ""
    at = text.rfind(" ", 0, LONGEST_LEAD)
    at = LONGEST_LEAD if at < 0 else at
    return text[:at], text[at:]


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    return (text for block in blocks if (text := _text(block)))


def _text(block: Block) -> str:
    match block:
        case Paragraph() | Heading() | Quotation():
            return _plain(block.html)
        case ListBlock():
            return "\n".join(map(_plain, block.items))
        case Table():
            return "\n".join(_plain(" ".join(row)) for row in block.rows)
        case Preformatted():
            return block.text
        case MediaBlock():
            return ""


def _plain(html: str) -> str:
    if "<" in html:
        html = _TAG.sub("", html)
    return unescape(html) if "&" in html else html
