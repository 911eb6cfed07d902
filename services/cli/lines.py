"""Lines of files, pipes and standard input, each with the place where it stands."""

import codecs
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import typer

from services.cli.errors import Told


STDIN = "-"
LONGEST = 16 * 1024 * 1024
"""Bytes of a line: a story has a thousandth of it. What has no lines is not kept."""
# Beginnings of what is no text in UTF-8, and what to do.
_OTHERS = (
    (b"\x1f\x8b", "is compressed: say `zcat FILE | wiredesk …`"),
    (b"BZh", "is compressed: say `bzcat FILE | wiredesk …`"),
    (b"\xfd7zXZ", "is compressed: say `xzcat FILE | wiredesk …`"),
    (b"\x28\xb5\x2f\xfd", "is compressed: say `zstdcat FILE | wiredesk …`"),
    (b"PK\x03\x04", "is an archive: unpack it first"),
    (codecs.BOM_UTF16_LE, "is UTF-16: say `iconv -f utf-16 -t utf-8 FILE`"),
    (codecs.BOM_UTF16_BE, "is UTF-16: say `iconv -f utf-16 -t utf-8 FILE`"),
)


class Line(NamedTuple):
    """A line that is not blank; `place` is its file and number, as `wire.jsonl:7`."""

    place: str
    text: str


def lines_of(names: Sequence[str]) -> Iterator[Line]:
    """The lines of these files, or of standard input without any.

    A file without one is told, and is no error. Raises `Told` for what is no text.
    """
    for name in names or [STDIN]:
        empty = True
        with opened(name) as file:
            for line in _numbered(name, file):
                empty = False
                yield line
        if empty:
            typer.echo(f"{_shown(name)}: no line in it", err=True)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file, a pipe or standard input, to be read.

    Raises `typer.BadParameter` for a name of nothing that can be read.
    """
    if name == STDIN:
        yield sys.stdin.buffer
        return
    with _open(name) as file:
        yield file


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except IsADirectoryError:
        raise typer.BadParameter(f"{name}: is a folder; name its files") from None
    except OSError as error:
        raise typer.BadParameter(f"{name}: {reason_of(error)}") from None


def reason_of(error: OSError) -> str:
    """What the system says, in our way to write."""
    return (error.strerror or str(error)).lower()


def _numbered(name: str, file: BinaryIO) -> Iterator[Line]:
    number = 0
    while line := _read(name, file):
        number += 1
        place = f"{_shown(name)}:{number}"
        if number == 1:
            line = _begun(place, line)
        if len(line) > LONGEST:
            raise Told(f"{place}: over {LONGEST >> 20} MB; a line is one story")
        if line.strip():
            yield Line(place, _decoded(place, line))


def _read(name: str, file: BinaryIO) -> bytes:
    try:
        return file.readline(LONGEST + 1)
    except OSError as error:
        raise Told(f"{_shown(name)}: {reason_of(error)}") from None


def _begun(place: str, line: bytes) -> bytes:
    """The first line without the mark that some editors set before UTF-8."""
    for mark, is_it in _OTHERS:
        if line.startswith(mark):
            raise Told(f"{place}: {is_it}")
    return line.removeprefix(codecs.BOM_UTF8)


def _decoded(place: str, line: bytes) -> str:
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        byte = line[error.start]
        raise Told(
            f"{place}: not UTF-8 (byte 0x{byte:02x} at column {error.start + 1}); "
            "of Latin-1, `iconv -f latin1 -t utf-8 FILE` makes it"
        ) from None


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name
