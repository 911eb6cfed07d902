"""`rightsInfo`: who owns the item, and what may be done with it."""

from schemas.story import Rights
from services.ingest.parse.elements import Parts, in_language, text
from services.ingest.parse.newsmlg2.concepts import code, label
from services.ingest.xml import Element


_EXPRESSIONS = ("rightsexpressionxml", "rightsexpressiondata", "link")


def rights(elements: list[Element], language: str | None) -> Rights | None:
    """All that is said of rights; terms are passed on and not understood, so they bind."""
    if not elements:
        return None
    parts = Parts(*elements)
    terms = tuple(dict.fromkeys(parts.texts("usageterms")))
    found = Rights(
        holder=_holder(parts.first("copyrightholder"), language),
        notice=_notice(parts, language),
        usage_terms=terms,
        restricted=bool(terms) or any(name in parts for name in _EXPRESSIONS),
    )
    return found if found != Rights() else None


def _holder(element: Element | None, language: str | None) -> str | None:
    if element is None:
        return None
    known = code(element)
    return label(element, language) or (known.value if known else None)


def _notice(parts: Parts, language: str | None) -> str | None:
    told = [element for element in parts.all("copyrightnotice") if text(element)]
    chosen = in_language(told, language)
    return text(chosen) if chosen is not None else None
