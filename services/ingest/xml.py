"""XML from strangers: nothing fetched, nothing expanded, everything bounded."""

import re
from typing import NamedTuple

from lxml import etree

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.rejected import Rejected
from services.ingest.repairs import mended, with_named_characters


MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 128
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 400_000
MAX_ATTRIBUTES_EACH = 1_000

Element = etree._Element  # noqa: SLF001 - lxml's own stubs give elements no other name


class Document(NamedTuple):
    """A message's root, and what had to be mended to read it."""

    root: Element
    problems: tuple[str, ...] = ()


def _parser(encoding: str | None = None) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


_PARSER = _parser()
_UTF8_PARSER = _parser("utf-8")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FAULT = re.compile(r":((?:ERR|NS_ERR)_[A-Z0-9_]+): ")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_ELEMENTS = etree.XPath("count(//*)")
_ATTRIBUTES = etree.XPath("count(//@*)")
_CROWDED = etree.XPath(f"boolean(//*[count(@*) > {MAX_ATTRIBUTES_EACH}])")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\xfe\xff")


def tree(body: bytes) -> Element:
    """The root element; `Rejected` when there is none to be had."""
    return document(body).root


def document(body: bytes, hint: str | None = None) -> Document:
    """The root element and what was mended; `hint`: the feed's usual encoding."""
    if len(body) > MAX_BYTES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    found = _parsed(body.lstrip(), hint)
    _bounded(found.root, body)
    return found


def canonical(element: Element) -> bytes:
    """Exclusive canonical XML: the same bytes in whatever envelope it travels."""
    try:
        return etree.tostring(
            element, method="c14n", exclusive=True, with_comments=False, with_tail=False
        )
    except etree.C14NError:
        # Canonical XML 1.0 refuses a namespace that is no absolute address, which
        # real senders have (`xmlns:xts="www.xmlteam.com"`); version 2.0 does not.
        whole = etree.tostring(element, encoding="unicode", with_tail=False)
        again: str = etree.canonicalize(whole)
        return again.encode()


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _parsed(body: bytes, hint: str | None) -> Document:
    if body.startswith(_WIDE) or b"<!DOCTYPE" in body:
        return _second_look(body, hint, None)
    try:
        return Document(etree.fromstring(body, _PARSER))
    except etree.XMLSyntaxError as error:
        return _second_look(body, hint, error)


def _second_look(
    body: bytes, hint: str | None, error: etree.XMLSyntaxError | None
) -> Document:
    """Read as text of known encoding; repair only what a parser refused."""
    text, problem = decoded(body, hint)
    text = _DECLARATION.sub("", text, count=1).lstrip()
    if not text:
        raise Rejected(Reject.NOT_WELL_FORMED, "nothing in it")
    if "<!ENTITY" in text:
        raise Rejected(Reject.ENTITY_DECLARATION)
    problems = (problem,) if problem else ()
    if error is None or problem:
        try:
            return Document(_from_text(with_named_characters(text)), problems)
        except etree.XMLSyntaxError as again:
            error = again
    return _repaired(text, problems, error)


def _repaired(
    text: str, problems: tuple[str, ...], error: etree.XMLSyntaxError
) -> Document:
    after, repairs = mended(text)
    if not repairs:
        raise _refusal(error) from None
    try:
        return Document(_from_text(after), (*problems, *repairs))
    except etree.XMLSyntaxError as last:
        raise _refusal(last) from None


def _from_text(text: str) -> Element:
    return etree.fromstring(text.encode("utf-8", "replace"), _UTF8_PARSER)


def _refusal(error: etree.XMLSyntaxError) -> Rejected:
    """The parser's own name for the fault: its message may quote the story."""
    found = _FAULT.findall(str(error.error_log))
    name = found[-1] if found else "ERR_UNKNOWN"
    line, column = error.position
    reason = Reject.TOO_DEEP if name == "ERR_RESOURCE_LIMIT" else Reject.NOT_WELL_FORMED
    return Rejected(reason, f"{name} at line {line}, column {column}")


def _bounded(root: Element, body: bytes) -> None:
    """Refuse trees beyond the limits; counting bytes first spares most the walk."""
    if (tags := body.count(b"<")) >= 2 * MAX_DEPTH and _TOO_DEEP(root):
        raise Rejected(Reject.TOO_DEEP, f"more than {MAX_DEPTH} levels")
    if tags > MAX_ELEMENTS and _number(_ELEMENTS(root)) > MAX_ELEMENTS:
        raise Rejected(Reject.TOO_LARGE, f"more than {MAX_ELEMENTS} elements")
    equals = body.count(b"=")
    if equals > MAX_ATTRIBUTES and _number(_ATTRIBUTES(root)) > MAX_ATTRIBUTES:
        raise Rejected(Reject.TOO_LARGE, f"more than {MAX_ATTRIBUTES} attributes")
    # The canonical form takes time by the square of one element's attributes.
    if equals > MAX_ATTRIBUTES_EACH and _CROWDED(root):
        detail = f"more than {MAX_ATTRIBUTES_EACH} attributes of one element"
        raise Rejected(Reject.TOO_LARGE, detail)


def _number(result: object) -> float:
    return result if isinstance(result, float) else 0.0
