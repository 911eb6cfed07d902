"""Pictures, graphics, videos and sounds: as items of their own and beside a story."""

from schemas.story import Kind, Media, Rendition, Rights
from services.ingest.markup import plain
from services.ingest.parse.medium import MediumKind, medium_kind
from services.ingest.parse.members import Members, size


_GONE = frozenset({"canceled", "cancelled", "withheld"})


def media(members: Members, item_id: str, kind: Kind) -> tuple[Media, ...]:
    """The item's own medium, then those that stand with it."""
    found = [one for _, one in members.named("associations")]
    if isinstance(members.value("associations"), list):
        found = members.objects("associations")
    beside = tuple(m for one in found if (m := _associated(one)))
    own = medium_kind(kind.value)
    return (_medium(members, own, item_id), *beside) if own else beside


def _associated(one: Members) -> Media | None:
    kind = medium_kind(one.text("type"))
    if kind is None or (one.text("pubstatus") or "").lower() in _GONE:
        return None
    names = one.inner("altids")
    return _medium(one, kind, names.text("itemid") or one.text("itemid"))


def _medium(one: Members, kind: MediumKind, item_id: str | None) -> Media:
    caption = one.first(("description_caption", "caption"))
    terms = one.texts("usageterms")
    return Media(
        id=item_id,
        kind=kind,
        headline=one.first(("headline", "title")),
        caption=plain(caption) if caption else None,
        credit=one.first(("description_creditline", "creditline")),
        byline=one.inner("photographer").text("name"),
        rights=Rights(usage_terms=terms, restricted=True) if terms else None,
        renditions=tuple(
            r for name, file in one.named("renditions") if (r := _file(name, file))
        ),
    )


def _file(name: str, file: Members) -> Rendition | None:
    """A file of the medium; captions and scripts are texts."""
    href = file.text("href")
    if not href or (file.text("type") or "") == "text":
        return None
    return Rendition(
        href=href,
        role=name,
        mime=file.text("mimetype"),
        width=size(file.value("width")),
        height=size(file.value("height")),
        bytes=size(file.value("sizeinbytes")),
    )
