"""NewsML-G2 of stories that tests make up, and of rows of a recorded wire."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr


NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
WORLD = "medtop:16000000"
STREAM = Path(__file__).parents[3] / "shared/eval/stream/reuters-1987.jsonl.gz"
# One row of the recorded wire bears a time stamp that nobody can read.
UNDATED = datetime(1987, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A news item; `links` are pairs of relation and guid."""

    guid: str
    version: int | None = 1
    at: datetime | None = None
    status: str = "usable"
    embargoed: str | None = None
    signals: tuple[str, ...] = ()
    note: str | None = None
    note_role: str = ""
    links: tuple[tuple[str, str], ...] = ()
    subjects: tuple[str, ...] = (WORLD,)
    language: str = "en"
    headline: str | None = None
    summary: str | None = None
    byline: str | None = None
    dateline: str | None = None
    slugline: str | None = None
    keywords: tuple[str, ...] = ()
    caption: str | None = None
    rights: str | None = None
    paragraphs: tuple[str, ...] = field(default=())

    def xml(self) -> bytes:
        """The item as a file of its own."""
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + self.element().encode()

    def element(self) -> str:
        """The item as an element."""
        version = f' version="{self.version}"' if self.version is not None else ""
        return (
            f'<newsItem xmlns="{NAMESPACE}" guid={quoteattr(self.guid)}{version}'
            ' standard="NewsML-G2" standardversion="2.34" conformance="power"'
            f' xml:lang="{self.language}">'
            f"{_told('rightsInfo', _told('copyrightNotice', _text(self.rights)))}"
            f"<itemMeta>{self._item_meta()}</itemMeta>"
            f"<contentMeta>{self._content_meta()}</contentMeta>"
            f"{self._content()}</newsItem>"
        )

    def _item_meta(self) -> str:
        links = "".join(
            f'<link rel="irel:{relation}" residref={quoteattr(guid)}/>'
            for relation, guid in self.links
        )
        signals = "".join(f'<signal qcode="{signal}"/>' for signal in self.signals)
        at = self.at.isoformat() if self.at else None
        return (
            '<itemClass qcode="ninat:text"/><provider qcode="nprov:TST"/>'
            f"{_told('versionCreated', at)}{_told('embargoed', self.embargoed)}"
            f'<pubStatus qcode="stat:{self.status}"/>'
            f"{self._ed_note()}{signals}{links}"
        )

    def _ed_note(self) -> str:
        role = f' role="{self.note_role}"' if self.note_role else ""
        return f"<edNote{role}>{_text(self.note)}</edNote>" if self.note else ""

    def _content_meta(self) -> str:
        return (
            f"{_told('by', _text(self.byline))}"
            f"{_told('dateline', _text(self.dateline))}"
            f'<language tag="{self.language}"/>'
            f"{''.join(_told('keyword', _text(word)) for word in self.keywords)}"
            + "".join(f"<subject qcode={quoteattr(code)}/>" for code in self.subjects)
            + f"{_told('slugline', _text(self.slugline))}"
            f"{_told('headline', _text(self.headline))}"
            f"{_description('summary', self.summary)}"
            f"{_description('caption', self.caption)}"
        )

    def _content(self) -> str:
        if not self.paragraphs:
            return ""
        body = "".join(f"<p>{_text(words)}</p>" for words in self.paragraphs)
        return (
            '<contentSet><inlineXML contenttype="application/xhtml+xml">'
            '<html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title/></head><body>{body}</body></html>"
            "</inlineXML></contentSet>"
        )


def message(elements: list[str], sent: datetime) -> bytes:
    """A news message of several items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<newsMessage xmlns="{NAMESPACE}"><header><sent>{sent.isoformat()}</sent>'
        f"</header><itemSet>{''.join(elements)}</itemSet></newsMessage>"
    ).encode()


class Row(NamedTuple):
    """A story of the recorded wire."""

    guid: str
    body: bytes
    publishable: bool
    at: datetime
    item: Item


def recorded(most: int | None = None) -> Iterator[Row]:
    """The recorded wire's first stories as items, each of a guid of its own."""
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == most:
                return
            yield _row(json.loads(line))


def _row(told: dict[str, str]) -> Row:
    paragraphs = (" ".join(part.split()) for part in told["body"].split("\n    "))
    item = Item(
        guid=f"urn:newsml:stream.example:{told['id']}",
        at=_time(told["date"]),
        subjects=(),
        headline=told["headline"] or None,
        paragraphs=tuple(part for part in paragraphs if part),
    )
    publishable = bool(item.headline or item.paragraphs)
    return Row(item.guid, item.xml(), publishable, item.at or UNDATED, item)


def _time(said: str) -> datetime:
    try:
        second = said.strip().partition(".")[0]
        return datetime.strptime(f"{second} +0000", "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return UNDATED


def _description(role: str, words: str | None) -> str:
    if words is None:
        return ""
    return f'<description role="drol:{role}">{_text(words)}</description>'


def _told(name: str, value: str | None) -> str:
    return f"<{name}>{value}</{name}>" if value else ""


def _text(words: str | None) -> str:
    # What the wire's own control characters were, XML cannot carry.
    kept = (c for c in words or "" if c in "\t\n" or c >= " ")
    return escape("".join(kept))
