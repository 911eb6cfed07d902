"""The line in brackets above a text in which a desk tells others what it changed.

"(Adds comments, detail)", "(In Jan. 3 story, corrects last paragraph ...)": it is for
editors. A bracket that says anything else is the story's.
"""

import re

from schemas.blocks import Paragraph
from services.ingest.paragraphs import words_in
from services.ingest.parse.content import Content


_CORRECTS = r"correct(?:s|ed|ing|ion)|clarif(?:ies|ied|ication)|corrige|berichtigt"
# Words that say of a text only that a desk changed it.
_CHANGES = (
    r"adds|recasts|refiles|rewrites|releads|tops with|writes through|updating"
    r"|ajoute|actualise|actualiza|añade|aktualisiert|ergänzt"
)
# Words that open other sentences, too: what was changed must follow.
_OTHER_CHANGES = r"updates?|updated|repeats|removes|fixes|deletes|includes|neu"
_CHANGED = re.compile(
    r"(?<!\w)(?:paragraphs?|paras?|grafs?|story|stories|headlines?|bylines?|datelines?|leads?|ledes?"
    r"|names?|spellings?|titles?|typos?|quotes?|comments?|details?|reactions?|background|context"
    r"|figures?|numbers?|dates?|days?|prices?|percentages?|sources?|slugs?|links?|bullets?"
    r"|photos?|pictures?|graphics?|captions?|throughout|words?|garbles?|dropped|first|second|third"
    r"|fourth|fifth|last|version|text|byte"
    r"|absatz|absätze|überschrift|titel|namen?|schreibweise|zitate?|einzelheiten|fassung|satz"
    r"|paragraphes?|titre|noms?|citations?|précisions|párrafos?|título|nombres?|citas?"
    r"|parágrafos?|nomes?)(?!\w)",
    re.IGNORECASE,
)
_STORY = re.compile(r"\(in [^()]{3,60}?[,:] ", re.IGNORECASE)
_ADVISORY = re.compile(
    rf"\((?:in [^()]{{3,60}}?[,:] )?(?:(?P<corrects>{_CORRECTS})|(?P<other>{_OTHER_CHANGES})"
    rf"|{_CHANGES})(?![\w-])[^()]*(?:\([^()]*\)[^()]*)*\)\.?",
    re.IGNORECASE,
)
# "Updates are expected" is a sentence: its first word is a noun.
_NOUN = re.compile(
    r"\(\w+ (?:are|is|was|were|will|would|can|may|might|has|have|had|could|should)\b",
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
    found = _advisory(words) if len(words) <= _LONGEST else None
    if not found:
        return told
    return told._replace(
        body=(*told.body[:first], *told.body[first + 1 :]),
        notes=(*told.notes, words),
        correction=words.strip("().") if found["corrects"] else None,
    )


def _advisory(words: str) -> re.Match[str] | None:
    """A change by its verb; an error, and what may be a noun, only with what it is in."""
    found = _ADVISORY.fullmatch(words)
    if found is None or _NOUN.match(words):
        return None
    doubtful = found["corrects"] or found["other"]
    return (
        found if not doubtful or _STORY.match(words) or _CHANGED.search(words) else None
    )
