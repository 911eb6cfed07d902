"""Messages changed at random, each told by a seed and a number, the same everywhere."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from services.ingest.json import Json
from services.ingest.parse import PARSERS
from tests.ingest.fields import loaded, paths, put, sayable
from tests.ingest.odd_values import KINDS, TEXTS
from tests.ingest.spoiling import SPOILERS


Mutator = Callable[[bytes, Random, bytes], bytes]

# A message grows only so far: cost is measured elsewhere, by the megabyte.
LONGEST = 1024 * 1024
_TAG = re.compile(rb"</?[A-Za-z_][\w:.-]*")
_CLOSING = re.compile(rb"</[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
_VALUE = re.compile(rb"""(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)|(?<=: ")[^"]*(?=")""")
_NAME = re.compile(rb'"(\w+)"\s*:')
_NUMBER = re.compile(rb"\d+")


class Mutant(NamedTuple):
    """A message that was made of a format's, and how."""

    number: int
    form: str
    ways: tuple[str, ...]
    body: bytes


def mutants(
    bases: Mapping[str, Sequence[bytes]], seed: int, numbers: range
) -> Iterator[Mutant]:
    """One mutant a number, the formats in turns; a sixth meets another's parser."""
    forms = [form for form in PARSERS if bases.get(form)]
    for number in numbers:
        dice = Random(f"{seed}/{number}")  # noqa: S311 - repeatable, not secret
        form = forms[number % len(forms)]
        body, other = dice.choice(bases[form]), dice.choice(bases[dice.choice(forms)])
        ways = dice.choices(tuple(MUTATORS), k=dice.choice((1, 1, 2, 3, 5)))
        for way in ways:
            body = MUTATORS[way](body, dice, other)[:LONGEST]
        reader = dice.choice(forms) if dice.random() < 1 / 6 else form
        yield Mutant(number, reader, tuple(ways), body)


def _flipped(body: bytes, dice: Random, _: bytes) -> bytes:
    changed = bytearray(body)
    for _number in range(dice.choice((1, 4, 32)) if body else 0):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _overwritten(body: bytes, dice: Random, _: bytes) -> bytes:
    at = dice.randrange(len(body) + 1)
    return body[:at] + dice.randbytes(dice.choice((1, 3, 40))) + body[at + 3 :]


def _cut(body: bytes, dice: Random, _: bytes) -> bytes:
    return body[: dice.randrange(len(body) + 1)]


def _without_piece(body: bytes, dice: Random, _: bytes) -> bytes:
    start, end = _span(body, dice)
    return body[:start] + body[end:]


def _piece_again(body: bytes, dice: Random, _: bytes) -> bytes:
    start, end = _span(body, dice)
    times = dice.choice((1, 2, 30))
    return body[:end] + body[start:end] * times + body[end:]


def _piece_elsewhere(body: bytes, dice: Random, _: bytes) -> bytes:
    start, end = _span(body, dice)
    rest = body[:start] + body[end:]
    at = dice.randrange(len(rest) + 1)
    return rest[:at] + body[start:end] + rest[at:]


def _spliced(body: bytes, dice: Random, other: bytes) -> bytes:
    return body[: dice.randrange(len(body) + 1)] + other[_span(other, dice)[0] :]


def _with_foreign_piece(body: bytes, dice: Random, other: bytes) -> bytes:
    start, end = _span(other, dice)
    at = dice.randrange(len(body) + 1)
    return body[:at] + other[start:end] + body[at:]


def _tags_swapped(body: bytes, dice: Random, _: bytes) -> bytes:
    return _swapped(body, dice, _TAG)


def _values_swapped(body: bytes, dice: Random, _: bytes) -> bytes:
    return _swapped(body, dice, _VALUE)


def _names_swapped(body: bytes, dice: Random, _: bytes) -> bytes:
    return _swapped(body, dice, _NAME)


def _not_closed(body: bytes, dice: Random, _: bytes) -> bytes:
    return _replaced(body, dice, _CLOSING, b"")


def _without_attribute(body: bytes, dice: Random, _: bytes) -> bytes:
    return _replaced(body, dice, _ATTRIBUTE, b"")


