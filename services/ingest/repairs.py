"""Repairs of XML that is not well-formed, each named and each with its limit.

They run in order on text that a parser refused, and only then; `problems` names those
that changed something.
"""

import re
from collections.abc import Callable
from html.entities import html5


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(r"&#(?:0*([0-9]{1,2})|[xX]0*([0-9a-fA-F]{1,2}));")
_LONE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z_][\w.-]*|#\d+|#x[0-9A-Fa-f]+);)")
_NAMED = re.compile(r"&([^\W\d][\w.:-]*);")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_SPACES = {
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "xlink": "http://www.w3.org/1999/xlink",
}


def without_controls(text: str) -> str:
    """Remove characters that XML forbids, plain or as references; always right."""
    return _CONTROL_REFERENCE.sub(_allowed, _CONTROL.sub("", text))


def with_escaped_ampersands(text: str) -> str:
    """Escape an `&` that begins no reference; wrong inside CDATA, where it shows."""
    return _LONE_AMPERSAND.sub("&amp;", text)


def with_named_characters(text: str) -> str:
    """Replace HTML's names (`&nbsp;`) by their characters, unknown ones by their text.

    Wrong where a DTD gives the name another meaning; no DTD is ever loaded.
    """
    return _NAMED.sub(_character, text)


def with_known_prefixes(text: str) -> str:
    """Declare well-known prefixes that are used and not declared, on the root.

    Wrong where the sender means another namespace by the same prefix.
    """
    missing = [
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _SPACES.items()
        if f"{prefix}:" in text and f"xmlns:{prefix}" not in text
    ]
    return _ROOT.sub(rf"<\1{''.join(missing)}", text, count=1) if missing else text


REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("control characters removed", without_controls),
    ("ampersands escaped", with_escaped_ampersands),
    ("named characters replaced", with_named_characters),
    ("prefixes declared", with_known_prefixes),
)


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text after all repairs, and the names of those that changed it."""
    done = []
    for name, repair in REPAIRS:
        after = repair(text)
        if after != text:
            done.append(f"xml: {name}")
        text = after
    return text, tuple(done)


def _allowed(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return found.group() if code >= ord(" ") or chr(code) in "\t\n\r" else ""


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name in _XML_NAMES:
        return found.group()
    character = html5.get(f"{name};")
    if character is None:
        return f"&amp;{name};"
    return character.replace("&", "&amp;").replace("<", "&lt;")
