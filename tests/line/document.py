"""NITF documents that tests make up: parts of a story, and orders on other items."""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document; `key`, `part` and `version` say what it is of which story."""

    id: str
    at: datetime
    key: str
    part: int = 1
    version: int = 1
    status: str = "usable"
    release: datetime | None = None
    headline: str | None = None
    paragraphs: tuple[str, ...] = ()

    def xml(self) -> bytes:
        """The document as a file."""
        hedline = (
            f"<hedline><hl1>{escape(self.headline)}</hl1></hedline>"
            if self.headline
            else ""
        )
        body = "".join(f"<p>{escape(words)}</p>" for words in self.paragraphs)
        return _file(
            f'management-status="{self.status}"',
            f"<doc-id id-string={quoteattr(self.id)}/>"
            f"<du-key key={quoteattr(self.key)} part={quoteattr(str(self.part))}"
            f' version="{self.version}"/>{_date("release", self.release)}',
            self.at,
            f"<body.head>{hedline}</body.head><body.content>{body}</body.content>",
        )


def order(target: str, status: str, at: datetime) -> bytes:
    """A document that only says what has become of another."""
    told = f"management-doc-idref={quoteattr(target)} management-idref-status={quoteattr(status)}"
    return _file(told, "", at, "<body.content/>")


def _file(told: str, names: str, at: datetime, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<nitf><head>'
        f"<docdata {told}>{names}{_date('issue', at)}</docdata>"
        f"</head><body>{body}</body></nitf>"
    ).encode()


def _date(name: str, at: datetime | None) -> str:
    return f'<date.{name} norm="{at:%Y%m%dT%H%M%SZ}"/>' if at else ""
