"""Kills, holds and releases in words, which name another message by its number.

Wires without a field for them open the text with "HOLD HOLD HOLD", "KILL KILL KILL"
and five bells, or say it in a sentence, and name the message ("dpa 157"). A command is
said twice, stands alone on its line, or names a number: "KILL BILL im Kino" is none.
"""

import re
from collections.abc import Iterable, Iterator

from schemas.article import OrderKind
from services.ingest.characters import line
from services.ingest.parse.openings import meaning_of


# No word of the verdict's, for it is never said of the item itself.
_TWICE = re.compile(r"(RELEASE|FREIGABE)\W+\1(?!\w)")
_ALONE = re.compile(
    r"HOLD (?:LIFTED|RELEASED|CANCELLED)|RELEASES? HOLD|ADVISORY TO RELEASE"
)
_WITH_NUMBER = re.compile(rf"(?:{_ALONE.pattern}|RELEASE|FREIGABE)(?!\w)(?! FOR(?!\w))")
_KINDS = {"kill": OrderKind.KILL, "hold": OrderKind.HOLD}
_BLANK_LINE = re.compile(r"\n[ \t\r\x07]*(?:\n[ \t\r\x07]*)+")
_WITHIN = 4_000
_LINES = 12
_PARAGRAPHS = 6
_NOISE = " \t\x07\r\n*-+=_.:!#>(["
_NUMBER = (
    r"(?<![\w-])({names})(?:[ -](?:Meldung|story|item|dépêche))?[ -]{{0,3}}"
    r"(?:(?:Nr|No|Nummer|number)\.? {{0,3}})?0*(\d{{1,4}})(?![\d]|[.:]\d)"
)
_URN = re.compile(r"\burn:\S+")


def command_in(text: str, senders: Iterable[str]) -> OrderKind | None:
    """The command that one of the first lines or paragraphs is."""
    number = _number(senders)
    found = (_command(told, number) for told in _openings(text))
    return next(filter(None, found), None)


def numbers_in(text: str, senders: Iterable[str]) -> Iterator[str]:
    """The numbers on the first line that has any: later ones may be the substitute.

    A number stands behind the name of one of the senders, as in "dpa Nr. 0157".
    """
    number = _number(senders)
    for told in text.split("\n"):
        found = [f"{one[1].lower()} {int(one[2])}" for one in number.finditer(told)]
        if found:
            yield from dict.fromkeys(found)
            return


def _number(senders: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(one) for one in sorted(set(senders)) if one)
    return re.compile(_NUMBER.format(names=names or "(?!)"), re.IGNORECASE)


def _openings(text: str) -> Iterator[str]:
    """The first paragraph's lines, then each paragraph and the line that opens it."""
    parts = _BLANK_LINE.split(text[:_WITHIN].lstrip(_NOISE), _PARAGRAPHS)[:_PARAGRAPHS]
    yield from parts[0].split("\n", _LINES)[:_LINES]
    for one in parts:
        yield from (one, one.partition("\n")[0])


def _command(told: str, number: re.Pattern[str]) -> OrderKind | None:
    """Read without the names of others, which may stand anywhere in it."""
    said = line(told).strip(_NOISE)
    bare = line(_URN.sub("", number.sub("", said))).strip(_NOISE)
    if _releases(bare, names=bare != said):
        return OrderKind.RELEASE
    return _KINDS.get(meaning_of(bare) or "")


def _releases(said: str, *, names: bool) -> bool:
    if _TWICE.match(said) or _ALONE.fullmatch(said):
        return True
    return names and _WITH_NUMBER.match(said) is not None
