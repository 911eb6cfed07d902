"""Who wrote it: names, however they are wrapped in addresses."""

import re
from collections.abc import Iterator

from services.ingest.markup import plain
from services.ingest.parse.feed.fields import Fields, text_in
from services.ingest.xml import Element


NAMES = ("author", "dc:creator", "dc:author", "dcterms:creator")

_ADDRESS = re.compile(r"[\w.+'/-]{1,64}@[\w.-]{1,255}")
_AROUND = " \t\n()<>[],;:-\u2013"


def byline(entry: Fields, *others: Fields) -> str | None:
    """The authors' names; those of the first that names any.

    RFC 4287, 4.2.1: "If an atom:entry element does not contain atom:author elements,
    then the atom:author elements of the contained atom:source element are considered
    to apply", then those of the feed.
    """
    for place in (entry, *others):
        if names := list(dict.fromkeys(_names(place))):
            return ", ".join(names)
    return None


def _names(place: Fields) -> Iterator[str]:
    fields = place.all(*NAMES) or place.all("itunes:author")
    for field in fields:
        if name := _name(field):
            yield name


def _name(field: Element) -> str:
    """RSS: "me@harbour.example (Ina Moor)"; an address alone is no name."""
    said = Fields(field).text("name") if len(field) else text_in(field)
    return plain(_ADDRESS.sub(" ", said)).strip(_AROUND)
