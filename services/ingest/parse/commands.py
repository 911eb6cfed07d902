"""Kills, holds and releases in words, which name another message by its number.

Wires without a field for them open the text with "HOLD HOLD HOLD", "KILL KILL KILL"
and five bells, and name the message ("dpa 157").
"""

import re
from collections.abc import Iterable, Iterator

from schemas.article import OrderKind


# In capitals, at the start of a line, said at least twice or of two words.
_COMMANDS: tuple[tuple[OrderKind, re.Pattern[str]], ...] = (
    (
        OrderKind.KILL,
        re.compile(
            r"(?:MANDATORY KILL|KILL\W+KILL|STORNO\W+STORNO|ANNUL[EÉ]E?\W+ANNUL[EÉ]E?"
            r"|ANNULATION|ANULADA\W+ANULADA|ANULACI[OÓ]N|ANNULLARE\W+ANNULLARE"
            r"|MELDUNG ZURÜCKGEZOGEN)(?!\w)"
        ),
    ),
    (
        OrderKind.RELEASE,
        re.compile(
            r"(?:RELEASE\W+RELEASE|HOLD (?:LIFTED|RELEASED|CANCELLED)|RELEASES? HOLD"
            r"|ADVISORY TO RELEASE|FREIGABE\W+FREIGABE|FREIGABE DER)(?!\w)"
        ),
    ),
    (
        OrderKind.HOLD,
        re.compile(r"(?:HOLD\W+HOLD|BITTE ZURÜCKHALTEN)(?!\w)"),
    ),
)
_LINES = 12
_NOISE = " \t\x07\r*-+=_.:!#>(["
_NUMBER = (
    r"(?<![\w-])({names})(?:[ -](?:Meldung|story|item|dépêche))?[ -]{{0,3}}"
    r"(?:(?:Nr|No|Nummer|number)\.? {{0,3}})?0*(\d{{1,4}})(?![\d]|[.:]\d)"
)


def command_in(text: str) -> OrderKind | None:
    """The command that one of the first lines opens with."""
    for told in text.split("\n", _LINES)[:_LINES]:
        opened = told.lstrip(_NOISE)
        for kind, words in _COMMANDS:
            if words.match(opened):
                return kind
    return None


def numbers_in(text: str, senders: Iterable[str]) -> Iterator[str]:
    """The numbers on the first line that has any: later ones may be the substitute.

    A number stands behind the name of one of the senders, as in "dpa Nr. 0157".
    """
    names = "|".join(re.escape(one) for one in sorted(set(senders)) if one)
    number = re.compile(_NUMBER.format(names=names or "(?!)"), re.IGNORECASE)
    for told in text.split("\n"):
        found = [f"{one[1].lower()} {int(one[2])}" for one in number.finditer(told)]
        if found:
            yield from dict.fromkeys(found)
            return
