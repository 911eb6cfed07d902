"""What kind of item a story is, as it says itself: an alert, a correction."""

import re
from collections.abc import Mapping
from enum import IntFlag

from services.enrich.fields import Fields
from services.enrich.shipped import shipped


class Mark(IntFlag):
    """The flags of a print."""

    BARE = 1
    """A title without a text, as alerts are."""
    CORRECTED = 2


def _words(by_language: Mapping[str, str]) -> str:
    return "|".join(re.escape(w) for text in by_language.values() for w in text.split())


_DATA = shipped("versions.toml")
_LONG_DASHES = "\u2013\u2014"
_TITLE = re.compile(
    rf"^[(<\[]?(?:{_words(_DATA['titles'])})[)>\]]?\s*(?:[-:{_LONG_DASHES}]|$)"
    rf"|[(\[](?:{_words(_DATA['titles'])})\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"(?:[(\[]|--|[{_LONG_DASHES}])\s*(?:{_words(_DATA['notes'])})\b",
    re.IGNORECASE,
)


def mark_of(fields: Fields) -> Mark:
    """Whether there is a text, and whether the item says that it corrects another."""
    mark = Mark(0)
    if not (fields.lead or fields.body).strip():
        mark |= Mark.BARE
    said = any(map(_TITLE.search, (fields.title, fields.lead, fields.body)))
    corrected = said or any(map(_NOTE.search, (fields.lead, fields.body)))
    return mark | Mark.CORRECTED if corrected else mark
