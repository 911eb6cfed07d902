"""Codes: the schemes that agencies write in several ways, told in one.

Catalogs are never fetched: an alias is kept as the scheme, and only the vocabularies
of the IPTC, which rules rely on, are known by all their names.
"""

import re
from functools import lru_cache
from typing import NamedTuple


class Code(NamedTuple):
    """A code and its scheme: a vocabulary's alias or address; None when unsaid."""

    scheme: str | None
    value: str


SCHEMES = {
    "medtop": "medtop",
    "mediatopic": "medtop",
    "http://cv.iptc.org/newscodes/mediatopic/": "medtop",
    "subj": "subj",
    "subjectcode": "subj",
    "iptc_subject_code": "subj",
    "http://cv.iptc.org/newscodes/subjectcode/": "subj",
    "http://tt.se/spec/subref/1.0/": "subj",
    "http://cv.iptc.org/newscodes/signal/": "sig",
    "http://cv.iptc.org/newscodes/genre/": "genre",
    "http://cv.iptc.org/newscodes/pubstatusg2/": "stat",
    "http://cv.iptc.org/newscodes/ninature/": "ninat",
}
_NUMBERED = re.compile(r"\d{8}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ANY_SUBJECT = frozenset({"medtop", "subj", None})


@lru_cache(maxsize=8192)
def of_qcode(text: str) -> Code:
    """A QCode: what stands before the first colon is the scheme, if anything does."""
    text = text.strip()
    if _ADDRESS.match(text):
        return of_uri(text)
    scheme, colon, value = text.partition(":")
    return code_of(scheme, value) if colon and value else Code(None, scheme)


@lru_cache(maxsize=8192)
def of_uri(text: str) -> Code:
    """An address: all but its last part names the vocabulary."""
    text = text.strip()
    cut = max(text.rfind("/"), text.rfind("#")) + 1
    if not cut or cut == len(text):
        return Code(None, text)
    return code_of(text[:cut], text[cut:])


def code_of(scheme: str | None, value: str) -> Code:
    """A code under the scheme's known name; eight figures are a subject's."""
    known = SCHEMES.get(scheme.lower().replace("https:", "http:")) if scheme else None
    known = known or scheme or None
    if known in _ANY_SUBJECT and _NUMBERED.fullmatch(value):
        # Subject Codes begin with 01 to 17; the Media Topics below those use 20.
        newer = value.startswith("20") or known == "medtop"
        return Code("medtop" if newer else "subj", value)
    return Code(known, value)
