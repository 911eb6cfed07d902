"""Pictures, graphics, videos and sounds: components whose content lies elsewhere.

A component without text around its files is one medium, and the files are its
renditions; beside a text each component is a medium of its own.
"""

import re
from collections.abc import Iterator
from typing import Literal

from schemas.story import Media, Rendition, Rights
from services.ingest.parse.newsml1 import lines
from services.ingest.parse.newsml1.components import SHOWN, Component, walk
from services.ingest.parse.newsml1.content import is_text, said_as
from services.ingest.parse.newsml1.rights import rights
from services.ingest.parse.newsml1.terms import properties, term, terms
from services.ingest.parse.newsmlg2.elements import Parts, attribute, text
from services.ingest.xml import Element


MediumKind = Literal["picture", "graphic", "video", "audio"]

_KINDS: dict[str, MediumKind] = {
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "graphic": "graphic",
    "logo": "graphic",
    "animation": "graphic",
    "video": "video",
    "audio": "audio",
}
_USES = ("imageuse", "multimediause")
_WIDTHS, _HEIGHTS = ("width", "pixelwidth"), ("height", "pixelheight")
_PLAIN = re.compile(r"[0-9]{1,12}")
