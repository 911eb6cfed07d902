"""Pictures, graphics, videos and sounds: as items of their own and beside a story."""

from schemas.story import Kind, Media, Rendition, Rights
from services.ingest.markup import plain
from services.ingest.parse.apjson.life import signals_of
from services.ingest.parse.embargoes import LEFT_OUT, may_be_shown
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.members import Members


def media(members: Members, item_id: str, kind: Kind) -> tuple[Media, ...]:
    """The item's own medium, then those that stand with it."""
    life, sent = signals_of(members), members.text("versioncreated")
    beside = []
    for one in associated(members):
        if medium := _associated(one):
            if may_be_shown(signals_of(one), life, sent):
                beside.append(medium)
            else:
                members.problems.append(LEFT_OUT)
    own = medium_kind(kind.value)
    return (_medium(members, own, item_id), *beside) if own else tuple(beside)


def associated(members: Members) -> list[Members]:
    """The items that stand with this one, named or listed."""
    if isinstance(members.value("associations"), list):
        return members.objects("associations")
    return [one for _, one in members.named("associations")]


def _associated(one: Members) -> Media | None:
    kind = medium_kind(one.text("type"))
    return _medium(one, kind, name_of(one)) if kind else None


def name_of(one: Members) -> str | None:
    """The name of an item, among its others or right in it."""
    return one.inner("altids").text("itemid") or one.text("itemid")


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
