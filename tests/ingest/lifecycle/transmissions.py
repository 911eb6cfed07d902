"""The wires of control characters: IPTC 7901 as dpa writes it, and ANPA 1312."""

import re

from tests.ingest.lifecycle.cells import Cells, Column, Mutation, Row, Way, unchanged


_TAGGED = re.compile(
    rb"\A([^\x02]*\x02)(?:[ \t\r]*\n)*(?:(?:\([^()]*\)|[A-Z0-9][A-Z0-9 ]+)[ \r]*\n)*"
)
_BELLS = b"\x07" * 5


def _fresh_7901(body: bytes) -> bytes:
    """Without tags and notes before the headline, and without bells."""
    return _TAGGED.sub(rb"\1", body).replace(b"\x07", b"")


def _above(said: str) -> Mutation:
    """Put lines before the headline."""

    def mutation(body: bytes) -> bytes:
        head, start, text = body.partition(b"\x02")
        return head + start + said.encode() + b"\r\n" + text

    return mutation


def _instead(said: str) -> Mutation:
    """Put a text in the place of the story's."""

    def mutation(body: bytes) -> bytes:
        head, start, text = body.partition(b"\x02")
        trailer = text[text.index(b"\x03") :]
        return head + start + said.encode() + b"\r\n\r\n" + trailer

    return mutation


_WAYS_7901: Cells = {
    Row.NEW: {"first seen": Way(unchanged)},
    Row.UPDATE: {
        "1ST LEAD": Way(_above("1ST LEAD")),
        "2ND LEAD": Way(_above("2ND LEAD")),
    },
    Row.CORRECTION: {
        "CORRECTION": Way(_above("CORRECTION")),
        "(Berichtigung: ...)": Way(
            _above("(Berichtigung: Richtig ist im 1. Absatz 6.00 Uhr.)")
        ),
        "(KORREKTUR)": Way(_above("(KORREKTUR)")),
    },
    Row.KILL: {
        "KILL KILL KILL": Way(
            _instead("KILL KILL KILL\r\n\r\nBitte dpa 0312 nicht verwenden."),
            names=True,
        ),
        "KILL and five bells": Way(
            _instead("\x07\x07\x07\x07\x07\r\nKILL KILL KILL dpa 157"), names=True
        ),
    },
    Row.HOLD: {
        "HOLD HOLD HOLD": Way(
            _instead("HOLD HOLD HOLD\r\n\r\nBitte dpa 0312 nicht verwenden."),
            names=True,
        ),
    },
    Row.EMBARGO: {
        "(Sperrfrist: ...)": Way(
            _above("(Sperrfrist: 2. November 2026, 6.00 Uhr GMT)")
        ),
        "(Sperrfrist)": Way(_above("(Sperrfrist)"), undated=True),
    },
    Row.ADVISORY: {
        "(Achtung - Planungshinweis)": Way(_above("(Achtung - Planungshinweis)")),
        "(Planungshinweis)": Way(_above("(Planungshinweis)")),
        "(advisory)": Way(_above("(advisory)")),
    },
    Row.ALERT: {
        "(Eil )": Way(_above("(Eil )")),
        "five bells": Way(_above(_BELLS.decode())),
    },
}

IPTC_7901 = Column(
    name="7901",
    heading="7901 (dpa)",
    own="iptc7901/ferry.txt",
    real=("iptc7901", "*"),
    fresh=_fresh_7901,
    ways=_WAYS_7901,
    blank=frozenset({Row.TEST}),
)

_SLUG = re.compile(rb"(\x02\^[^,<\n]+)[^<\n]*<")
_KEYWORD = re.compile(rb"\A([^\x02]*?\n)[a-z](?= )")
_TAKE = re.compile(
    rb"\A([^\x02]*?\n[a-z] [^\r\n]*?[-\w]+) +\d\w\w? ?Ld[^\r\n]*?(?=  +\d)"
)
_NOTES = re.compile(rb"(?<=\n)\^\(?Eds[^<]*<\r?\n")
_TEXT = re.compile(rb"(?<=\n)\t[^\x03]*")
_ADVANCED = re.compile(rb"(\x02[^\n]*\n)")


def _fresh_anpa(body: bytes) -> bytes:
    """Without tags in slug and keyword line, of regular priority."""
    body = _SLUG.sub(rb"\1<", body, count=1)
    body = _TAKE.sub(rb"\1", _NOTES.sub(b"", body))
    return _KEYWORD.sub(rb"\1r", body)


def _tagged(tag: str) -> Mutation:
    """Put a tag behind the slug's name."""
    return lambda body: _SLUG.sub(rb"\1, " + tag.encode() + b"<", body, count=1)


def _flash(letter: str) -> Mutation:
    """A short text of that priority: AP sends features with an "f", too."""

    def mutation(body: bytes) -> bytes:
        body = _KEYWORD.sub(rb"\1" + letter.encode(), body)
        return _TEXT.sub(b"\t   OSLO (NW) _ The minister resigns.\r\n\t", body, count=1)

    return mutation


def _line(said: str) -> Mutation:
    """Put a line of the head under the slug."""
    return lambda body: _ADVANCED.sub(rb"\1^" + said.encode() + b"<\r\n", body, count=1)


def _alert(body: bytes) -> bytes:
    return _SLUG.sub(b"\x02^BC-NO--APNewsAlert<", body, count=1)


_WAYS_ANPA: Cells = {
    Row.NEW: {"first seen": Way(unchanged)},
    Row.UPDATE: {
        "1st Ld": Way(_tagged("1st Ld")),
        "1st Ld-Writethru": Way(_tagged("1st Ld-Writethru")),
        "1st Add": Way(_tagged("1st Add")),
        "Writethru": Way(_tagged("Writethru")),
    },
    Row.CORRECTION: {
        "Corrective": Way(_tagged("Corrective")),
        "Correction": Way(_tagged("Correction")),
    },
    Row.KILL: {
        "Kill": Way(_tagged("Kill"), names=True),
        "Elimination": Way(_tagged("Elimination"), names=True),
        "Disregard": Way(_tagged("Disregard"), names=True),
    },
    Row.HOLD: {"Withhold": Way(_tagged("Withhold"), names=True)},
    Row.EMBARGO: {
        "HFR": Way(_tagged("HFR"), undated=True),
        "Adv with a day": Way(_line("Adv for 0600 GMT November 2, 2026")),
        "For release": Way(_line("For release 0600 GMT November 2, 2026")),
    },
    Row.ADVISORY: {
        "Advisory": Way(_tagged("Advisory")),
        "Daybook": Way(_tagged("Daybook")),
    },
    Row.ALERT: {
        "APNewsAlert": Way(_alert),
        "priority f": Way(_flash("f")),
        "priority b": Way(_flash("b")),
    },
}

ANPA = Column(
    name="ANPA",
    heading="ANPA (from memory, check)",
    own="anpa1312/ferry.tst",
    real=("anpa1312", "*.tst"),
    fresh=_fresh_anpa,
    ways=_WAYS_ANPA,
    blank=frozenset({Row.TEST}),
)
