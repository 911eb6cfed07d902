"""The dateline that opens a story: place, often a day, and the agency.

Berlin (dpa) -                 LONDON, March 5 (Reuters) -
Berlin/Paris (dpa/lni) -       TOKYO, March 5 Kyodo -
Madrid, 5 mar (EFE).-          (ANSA) - ROMA, 5 MAR -
KØBENHAVN 5. marts /ritzau/    MOSCOW, March 5. /TASS/.
Bern (ats)                     Text
"""

import re

from services.ingest.characters import line


_PLACE = r"[^\W\d_][^\n()]{1,60}?"
_STOP = r"(?:[ ]?(?:[-\u2013\u2014_=:]|\.[-\u2013 ]))"
_AGENCY = r"[^\W\d_][\w./&+-]{0,15}|(?:[A-Z][\w.]{1,12} ){1,2}[A-Z][\w.]{1,12}"
_BRACKETS = re.compile(rf"({_PLACE} \(({_AGENCY})\)){_STOP}")
# Without a dash behind it only a bracket in which an agency is known to stand.
_KNOWN = re.compile(
    rf"({_PLACE} \(((?:afp|ansa|ap|apa|ats|awp|belga|ctk|čtk|dapd|dpa|efe|epd|kna|lusa"
    r"|mti|ntb|pap|reuters|rtr|sda|si|sid|sta|tass|tt|upi|wam)(?:[/-][\w-]{1,12})?)\)"
    r")(?=[ ])",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(\(([^\W\d_]{2,12})\) ?[-\u2013\u2014] ?([^\W\d_][^\n()-]{1,60}?)) ?[-\u2013\u2014] "
)
_SLASHES = re.compile(rf"({_PLACE} /([^\W\d_]{{2,12}})/)(?:[.: -]|$)")
_BARE = re.compile(
    r"([A-Z][A-Z .'-]{1,40}, [A-Z][a-z]{2,8}\.? \d{1,2} (Kyodo|AAP|IANS|PTI|Jiji))"
    rf"{_STOP}"
)
_LONGEST = 300
_DATE_BEHIND = re.compile(r"[,.]? *\b\d|, *(?=[A-Z][a-z]{2,8}\.? \d)")
# "Frankfurt/Main" is one place.
_LANDS = re.compile(r"\s*(?:/(?!(?:Main|M|Oder|Saale|Neckar)\b)|;)\s*|\s(?:und|and)\s")


def dateline_of(text: str) -> str | None:
    """The dateline at the start of a text, without what parts it from the text."""
    opening = line(text.lstrip()[:_LONGEST])
    found = _found(opening)
    return found[1] if found and not found[1].lstrip("(")[0].islower() else None


def agency_of(dateline: str) -> str | None:
    """The agency that a dateline names, lower case: `dpa` of "(dpa/lni)"."""
    found = _found(f"{dateline} - ")
    return re.split(r"[/ -]", found[2], maxsplit=1)[0].lower() if found else None


def places_of(dateline: str) -> tuple[str, ...]:
    """The places of a dateline, without day and agency."""
    if found := _FIRST.match(f"{dateline} - "):
        whole = found[3]
    else:
        whole = re.split(r" \(| /[^\W\d_]", dateline, maxsplit=1)[0]
    bare = _DATE_BEHIND.split(whole, maxsplit=1)[0]
    # The dot of "CHATHAM, Mass." belongs to it.
    marks = " ,-" if "," in bare else " ,-."
    return tuple(one for part in _LANDS.split(bare) if (one := part.strip(marks)))


def _found(opening: str) -> re.Match[str] | None:
    forms = (_BRACKETS, _KNOWN, _SLASHES, _BARE, _FIRST)
    return next((found for form in forms if (found := form.match(opening))), None)
