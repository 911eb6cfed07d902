"""A page's text and media as its parts and the items that it shows now allow."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from pydantic_core import from_json

from schemas.identity import name_id
from schemas.state import Standing, Truth
from services.publish.standing import can_be_shown, is_medium, parts_of


Json = dict[str, object]
# Of a take's rights those that bind whoever reads the page.
BINDING = ("territories", "usage_terms")
# What a story's medium may lack that the item it names says.
FILLED = ("headline", "caption", "credit", "byline", "rights", "renditions")


def composed(now: datetime, truth: Truth) -> Json:
    """The content with its takes behind it, and only media that may be shown."""
    content: Json = from_json(truth.content or "{}")
    parts = parts_of(now, truth)
    texts = [content, *(from_json(part.state.content or "{}") for part in parts)]
    if len(texts) == 1 and not truth.pictures:
        return content
    items = {item.article_id: item for item in truth.pictures}
    shown = [_with_media(now, text, truth.agency, items) for text in texts]
    content["media"], content["body"] = _joined(shown)
    content["takes"] = [str(part.state.article_id) for part in parts]
    content["corrections"] = _told(texts, "corrections", by="at")
    if rights := _strictest(content, texts[1:]):
        content["rights"] = rights
    return content


Shown = tuple[list[Json | None], list[Json]]


def _with_media(
    now: datetime, text: Json, agency: str, items: Mapping[UUID, Standing]
) -> Shown:
    """The media, None where one may not be shown, and the blocks."""
    media = [_shown(now, one, agency, items) for one in _list(text, "media")]
    return media, _list(text, "body")


def _shown(
    now: datetime, medium: Json, agency: str, items: Mapping[UUID, Standing]
) -> Json | None:
    item = items.get(name_id(agency, str(medium["id"]))) if "id" in medium else None
    if item is None:
        return medium
    if not can_be_shown(now, item):
        return None
    return _filled(medium, item) if is_medium(item) else medium


def _filled(medium: Json, item: Standing) -> Json:
    """What the story lacks is taken from the item; what it says itself stays."""
    told: Json = from_json(item.content or "{}")
    found = _list(told, "media")
    same = [one for one in found if one.get("kind") == medium.get("kind")]
    own = next(iter(same or found), {})
    known = {name: own.get(name) or told.get(name) for name in FILLED}
    lacking = {name: v for name, v in known.items() if v and not medium.get(name)}
    return medium | lacking


def _joined(texts: Sequence[Shown]) -> Shown:
    """All media and all blocks, whose media blocks count through the whole page."""
    media: list[Json | None] = []
    body: list[Json] = []
    for shown, blocks in texts:
        places = _places(shown, len(media))
        media += [one for one in shown if one is not None]
        body += _placed(blocks, places)
    return media, body


def _places(media: Sequence[Json | None], first: int) -> dict[object, int]:
    kept = [number for number, one in enumerate(media) if one is not None]
    return {number: first + place for place, number in enumerate(kept)}


def _placed(blocks: Iterable[Json], places: Mapping[object, int]) -> list[Json]:
    """Without the blocks of media that are not shown."""
    placed = (
        block | {"index": places.get(block["index"])} if _is_place(block) else block
        for block in blocks
    )
    return [b for b in placed if not _is_place(b) or b["index"] is not None]


def _is_place(block: Json) -> bool:
    return block.get("type") == "media"


def _strictest(content: Json, takes: Iterable[Json]) -> Json:
    """The lead's rights, and whatever binds the reader of any of its parts."""
    rights = _rights(content)
    for others in map(_rights, takes):
        differ = [_list_of(one, "territories") for one in (rights, others)]
        # No list of places says where both texts may be read.
        is_unclear = all(differ) and differ[0] != differ[1]
        if is_unclear or others.get("restricted"):
            rights = rights | {"restricted": True}
        joined = {name: _both(rights, others, name) for name in BINDING}
        rights = others | rights | {name: all_ for name, all_ in joined.items() if all_}
    return rights


def _both(rights: Json, others: Json, name: str) -> list[object]:
    return list(dict.fromkeys([*_list_of(rights, name), *_list_of(others, name)]))


def _rights(text: Json) -> Json:
    rights = text.get("rights")
    return rights if isinstance(rights, dict) else {}


def _list_of(rights: Json, name: str) -> list[object]:
    value = rights.get(name)
    return value if isinstance(value, list) else []


def _told(texts: Iterable[Json], name: str, by: str) -> list[Json]:
    found = [one for text in texts for one in _list(text, name)]
    return sorted(found, key=lambda one: str(one.get(by)))


def _list(text: Json, name: str) -> list[Json]:
    value = text.get(name)
    return value if isinstance(value, list) else []
