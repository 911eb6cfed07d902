"""What an element is called: one name, whatever prefix or version its sender used."""

import re
from functools import lru_cache

from services.ingest.xml import Element


XML = "{http://www.w3.org/XML/1998/namespace}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ENTRIES = frozenset({"item", "entry"})
TOMBSTONE = "at:deleted-entry"
# The namespace of a prefix in text that is no XML, where it has none.
INVENTED = "urn:prefix:"

# Namespaces by the prefix they usually have; "" is the feed's own vocabulary. A sender
# who writes one with another prefix, other capitals or no end slash means the same.
_SPACES = {
    "": (
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://cyber.law.harvard.edu/rss",
        "http://purl.org/rss/1.0",
        "http://purl.org/net/rss1.1#",
        "http://my.netscape.com/rdf/simple/0.9",
        "http://channel.netscape.com/rdf/simple/0.9",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd",
        "http://purl.org/rss/1.0/modules/rss091#",
        "http://example.com/newformat#",
        "http://example.com/necho",
        "http://purl.org/echo",
        "uri/of/echo/namespace#",
        "http://purl.org/pie",
        "http://purl.org/atom/ns#",
        "http://www.w3.org/2005/atom",
        "http://purl.org/rss/2.0",
    ),
    "age": ("http://purl.org/atompub/age/1.0",),
    "app": ("http://www.w3.org/2007/app", "http://purl.org/atom/app#"),
    "at": ("http://purl.org/atompub/tombstones/1.0",),
    "content": ("http://purl.org/rss/1.0/modules/content",),
    "dc": ("http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0"),
    "dcterms": ("http://purl.org/dc/terms",),
    "feedburner": (
        "http://rssnamespace.org/feedburner/ext/1.0",
        "http://rssnamespace.org/feedburner/ext/2.0",
    ),
    "georss": ("http://www.georss.org/georss", "http://www.georss.org/georss/10"),
    "itunes": (
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "http://example.com/dtds/podcast-1.0.dtd",
    ),
    "media": (
        "http://search.yahoo.com/mrss",
        "http://www.rssboard.org/media-rss",
        "http://video.search.yahoo.com/mrss",
    ),
    "prism": (
        "http://prismstandard.org/namespaces/basic/1.0",
        "http://prismstandard.org/namespaces/1.2/basic",
        "http://prismstandard.org/namespaces/basic/2.0",
        "http://prismstandard.org/namespaces/basic/2.1",
        "http://prismstandard.org/namespaces/basic/3.0",
    ),
    "rdf": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#",),
    "xhtml": ("http://www.w3.org/1999/xhtml",),
}
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_OWN_PREFIXES = frozenset({"rss", "atom", "atom10", "atom03", "rss1", "a10"})


def name_of(element: Element) -> str:
    """`dc:date`, or `title` for the feed's own; in lower case."""
    return _name(element.tag, element.prefix)


def said_name(prefix: str, name: str, uri: str | None) -> str:
    """The same for a name that was found in text that is no XML."""
    usual = prefix.lower() if uri is None else usual_prefix(uri, prefix)
    return _joined("" if usual in _OWN_PREFIXES else usual, name)


def usual_prefix(uri: str, prefix: str | None) -> str:
    """The prefix that a namespace usually has, else the sender's own.

    An unknown one without a prefix is taken for one more version of the feed's own.
    """
    if uri.startswith(INVENTED):
        return uri.removeprefix(INVENTED)
    return _PREFIXES.get(_bare(uri), (prefix or "").lower())


def _bare(uri: str) -> str:
    return _SCHEME.sub("", uri.strip().lower()).rstrip("/#")


_PREFIXES = {_bare(uri): prefix for prefix, uris in _SPACES.items() for uri in uris}


@lru_cache(maxsize=4096)
def _name(tag: str, prefix: str | None) -> str:
    uri, _, local = tag.rpartition("}")
    return _joined(usual_prefix(uri[1:], prefix) if uri else "", local)


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}:{name}".lower() if prefix else name.lower()
