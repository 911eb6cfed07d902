"""Kills, holds and releases, which name another message by its number.

The format has no field for them: "HOLD HOLD HOLD", "KILL KILL KILL" and five bells
open the text, which names the message ("dpa 157").
"""

import re
from collections.abc import Iterator

from schemas.article import OrderKind
from services.ingest.parse.iptc7901.envelope import Message
from services.ingest.parse.wirestory import Orders, Target


# In capitals, at the start of a line, said at least twice or of two words.
_COMMANDS: tuple[tuple[OrderKind, re.Pattern[str]], ...] = (
    (
        OrderKind.KILL,
        re.compile(r"(?:MANDATORY KILL|KILL\W+KILL|STORNO\W+STORNO)(?!\w)"),
    ),
    (
        OrderKind.RELEASE,
        re.compile(
            r"(?:RELEASE\W+RELEASE|HOLD (?:LIFTED|RELEASED)|RELEASES? HOLD"
            r"|ADVISORY TO RELEASE|FREIGABE\W+FREIGABE|FREIGABE DER)(?!\w)"
        ),
    ),
    (
        OrderKind.HOLD,
        re.compile(r"(?:HOLD\W+HOLD|BITTE ZURÜCKHALTEN)(?!\w)"),
    ),
)
_LINES = 12
_NOISE = re.compile(r"^[\W_]*")
_NUMBER = (
    r"(?<![\w-])({names})[ -]+(?:(?:Nr|No|Nummer|number)\.? *)?0*(\d{{1,4}})(?!\d)"
)


def orders(message: Message) -> Orders | None:
    """The orders that a message gives; without a number they name nobody."""
    kind = _command(message.text)
    if kind is None:
        return None
    targets = (Target(kind=kind, name=name, recurring=True) for name in _names(message))
    return Orders(targets=tuple(targets), at=message.sent)


def _command(text: str) -> OrderKind | None:
    for told in text.split("\n", _LINES)[:_LINES]:
        opened = _NOISE.sub("", told)
        for kind, words in _COMMANDS:
            if words.match(opened):
                return kind
    return None


def _names(message: Message) -> Iterator[str]:
    """The numbers on the first line that has any: later ones may be the substitute."""
    senders = {"dpa", message.service, message.sender, message.sender.partition("-")[0]}
    names = "|".join(re.escape(one) for one in sorted(senders) if one)
    number = re.compile(_NUMBER.format(names=names), re.IGNORECASE)
    for told in message.text.split("\n"):
        found = [f"{one[1].lower()} {int(one[2])}" for one in number.finditer(told)]
        if found:
            yield from dict.fromkeys(found)
            return
