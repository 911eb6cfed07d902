"""JSON Feed 1.0 and 1.1: each item of the feed is one of the wire."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

from schemas.article import Subject
from schemas.blocks import Block
from schemas.reasons import Reject, Skip
from schemas.story import Media, Rendition
from services.ingest.json import Json, JsonObject, canonical, document
from services.ingest.markup import blocks_of_html, blocks_of_text, plain, text_of
from services.ingest.parse.members import Members, size
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, Skipped, WireStory


MediumKind = Literal["picture", "video", "audio"]

_KINDS: dict[str, MediumKind] = {
    "image": "picture",
    "video": "video",
    "audio": "audio",
}


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item."""
    read = document(body, hint.encoding)
    if not isinstance(read.value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "no object")
    feed = Members(read.value, list(read.problems))
    items = read.value.get("items")
    if not isinstance(items, list):
        raise Rejected(Reject.WRONG_STRUCTURE, "no list of items")
    if not items:
        return (Skipped(Skip.EMPTY, "no items in the message"),)
    return tuple(_outcome(item, feed, read.problems) for item in items)


def _outcome(item: Json, feed: Members, problems: tuple[str, ...]) -> Parsed:
    if not isinstance(item, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an item that is no object")
    members = Members(item, list(problems))
    body = _body(members)
    item_id = _identity(members, body)
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "neither name nor words")
    return _story(item, item_id, members, (body, feed))


def _story(
    item: JsonObject,
    item_id: str,
    members: Members,
    around: tuple[tuple[Block, ...], Members],
) -> WireStory:
    body, feed = around
    tags = members.texts("tags")
    return WireStory(
        item_id=item_id,
        canonical=canonical(item),
        alt_ids=_other_names(members, item_id),
        version_created=members.first(("date_modified", "date_published")),
        first_created=members.text("date_published"),
        dated=members.first(("date_published", "date_modified")),
        language=members.text("language") or feed.text("language"),
        headline=plain(members.raw("title")) or None,
        byline=_byline(members) or _byline(feed),
        summary=_summary(members, body),
        body=body,
        media=tuple(_media(members)),
        keywords=tags,
        subjects=tuple(Subject(name=tag) for tag in tags),
        supplied_section=next(iter(tags), None),
        problems=tuple(dict.fromkeys(members.problems)),
    )


def _body(members: Members) -> tuple[Block, ...]:
    """The text with markup, else the plain one, else the summary."""
    marked = blocks_of_html(members.raw("content_html"))
    unmarked = () if marked else blocks_of_text(members.raw("content_text"))
    return marked or unmarked or blocks_of_text(members.raw("summary"))


def _identity(members: Members, body: tuple[Block, ...]) -> str | None:
    """The id (a number is taken as text), else the address, else a hash of the words."""
    if named := members.first(("id", "url", "external_url")):
        return named
    words = (members.raw("title"), members.raw("date_published"), text_of(body))
    if not any(words):
        return None
    members.problems.append("no id or url: named by its text")
    made = sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()
    return f"sha256:{made[:32]}"


def _other_names(members: Members, item_id: str) -> tuple[str, ...]:
    """Its own address; the external one is another page's that it speaks of."""
    url = members.text("url")
    return (url,) if url and url != item_id else ()


def _byline(members: Members) -> str | None:
    """`authors` of 1.1, `author` of 1.0."""
    told = [*members.objects("authors"), *members.objects("author")]
    names = dict.fromkeys(one.text("name") for one in told)
    return ", ".join(name for name in names if name) or None


def _summary(members: Members, body: tuple[Block, ...]) -> str | None:
    said = plain(members.raw("summary"))
    return said if said and not plain(text_of(body)).startswith(said) else None


def _media(members: Members) -> Iterator[Media]:
    """The picture, and those attachments that are pictures, videos or sounds."""
    picture = members.first(("image", "banner_image"))
    if picture:
        yield Media(renditions=(Rendition(href=picture),))
    for one in members.objects("attachments"):
        mime, href = one.text("mime_type") or "", one.text("url")
        kind = _KINDS.get(mime.partition("/")[0].lower())
        if kind and href:
            length = size(one.value("size_in_bytes"))
            file = Rendition(href=href, mime=mime, bytes=length)
            yield Media(kind=kind, headline=one.text("title"), renditions=(file,))
