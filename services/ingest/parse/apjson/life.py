"""What an item says of its own life.

AP warns against `pubstatus` alone: signals and editorial types count as much.
"""

from schemas.story import Kind
from services.ingest.markup import plain
from services.ingest.parse.apjson.subjects import categories
from services.ingest.parse.apjson.takes import tags_of
from services.ingest.parse.embargoes import first_and_others, is_embargo
from services.ingest.parse.members import Members, word
from services.ingest.verdict.codes import own_word, worst
from services.ingest.wirestory import Signals


_NEWS = "newscontent"
_NOTES = ("ednote", "description_editornotes", "description_instructions")
_TYPES = ("editorialtypes", "editorialrole", "profile")
_ALERT = "apnewsalert"
_BANNER = "v"
# AP sends features with an "f", too: a flash is short.
_LONGEST_FLASH = 200


def signals_of(members: Members, words: int = 0) -> Signals:
    """Everything that the life-cycle rules look at; `words`: how many the text has."""
    embargoed, others = first_and_others(_embargoes(members))
    said = tuple(one.lower() for one in members.texts("signals"))
    notes = [plain(note) for name in _NOTES for note in members.texts(name)]
    notes += _advances(members)
    short = words <= _LONGEST_FLASH
    return Signals(
        status=_status(members),
        embargoed=embargoed,
        also_embargoed=others,
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


def _advances(members: Members) -> list[str]:
    """The slug's tags that close the story until their day ("Adv08")."""
    tags = tags_of(members.text("slugline"))
    return [tag for tag in tags if is_embargo(tag)]


def _status(members: Members) -> str | None:
    """The status' own word; one that cannot be read is not taken for usable."""
    told = [one for one in members.values("pubstatus") if one != ""]
    if any(word(one) is None for one in told):
        members.problems.append("pubstatus: not a text")
    return worst(own_word(word(one) or "unreadable") for one in told)


def _embargoes(members: Members) -> list[str]:
    """The embargoes' ends; one that cannot be read is an embargo without an end."""
    told = members.values("embargoed")
    if any(word(one) is None for one in told):
        members.problems.append("embargoed: not a text")
    return [word(one) or "" for one in told]
