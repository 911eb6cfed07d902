"""What kind of medium a word means, and sizes: the same in every format."""

import re
from typing import Literal

from services.ingest.json import Json
from services.ingest.parse.members import word


MediumKind = Literal["picture", "graphic", "video", "audio"]

_KINDS: dict[str, MediumKind] = {
    "picture": "picture",
    "photo": "picture",
    "image": "picture",
    "graphic": "graphic",
    "infographic": "graphic",
    "logo": "graphic",
    "animation": "graphic",
    "animated": "graphic",
    "video": "video",
    "audio": "audio",
}
# What a database can keep of pixels and bytes.
_PLAIN = re.compile(r"[0-9]{1,12}")


def medium_kind(word: str | None) -> MediumKind | None:
    """The kind that a media type (`image/jpeg`), a class or a role (`Photo`) means."""
    return _KINDS.get(word.partition("/")[0].strip().lower()) if word else None


def size(value: Json) -> int | None:
    """Pixels or bytes, as a number or quoted; what is no plain number is left out."""
    said = word(value) or ""
    return int(said) if _PLAIN.fullmatch(said) else None
