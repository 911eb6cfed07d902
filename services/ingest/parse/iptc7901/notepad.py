"""The note pad under a text: notes, contacts, links, none of them the story's.

# Notizblock
## Internet
- [title](address)
* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt
## Kontakte
- Redaktion: ...
dpa abc yydd n1 sku
"""

import re
from typing import NamedTuple

from schemas.story import SuppliedLink
from services.ingest.characters import line
from services.ingest.inline import address


class Notepad(NamedTuple):
    """The text above the note pad, and what is in it."""

    text: str
    notes: tuple[str, ...] = ()
    correction: str | None = None
    links: tuple[SuppliedLink, ...] = ()


_TITLE = re.compile(
    r"^# (?:Notizblock|Notebook|Bloc-notes|Bloc de notas|Note ?pad)\b[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# What parts the notes that may be published from the others, and says so.
_FENCE = re.compile(r"^\*(?: \*){2,}[ \t]*\n[^\n]*$", re.MULTILINE)
_SECTION = re.compile(r"^## *(.*)$", re.MULTILINE)
_ENTRY = re.compile(r"^[-*+] ", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)", re.IGNORECASE)
_CORRECTIONS = ("berichtigung", "correction", "korrektur", "corrección")
# The desk's initials, alone in the last paragraph: "dpa kre/su yysw a3 lön mda".
_CLOSING = re.compile(r"\n[ \t]*\n([^\W\d_]{2,8}(?: [\w/.-]{1,9}){1,9})\s*$")
# What other desks set under a text: initials, their name, that more follows.
_UNDER = re.compile(
    r"\n[ \t]*((?:[a-z]{2,4}(?:[/-][a-z]{1,4}){1,4}|afp|apa|ats|sda|efe|ansa|belga"
    r"|NNNN|ENDS?|ENDIT|ENDE|FIN|-30-"
    r"|\(?(?:folgt \w{2,8}|mehr(?: folgt)?|MORE|more|suite|à suivre|segue|sigue)\)?))"
    r"$"
)
_MOST_UNDER = 3
_LONGEST_CLOSING = 200


def read_notepad(text: str, sender: str) -> Notepad:
    """Part the note pad and the desk's closing line from the text."""
    text, under = _parted(text)
    closing = _closing(text, sender)
    if closing:
        text = text[: closing.start()]
    found = _TITLE.search(text)
    pad = text[found.end() :] if found else ""
    above = text[: found.start()] if found else text
    sections = _sections(pad)
    links = [link for _, told in sections for link in _LINK.finditer(told)]
    notes = [note for _, told in sections for note in _notes(told)]
    return Notepad(
        text=above,
        notes=tuple(
            dict.fromkeys([*notes, *([line(closing[1])] if closing else []), *under])
        ),
        correction=_correction(sections),
        links=tuple(SuppliedLink(title=line(x[1]), href=address(x[2])) for x in links),
    )


def _parted(text: str) -> tuple[str, list[str]]:
    under: list[str] = []
    while len(under) < _MOST_UNDER:
        text = text.rstrip()
        found = _UNDER.search(text, max(0, len(text) - _LONGEST_CLOSING))
        if not found:
            break
        under.insert(0, found[1].strip("()"))
        text = text[: found.start()]
    return text, under


def _closing(text: str, sender: str) -> re.Match[str] | None:
    found = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    if not found:
        return None
    name = found[1].split()[0].lower()
    return found if name in {"dpa", sender.partition("-")[0]} else None


def _sections(pad: str) -> list[tuple[str, str]]:
    """The parts of the pad by their titles, the first without one."""
    parts = _SECTION.split(_FENCE.sub("", pad))
    titles = ["", *(title.strip().lower() for title in parts[1::2])]
    return list(zip(titles, parts[0::2], strict=True))


def _notes(told: str) -> list[str]:
    """One note an entry; links alone are none."""
    entries = (line(one) for one in _ENTRY.split(told))
    return [one for one in entries if one and not _LINK.fullmatch(one)]


def _correction(sections: list[tuple[str, str]]) -> str | None:
    told = [text for title, text in sections if title.startswith(_CORRECTIONS)]
    return next((note for text in told for note in _notes(text)), None)
