"""`NewsItemRef`: other items that an item refers to, as a package or a list does."""

from collections.abc import Iterable, Iterator

from schemas.story import SuppliedLink
from services.ingest.parse.newsml1 import lines
from services.ingest.parse.newsml1.components import Component
from services.ingest.parse.newsml1.terms import given


def supplied_links(components: Iterable[Component]) -> tuple[SuppliedLink, ...]:
    """The items referred to, by the headline beside the reference, else by name."""
    return tuple(dict.fromkeys(_links(components)))


def _links(components: Iterable[Component]) -> Iterator[SuppliedLink]:
    for one in components:
        for reference in one.parts.all("newsitemref"):
            if name := given(reference, "NewsItem"):
                title = lines.said([one], "headline", one.language)
                yield SuppliedLink(title=title or name, href=name)
