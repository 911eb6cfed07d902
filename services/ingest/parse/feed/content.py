"""The text of an entry: what is body, and what is its summary."""

import re

from schemas.blocks import Block
from services.ingest.characters import line
from services.ingest.json import JsonObject
from services.ingest.markup import blocks_of_html, blocks_of_text, text_of
from services.ingest.parse.feed.fields import detail, objects, text


PLAIN = frozenset({"text/plain", "text"})
_PARTED = re.compile(r"<(?:p|div|br|li|h[1-6]|table|pre|blockquote)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_SHORT = 600
_PLUGIN = re.compile(r"</?(?:embed|object|param)\b[^>]*>", re.IGNORECASE)


def body_and_summary(entry: JsonObject) -> tuple[tuple[Block, ...], str | None]:
    """The longest content, else the description; that is a summary if it differs."""
    contents = sorted(
        objects(entry, "content"), key=lambda one: len(text(one, "value")), reverse=True
    )
    described = _blocks(text(entry, "summary"), detail(entry, "summary"))
    bodies = (_blocks(text(one, "value"), one) for one in contents)
    body = next((blocks for blocks in bodies if blocks), ())
    if not body:
        return described or _of_the_film(entry), None
    said = line(text_of(described))
    begins = line(text_of(body)).startswith(said.rstrip(" .\u2026"))
    return body, said if said and len(said) <= _SHORT and not begins else None


def _of_the_film(entry: JsonObject) -> tuple[Block, ...]:
    """Video sites describe the story only with its film."""
    places = (*objects(entry, "media_groups"), *objects(entry, "media_words"))
    said = [text(one, "caption") for one in places]
    return next((blocks_of_text(one) for one in said if one), ())


def _blocks(value: str, about: JsonObject) -> tuple[Block, ...]:
    """Text that says it is plain is taken at its word; anything else may be markup."""
    kind = text(about, "type").lower()
    if kind and not kind.startswith(("text", "html", "xhtml", "application/x")):
        return ()
    if kind in PLAIN:
        return blocks_of_text(value)
    return blocks_of_html(_with_breaks(_without_plugins(value)))


def _with_breaks(value: str) -> str:
    """Let blank lines part paragraphs in markup that knows no other way to part them.

    Wrong where a sender breaks lines of one paragraph with blank lines between.
    """
    return value if _PARTED.search(value) else _BLANK_LINE.sub("<br><br>", value)


def _without_plugins(value: str) -> str:
    """Take out the tags of plug-ins, which are often left open and swallow the rest.

    Wrong where the words between them were only for readers without the plug-in.
    """
    return _PLUGIN.sub(" ", value) if "<" in value else value
