"""One entry of a feed as an item of the wire."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from schemas.article import OrderKind
from schemas.reasons import Reject, Skip
from schemas.story import Rights
from services.ingest.characters import line
from services.ingest.markup import plain
from services.ingest.parse.feed import terms
from services.ingest.parse.feed.content import CONTENTS, DESCRIPTIONS, body_and_summary
from services.ingest.parse.feed.dates import Dates, dates_of
from services.ingest.parse.feed.fields import (
    MOST_OF_A_NAME,
    Fields,
    attribute,
    language_of,
)
from services.ingest.parse.feed.links import homes_of, links_of, names_of, related
from services.ingest.parse.feed.media import media_of
from services.ingest.parse.feed.people import byline
from services.ingest.parse.feed.said import canonical_of
from services.ingest.parse.feed.statuses import status_of
from services.ingest.parse.feed.texts import words_of_field
from services.ingest.wirestory import (
    Orders,
    Parsed,
    Rejected,
    Signals,
    Skipped,
    Target,
    WireStory,
)
from services.ingest.xml import Element


_TITLES = ("title", "dc:title", "dcterms:title", "itunes:title")
_RIGHTS = ("rights", "copyright", "dc:rights", "dcterms:rights", "prism:copyright")
_LANGUAGES = ("language", "dc:language", "dcterms:language")


class Feed(NamedTuple):
    """What is said for all entries."""

    fields: Fields
    bases: tuple[str, ...]
    language: str
    atom: bool
    problems: tuple[str, ...]


def feed_of(
    about: tuple[Element, ...], problems: tuple[str, ...], *, atom: bool
) -> Feed:
    """Addresses without a base of their own are seen from the feed's page."""
    fields = Fields(*about)
    pages = (
        one.href for one in links_of(fields, ()) if one.rel in {"alternate", "self"}
    )
    told = [language_of(one) for one in about]
    language = line(fields.text(*_LANGUAGES)) or next(filter(None, told), "")
    return Feed(fields, tuple(pages), language, atom, problems)


def outcome_of(entry: Element, feed: Feed) -> Parsed:
    """The item; what the entry does not say, its feed may say for all."""
    if len(entry) == 0 and len(entry.attrib) == 0:
        return Skipped(Skip.EMPTY, "an entry with nothing in it")
    fields = Fields(entry)
    return _story(fields, feed, canonical_of(fields))


def tombstone_of(element: Element) -> Parsed:
    """An order to kill the entry, as of the moment that it was deleted.

    RFC 6721, 3: "an explicit indication that an Atom Entry ... has been removed".
    """
    if not (ref := line(attribute(element, "ref"))):
        return Rejected(Reject.NO_TARGET, "a deletion that names no entry")
    note = plain(Fields(element).text("at:comment")) or None
    target = Target(kind=OrderKind.KILL, name=ref, note=note)
    return Orders(targets=(target,), at=attribute(element, "when") or None)


def _story(entry: Fields, feed: Feed, canonical: bytes) -> WireStory:
    links = links_of(entry, feed.bases)
    names = names_of(entry, links, feed.bases)
    bases = (*homes_of(entry, links), *feed.bases)
    body, summary = body_and_summary(entry, bases, atom=feed.atom)
    sources = [Fields(one) for one in entry.all("source")]
    behind = (*sources, feed.fields) if feed.atom else sources
    found, dates = terms.terms_of(entry), dates_of(entry)
    return WireStory(
        item_id=names[0] if names else _made_of(canonical),
        canonical=canonical,
        named=bool(names),
        alt_ids=names[1:],
        version=line(entry.text("prism:versionidentifier")) or None,
        version_created=dates.updated,
        first_created=dates.published,
        dated=dates.dated,
        expires=dates.expires,
        language=_language(entry, feed),
        headline=_headline(entry),
        byline=byline(entry, *behind),
        located=entry.texts("prism:location", "georss:featurename"),
        summary=summary,
        body=body,
        media=media_of(entry, links, feed.bases),
        keywords=terms.keywords(found),
        subjects=terms.subjects(found),
        genres=entry.texts("prism:genre"),
        rights=_rights(entry, *sources, feed.fields),
        supplied_section=terms.section(entry, found),
        supplied_links=related(links),
        signals=_signals(entry, dates, terms.signals(found)),
        problems=(*feed.problems, *_problems(entry, names)),
    )


def _problems(entry: Fields, names: tuple[str, ...]) -> Iterator[str]:
    if not names:
        yield "no guid, id or link: named by its text"
    for name in sorted(entry.crowded):
        yield f"{name[:40]}: more than {MOST_OF_A_NAME}, the rest is left"


def _made_of(canonical: bytes) -> str:
    """A made-up name changes when anything that is said does, so it is told."""
    return f"sha256:{sha256(canonical).hexdigest()[:32]}"


def _headline(entry: Fields) -> str | None:
    said = (words_of_field(one) for one in entry.all(*_TITLES))
    return next((words for words in said if words), None)


def _language(entry: Fields, feed: Feed) -> str | None:
    """The nearest: of the text, of the entry, of the feed."""
    texts = (*entry.all(*CONTENTS), *entry.all("title"), *entry.all(*DESCRIPTIONS))
    said = (language_of(one) for one in (*texts, entry.element))
    own = next((one for one in said if one), "")
    return own or line(entry.text(*_LANGUAGES)) or feed.language or None


def _rights(*places: Fields) -> Rights | None:
    """The entry's own, else those of the feed that it comes from."""
    notices = (words_of_field(one) for place in places for one in place.all(*_RIGHTS))
    notice = next((said for said in notices if said), None)
    return Rights(notice=notice) if notice else None


def _signals(entry: Fields, dates: Dates, codes: tuple[str, ...]) -> Signals:
    """What little feeds say of the life-cycle."""
    return Signals(
        status=status_of(entry),
        embargoed=dates.embargoed,
        also_embargoed=dates.also_embargoed,
        release=dates.release,
        signals=codes,
    )
