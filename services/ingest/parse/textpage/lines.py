"""The lines of a page, and the headings that they stand under."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.ingest.characters import line


_BULLET = re.compile(r"\s*[\u2022\u2023\u25e6\u00b7*\u2013-]\s+(?=\S)")
_MARKERS = (
    (
        "points",
        re.compile(
            r"(?:key (?:points|takeaways|facts)|highlights|in brief|at a glance"
            r"|the main points|main points):?",
            re.IGNORECASE,
        ),
    ),
    (
        "risks",
        re.compile(
            r"(?:key |main )?risks?(?: factors| to watch| and uncertainties)?:?",
            re.IGNORECASE,
        ),
    ),
    (
        "links",
        re.compile(
            r"more (?:from|in|on) \S.{0,60}|also in \S.{0,60}"
            r"|(?:related|read more|see also)(?: (?:stories|articles|news|links))?:?",
            re.IGNORECASE,
        ),
    ),
)


class Line(NamedTuple):
    """A line with words; `joined`: no blank line stands before it."""

    raw: str
    joined: bool

    @property
    def text(self) -> str:
        return line(self.raw)

    @property
    def is_bullet(self) -> bool:
        return _BULLET.match(self.raw) is not None

    @property
    def point(self) -> str:
        bullet = _BULLET.match(self.raw)
        return line(self.raw[bullet.end() :] if bullet else self.raw)


def lines_of(text: str) -> Iterator[Line]:
    """The lines with words, of any kind of line end."""
    joined = False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if raw.strip(" \t\f\v\0\ufeff\u00a0"):
            yield Line(raw, joined)
            joined = True
        else:
            joined = False


def parts_of(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines by the heading they stand under; a list ends where text goes on."""
    parts: dict[str, list[Line]] = {
        part: [] for part in ("head", "points", "body", "risks", "links")
    }
    now = "head"
    for entry in lines:
        if marker := _marker(entry.text):
            now = marker
            continue
        if now in {"points", "risks"} and not _belongs(entry, parts[now]):
            now = "body"
        parts[now].append(entry)
    return parts


def _marker(text: str) -> str | None:
    return next((part for part, words in _MARKERS if words.fullmatch(text)), None)


def _belongs(entry: Line, points: Sequence[Line]) -> bool:
    """A bullet, or the indented next line of one."""
    return entry.is_bullet or bool(points and entry.joined and entry.raw[0].isspace())
