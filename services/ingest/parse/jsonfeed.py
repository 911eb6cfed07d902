"""JSON Feed 1.0 and 1.1: each item of the feed is one of the wire."""

from collections.abc import Iterator
from hashlib import sha256

from schemas.article import Subject
from schemas.blocks import Block
from schemas.reasons import Reject, Skip
from schemas.story import Media, Rendition
from services.ingest.json import Json, JsonObject, canonical, document
from services.ingest.markup import blocks_of_html, blocks_of_text, plain, text_of
from services.ingest.parse.addresses import resolved, with_whole_links
from services.ingest.parse.bounds import MOST_SHARED, bounded
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.members import Members
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped, WireStory


_NAMES = ("id", "url", "external_url")


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item."""
    read = document(body, hint.encoding)
    if not isinstance(read.value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "no object")
    feed = Members(_shared(read.value), list(read.problems))
    items = read.value.get("items")
    if not isinstance(items, list):
        raise Rejected(Reject.WRONG_STRUCTURE, "no list of items")
    if not items:
        return (Skipped(Skip.EMPTY, "no items in the message"),)
    return tuple(_outcome(item, feed, read.problems) for item in bounded(items))


def _shared(feed: JsonObject) -> JsonObject:
    """What is read with every item, none of it longer than anybody says."""
    return {name: _cut(said) for name, said in feed.items() if name != "items"}


def _cut(value: Json) -> Json:
    """No text of it longer than a line; depth is bounded by what reads JSON."""
    match value:
        case str():
            return value[:MOST_SHARED]
        case list():
            return [_cut(one) for one in value]
        case dict():
            return {name: _cut(one) for name, one in value.items()}
        case _:
            return value


def _outcome(item: Json, feed: Members, problems: tuple[str, ...]) -> Parsed:
    if not isinstance(item, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an item that is no object")
    members = Members(item, list(problems))
    body = _body(members, _bases(members, feed))
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
        named=bool(members.first(_NAMES)),
        alt_ids=_other_names(members, item_id),
        version_created=members.first(("date_modified", "date_published")),
        first_created=members.text("date_published"),
        dated=members.first(("date_published", "date_modified")),
        language=members.text("language") or feed.text("language"),
        headline=plain(members.raw("title")) or None,
        byline=_byline(members) or _byline(feed),
        summary=_summary(members, body),
        body=body,
        media=(*_pictures(members, feed), *_attachments(members, feed)),
        keywords=tags,
        subjects=tuple(Subject(name=tag) for tag in tags),
        supplied_section=next(iter(tags), None),
        problems=tuple(dict.fromkeys(members.problems)),
    )


def _bases(members: Members, feed: Members) -> tuple[str, ...]:
    """What an address without a host is seen from."""
    said = (members.text("url"), feed.text("home_page_url"), feed.text("feed_url"))
    return tuple(base for base in said if base)


def _body(members: Members, bases: tuple[str, ...]) -> tuple[Block, ...]:
    """The text with markup, else the plain one, else the summary."""
    marked = blocks_of_html(with_whole_links(members.raw("content_html"), bases))
    unmarked = () if marked else blocks_of_text(members.raw("content_text"))
    return marked or unmarked or blocks_of_text(members.raw("summary"))


def _identity(members: Members, body: tuple[Block, ...]) -> str | None:
    """The id (a number is taken as text), else the address, else a hash of the words.

    JSON Feed 1.1: "If an id is presented as a number or other type, a JSON Feed reader
    must coerce it to a string."
    """
    if named := members.first(_NAMES):
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
    """`authors` of 1.1, else `author` of 1.0, which a feed may send beside it."""
    for name in ("authors", "author"):
        names = dict.fromkeys(one.text("name") for one in members.objects(name))
        if said := [one for one in names if one]:
            return ", ".join(said)
    return None


def _summary(members: Members, body: tuple[Block, ...]) -> str | None:
    """Not one that only begins the text, cut off or whole."""
    said = plain(members.raw("summary"))
    begins = plain(text_of(body)).startswith(said.rstrip(" .\u2026[]"))
    return said if said and not begins else None


def _pictures(members: Members, feed: Members) -> Iterator[Media]:
    """The item's picture; its banner is the same in another shape."""
    found = [
        Rendition(href=resolved(address, _bases(members, feed)), role=role)
        for name, role in (("image", None), ("banner_image", "banner"))
        if (address := members.text(name))
    ]
    if found:
        yield Media(renditions=tuple(found))


def _attachments(members: Members, feed: Members) -> Iterator[Media]:
    """Those that are pictures, videos or sounds.

    JSON Feed 1.1: "if there are multiple attachments, and two or more have the exact
    same title, then they are considered as alternate representations of the same thing."
    """
    sets: dict[tuple[MediumKind, str], list[Rendition]] = {}
    for one in members.objects("attachments"):
        mime, address = one.text("mime_type") or "", one.text("url")
        if address and (kind := medium_kind(mime)):
            href = resolved(address, _bases(members, feed))
            file = Rendition(
                href=href, mime=mime, bytes=size(one.value("size_in_bytes"))
            )
            sets.setdefault((kind, one.text("title") or href), []).append(file)
    for (kind, title), files in sets.items():
        headline = None if title == files[0].href else title
        yield Media(kind=kind, headline=headline, renditions=tuple(files))
