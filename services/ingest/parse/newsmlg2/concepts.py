"""Concepts: by QCode, by address or in the sender's own word, and their names."""

from services.ingest.codes import Code, of_qcode, of_uri
from services.ingest.parse.elements import attribute, bare, in_language, text
from services.ingest.xml import Element


def code(element: Element) -> Code | None:
    """What a concept is called: by QCode, else address, else the sender's own word."""
    if qcode := attribute(element, "qcode"):
        return of_qcode(qcode)
    if uri := attribute(element, "uri"):
        return of_uri(uri)
    if literal := attribute(element, "literal"):
        return Code(None, literal)
    return None


def coded(element: Element, name: str) -> str | None:
    """An attribute's own word, as QCode or, in its sibling `nameuri`, as an address."""
    if qcode := attribute(element, name):
        return of_qcode(qcode).value
    uri = attribute(element, f"{name}uri")
    return of_uri(uri).value if uri else None


def role(element: Element) -> str:
    """The role's own word in lower case, without the sender's alias; "" for none."""
    return (coded(element, "role") or "").rpartition(":")[2].lower()


def constraint(element: Element) -> str:
    """To what publication it is bound, as sent in either spelling."""
    said = (attribute(element, name) for name in ("pubconstraint", "pubconstrainturi"))
    return " ".join(one for one in said if one).lower()


def name(element: Element, language: str | None = None) -> str | None:
    """A concept's name, in that language where it has several."""
    names = [child for child in element if bare(child.tag) == "name"]
    chosen = in_language(names, language)
    return text(chosen) or None if chosen is not None else None


def label(element: Element, language: str | None = None) -> str | None:
    """A concept's name, else the sender's own word for it."""
    return name(element, language) or attribute(element, "literal")
