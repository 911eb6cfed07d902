"""The line in brackets above a text in which a desk tells others what it changed.

"(Adds comments, detail)", "(In Jan. 3 story, corrects last paragraph ...)": it is for
editors. A bracket that says anything else is the story's.
"""

import re

from schemas.blocks import Paragraph
from services.ingest.paragraphs import words_in
from services.ingest.parse.content import Content


_CORRECTS = r"correct(?:s|ed|ing|ion)|clarif(?:ies|ied|ication)|corrige|berichtigt"
_CHANGES = (
    r"adds|updates?|updated|updating|recasts|repeats|refiles|removes|fixes|deletes"
    r"|rewrites|releads|tops with|includes|writes through|ajoute|actualise|actualiza"
    r"|añade|aktualisiert|ergänzt|neu"
)
_ADVISORY = re.compile(
    rf"\((?:in [^()]{{3,60}}?[,:] )?(?:(?P<corrects>{_CORRECTS})|{_CHANGES})\b[^()]*"
    r"(?:\([^()]*\)[^()]*)*\)\.?",
    re.IGNORECASE,
)
_LONGEST = 600


def without_advisory(told: Content) -> Content:
    """The text without the advisory that opens it, which is then one of its notes."""
    first = next((n for n, b in enumerate(told.body) if isinstance(b, Paragraph)), None)
    block = told.body[first] if first is not None else None
    if first is None or not isinstance(block, Paragraph) or len(told.body) == 1:
        return told
    words = words_in(block.html)
    found = _ADVISORY.fullmatch(words) if len(words) <= _LONGEST else None
    if not found:
        return told
    return told._replace(
        body=(*told.body[:first], *told.body[first + 1 :]),
        notes=(*told.notes, words),
        correction=words.strip("().") if found["corrects"] else None,
    )