def _odd_value(body: bytes, dice: Random, _: bytes) -> bytes:
    text = dice.choice(TEXTS)
    whole = sayable(text) if dice.random() < 0.5 else text
    return _replaced(body, dice, _VALUE, whole.encode())


def _odd_number(body: bytes, dice: Random, _: bytes) -> bytes:
    return _replaced(body, dice, _NUMBER, dice.choice(TEXTS).encode())


def _odd_text(body: bytes, dice: Random, _: bytes) -> bytes:
    at = dice.randrange(len(body) + 1)
    return body[:at] + dice.choice(TEXTS).encode() + body[at:]


def _lines_shuffled(body: bytes, dice: Random, _: bytes) -> bytes:
    lines = body.splitlines(keepends=True)
    start = dice.randrange(len(lines) + 1)
    some = lines[start : start + 8]
    dice.shuffle(some)
    return b"".join([*lines[:start], *some, *lines[start + 8 :]])


def _without_line(body: bytes, dice: Random, _: bytes) -> bytes:
    lines = body.splitlines(keepends=True)
    at = dice.randrange(len(lines) + 1)
    return b"".join(lines[:at] + lines[at + 1 :])


def _other_ends(body: bytes, dice: Random, _: bytes) -> bytes:
    end = dice.choice((b"\r", b"\r\n", b"\n", b"\r\r\n", b"\x0b", b"\x1e", b""))
    return end.join(body.splitlines())


def _other_kind(body: bytes, dice: Random, other: bytes) -> bytes:
    """A member of JSON of another kind; in other formats, an odd value."""
    value = loaded(body)
    if value is None:
        return _odd_value(body, dice, other)
    kind: Json = dice.choice((*KINDS, dice.choice(TEXTS)))
    return json.dumps(put(value, dice.choice(list(paths(value))), kind)).encode()


def _named_twice(body: bytes, dice: Random, _: bytes) -> bytes:
    """A member's name again before it, with a value of another kind."""
    name = _NAME.search(body, _span(body, dice)[0])
    if not name:
        return body
    again = json.dumps(dice.choice(KINDS)).encode()
    return body[: name.end()] + again + b"," + body[name.start() :]


def _spoiled(body: bytes, dice: Random, _: bytes) -> bytes:
    return dice.choice(tuple(SPOILERS.values()))(body)


MUTATORS: dict[str, Mutator] = {
    "bits flipped": _flipped,
    "bytes overwritten": _overwritten,
    "cut": _cut,
    "a piece lost": _without_piece,
    "a piece again": _piece_again,
    "a piece elsewhere": _piece_elsewhere,
    "two spliced": _spliced,
    "a piece of another": _with_foreign_piece,
    "tags swapped": _tags_swapped,
    "values swapped": _values_swapped,
    "names swapped": _names_swapped,
    "a tag not closed": _not_closed,
    "an attribute lost": _without_attribute,
    "an odd value": _odd_value,
    "an odd number": _odd_number,
    "an odd text": _odd_text,
    "lines shuffled": _lines_shuffled,
    "a line lost": _without_line,
    "other ends of lines": _other_ends,
    "a member of another kind": _other_kind,
    "a name twice": _named_twice,
    "spoiled as in the table": _spoiled,
}


def _span(body: bytes, dice: Random) -> tuple[int, int]:
    start = dice.randrange(len(body) + 1)
    return start, start + dice.choice((1, 10, 100, 1_000, len(body)))


def _swapped(body: bytes, dice: Random, sought: re.Pattern[bytes]) -> bytes:
    found = list(sought.finditer(body))
    if len(found) < 2:
        return body
    one, other = sorted(dice.sample(found, 2), key=lambda match: match.start())
    between = body[one.end() : other.start()]
    return body[: one.start()] + other[0] + between + one[0] + body[other.end() :]


def _replaced(
    body: bytes, dice: Random, sought: re.Pattern[bytes], text: bytes
) -> bytes:
    found = list(sought.finditer(body))
    if not found:
        return body
    one = dice.choice(found)
    return body[: one.start()] + text + body[one.end() :]
