"""IPTC 7901 and ANPA 1312 by their control characters."""

import re
from collections.abc import Iterator

from tests.ingest.corpus.expected import Expected, skip_of


_HEAD_END = re.compile(r" =\s*\n")
_NOTEPAD = re.compile(r"\n# Not|\n\ndpa [a-z]+ [a-z]+|\x03")
_DRAWN = re.compile(r"^\s*\||\|\s*$|^ *\* ", re.MULTILINE)


def decoded(body: bytes, other: str) -> str:
    """UTF-8, else the wire's old character set."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode(other)


def items_7901(body: bytes) -> Iterator[Expected]:
    """Each message: the head ends with `=`, the text with the note pad or ETX."""
    for message in decoded(body, "latin-1").split("\x01")[1:]:
        _, _, told = message.partition("\x02")
        head, _, rest = told.partition("=")
        parts = _HEAD_END.split(told, maxsplit=1)
        text = _NOTEPAD.split(parts[1] if len(parts) > 1 else rest, maxsplit=1)[0]
        lines = [line.strip() for line in head.splitlines() if line.strip()]
        titles = [line for line in lines if not line.startswith("(")]
        yield Expected(
            skips=skip_of(headline=" ".join(titles[:1]), notes=tuple(lines)),
            headline=titles[0] if titles else "",
            texts=(_DRAWN.sub("", text),),
        )


def items_anpa(body: bytes) -> Iterator[Expected]:
    """Each message: lines of the head begin with `^` and end with `<`."""
    for message in decoded(body, "cp1252").split("\x01")[1:]:
        told = message.partition("\x02")[2].partition("\x03")[0]
        lines = told.splitlines()
        heads = [one for one in lines if re.match(r"\^[^*<]+<", one)]
        yield Expected(
            headline=heads[0].strip("^<") if heads else "",
            texts=("\n".join(one for one in lines if not one.startswith("^")),),
        )
