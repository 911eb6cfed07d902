"""`Identification`: who an item is, and which revision of it this is."""

import re
from typing import NamedTuple

from services.ingest.parse.elements import Parts, text
from services.ingest.parse.newsml1.terms import given
from services.ingest.xml import Element


class Identity(NamedTuple):
    """The item's name, if it has one, and this revision; `update`: N, U or A."""

    item_id: str | None
    alt_ids: tuple[str, ...] = ()
    version: str | None = None
    previous: str | None = None
    update: str = "N"
    label: str | None = None


_PUBLIC = re.compile(r"(urn:newsml:[^:]*:[^:]*:.+?):[0-9]+[NUA]?", re.IGNORECASE)


def identity(item: Element) -> Identity:
    """Provider, date and id of the item; the public identifier where these are not."""
    about = Parts(*Parts(item).all("identification"))
    parts = Parts(*about.all("newsidentifier"))
    public = parts.text("publicidentifier")
    item_id = _made(parts) or (_without_revision(public) if public else None)
    revision = parts.first("revisionid")
    return Identity(
        item_id=item_id,
        alt_ids=(public,) if public and public != item_id else (),
        version=text(revision) or None if revision is not None else None,
        previous=_said(revision, "PreviousRevision"),
        update=(_said(revision, "Update") or "N").upper(),
        label=about.text("namelabel"),
    )


def _without_revision(public: str) -> str:
    found = _PUBLIC.fullmatch(public)
    return found[1] if found else public


def _made(parts: Parts) -> str | None:
    # "urn:newsml:{ProviderId}:{DateId}:{NewsItemId}:{RevisionId}{Update}" (NewsML 1.2,
    # PublicIdentifier): without its end it names the item in all its revisions.
    own = parts.text("newsitemid")
    if not own:
        return None
    whence, when = parts.text("providerid") or "", parts.text("dateid") or ""
    return f"urn:newsml:{whence}:{when}:{own}"


def _said(element: Element | None, name: str) -> str | None:
    return given(element, name) if element is not None else None
