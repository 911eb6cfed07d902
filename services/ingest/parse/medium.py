"""What kind of medium a word means, and sizes: the same in every format."""

import re
from typing import Literal


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
_PLAIN = re.compile(r"[0-9]{1,12}")


def medium_kind(word: str | None) -> MediumKind | None:
    """The kind that a media type (`image/jpeg`), a class or a role (`Photo`) means."""
    return _KINDS.get(word.partition("/")[0].strip().lower()) if word else None


def size(value: str | None) -> int | None:
    """A size in pixels or bytes; what is no plain number is left out."""
    return int(value) if value and _PLAIN.fullmatch(value) else None
