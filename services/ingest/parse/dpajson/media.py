"""`associations`: the pictures, videos and sounds that stand with an entry."""

from schemas.story import Media, Rendition
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.members import Members


def media(members: Members, item_id: str, caption: str | None) -> tuple[Media, ...]:
    """The media, the one to show first in front; `caption`: of the entry's own."""
    found = [one for one in members.objects("associations") if _kind(one)]
    found.sort(key=lambda one: one.value("is_featureimage") is not True)
    return tuple(
        _medium(one, caption if one.text("urn") == item_id else None) for one in found
    )


def _kind(one: Members) -> MediumKind | None:
    told = one.text("type")
    kind = medium_kind(told)
    if told and kind is None:
        one.problems.append("associations: of a kind that is not known")
    return kind


def _medium(one: Members, caption: str | None) -> Media:
    return Media(
        id=one.text("urn"),
        kind=_kind(one) or "picture",
        headline=one.text("headline"),
        caption=one.text("caption") or caption,
        credit=one.text("creditline"),
        renditions=tuple(r for file in one.objects("renditions") if (r := _file(file))),
    )


def _file(file: Members) -> Rendition | None:
    href = file.first(("url", "href"))
    if not href:
        return None
    return Rendition(
        href=href,
        role=file.text("role"),
        mime=file.text("mimetype"),
        width=size(file.value("width")),
        height=size(file.value("height")),
        bytes=size(file.value("sizeinbytes")),
    )
