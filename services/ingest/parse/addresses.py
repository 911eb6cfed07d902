"""Addresses that a sender cut short, as seen from where they stand."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin


MOST_LINKS = 5_000

_HREF = re.compile(r"""(<a\b[^<>]*?\bhref\s*=\s*)(["'])([^"'<>]*)\2""", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def resolved(address: str, bases: Iterable[str]) -> str:
    """The address from the first base that is whole; as sent where there is none."""
    if _SCHEME.match(address):
        return address
    for base in bases:
        if _SCHEME.match(base) and (whole := _joined(base, address)):
            return whole
    return address


def with_whole_links(html: str, bases: Iterable[str]) -> str:
    """Markup whose links lead somewhere on any page, the first thousands of them."""
    bases = tuple(bases)
    if not bases or "href" not in html.lower():
        return html
    return _HREF.sub(lambda found: _whole(found, bases), html, count=MOST_LINKS)


def _whole(found: re.Match[str], bases: tuple[str, ...]) -> str:
    opening, quote, href = found.groups()
    return f"{opening}{quote}{resolved(href, bases)}{quote}"


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
