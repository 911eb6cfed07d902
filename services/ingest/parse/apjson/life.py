"""What an item says of its own life.

AP warns against `pubstatus` alone: signals and editorial types count as much.
"""

from schemas.story import Kind
from services.ingest.parse.apjson.subjects import categories
from services.ingest.parse.members import Members
from services.ingest.parse.wirestory import Signals


_NEWS = "newscontent"
_NOTES = ("ednote", "description_editornotes", "description_instructions")
_TYPES = ("editorialtypes", "editorialrole", "profile")
_ALERT = "apnewsalert"
_BANNER = "v"
# AP sends features with an "f", too: a flash is short.
_LONGEST_FLASH = 200


def signals_of(members: Members, words: int) -> Signals:
    """Everything that the life-cycle rules look at; `words`: how many the text has."""
    said = tuple(one.lower() for one in members.texts("signals"))
    notes = [note for name in _NOTES for note in members.texts(name)]
    short = words <= _LONGEST_FLASH
    return Signals(
        status=_status(members),
        embargoed=_embargoed(members),
        signals=said,
        types=tuple(dict.fromkeys(_types(members, said))),
        notes=tuple(dict.fromkeys(notes)),
        priority=members.text("editorialpriority") if short else None,
    )


def _types(members: Members, said: tuple[str, ...]) -> list[str]:
    told = [one.lower() for name in _TYPES for one in members.texts(name)]
    told += [name.lower() for name in _fixture(members)]
    # AP: what lacks this signal is not for publication (advisories, daybooks).
    if _NEWS not in said:
        told.append("advisory")
    if _ALERT in (members.text("slugline") or "").lower():
        told.append(_ALERT)
    # A picture under this category is a banner that tells desks of something.
    if members.text("type") == Kind.PICTURE and _BANNER in categories(members):
        told.append("advisory")
    return told


def _fixture(members: Members) -> tuple[str, ...]:
    """What comes at its hour each day; told by its name."""
    name = members.inner("fixture").text("name")
    return (name,) if name else ()


def _status(members: Members) -> str | None:
    """The status' own word; one that cannot be read is not taken for usable."""
    value = members.value("pubstatus")
    if value is None or value == "":
        return None
    said = members.text("pubstatus")
    return said.lower() if said else "unreadable"


def _embargoed(members: Members) -> str | None:
    """The embargo's end; one that cannot be read is an embargo without an end."""
    value = members.value("embargoed")
    return None if value is None else members.text("embargoed") or ""
