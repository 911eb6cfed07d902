"""What an entry says, as the same bytes in whatever feed and order it travels.

Only fields that are read count: counts of comments and views, and the feed's own
dates, change without a word of the story being new.
"""

from services.ingest.json import Json, canonical
from services.ingest.parse.feed import content, dates, links, people, statuses, terms
from services.ingest.parse.feed.fields import Fields, text_in
from services.ingest.parse.feed.names import name_of
from services.ingest.xml import Element
from services.ingest.xml import canonical as canonical_xml


_TEXTS = frozenset({"title", "dc:title", "itunes:title", "rights", "copyright"})
_TEXTS |= {*content.CONTENTS, *content.DESCRIPTIONS, *content.STAND_INS}
_MEDIA = frozenset({"enclosure", "media:group", "media:content", "media:thumbnail"})
_MEDIA |= {"media:title", "media:credit", "media:copyright", "itunes:image", "image"}
_SAID = (
    _TEXTS
    | _MEDIA
    | {*links.NAMES, *people.NAMES, *dates.NAMES, *terms.NAMES}
    | {*statuses.NAMES}
    | {"itunes:author", "dc:rights", "dcterms:rights", "source", "name", "url"}
    | {
        "dc:language",
        "language",
        "prism:section",
        "prism:versionidentifier",
        "prism:genre",
        "prism:location",
    }
)


def canonical_of(entry: Fields) -> bytes:
    """Field by field, in the order of their names; b"[]" for one that says nothing."""
    names = sorted(name for name in entry if is_said(name))
    return canonical([_said(one) for one in entry.all(*names)])


def is_said(name: str) -> bool:
    """Whether a field is read, and so its change is a revision."""
    if name in _SAID:
        return True
    return bool(dates.EMBARGO.search(name) or statuses.ANY.search(name))


def _said(field: Element) -> Json:
    name = name_of(field)
    if name in _TEXTS and len(field):
        return [name, canonical_xml(field).decode()]
    about: Json = dict(sorted((str(k), str(v)) for k, v in field.attrib.items()))
    inside: list[Json] = [_said(one) for one in field if is_said(name_of(one))]
    return [name, about, text_in(field) if not inside else "", inside]
