"""SportsML on its own: results and tables as data, kept whole and raw.

It has no text for a page; what it says of itself is kept, so that it can be found.
"""

from schemas.article import Subject
from schemas.reasons import Reject
from schemas.story import Kind
from services.ingest.characters import line
from services.ingest.parse.elements import attribute, bare, text
from services.ingest.wirestory import (
    Hint,
    Parsed,
    Rejected,
    WireStory,
)
from services.ingest.xml import Element, canonical, document


_ROOT = "sports-content"
_META = "sports-metadata"
_KEPT_RAW = "sports data: kept raw, no text is made of it"


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """The one item of a document."""
    read = document(body, hint.encoding)
    if bare(read.root.tag) != _ROOT:
        raise Rejected(Reject.WRONG_STRUCTURE, f"no {_ROOT}")
    meta = next((one for one in read.root if bare(one.tag) == _META), None)
    item_id = attribute(meta, "doc-id") if meta is not None else None
    if meta is None or item_id is None:
        raise Rejected(Reject.NO_IDENTITY, "no doc-id")
    return (
        WireStory(
            item_id=item_id,
            canonical=canonical(read.root),
            alt_ids=tuple(filter(None, (attribute(meta, "revision-id"),))),
            version=attribute(meta, "document-version"),
            version_created=attribute(meta, "date-time"),
            # Data, like a graphic: kept by its id, never a page of its own.
            kind=Kind.GRAPHIC,
            language=attribute(meta, "language") or hint.language,
            headline=_title(meta),
            slugline=attribute(meta, "slug"),
            subjects=tuple(_subjects(meta)),
            problems=(*read.problems, _KEPT_RAW),
        ),
    )


def _title(meta: Element) -> str | None:
    told = (one for one in meta if bare(one.tag) == "sports-title")
    return next((line(text(one)) for one in told), None)


def _subjects(meta: Element) -> list[Subject]:
    """Classes of content: sport, league, team, each a code of its sender."""
    found = []
    for one in meta.iterdescendants():
        if bare(one.tag) != "sports-content-code":
            continue
        code, name = attribute(one, "code-key"), attribute(one, "code-name")
        if code or name:
            scheme = attribute(one, "code-type")
            found.append(Subject(scheme=scheme, code=code, name=name))
    return found
