"""`NewsComponent`: an item is a tree of them, and each may tell, show or group."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.ingest.parse.newsml1.terms import term
from services.ingest.parse.newsmlg2.elements import LANGUAGE, Parts, attribute
from services.ingest.xml import Element


# What a component is to the one around it, as the house calls it; else it is the text.
_ROLES = {
    "caption": "caption",
    "picturecaption": "caption",
    "photocaption": "caption",
    "headline": "headline",
    "subheadline": "subheadline",
    "stylesheet": "other",
    "contact": "contact",
    "logo": "logo",
    "abstract": "summary",
    "summary": "summary",
    "teaser": "other",
    "keywords": "other",
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "graphic": "graphic",
    "infographic": "graphic",
    "video": "video",
    "audio": "audio",
}
_MAIN = frozenset({"main", "body", "text", "maintext", "bodytext", "article", "story"})
SHOWN = frozenset({"logo", "picture", "graphic", "video", "audio"})


@dataclass(frozen=True, slots=True)
class Component:
    """A component below its `above`; `role` is the house's word, "" for none."""

    element: Element
    parts: Parts
    above: "Component | None"
    role: str

    @property
    def is_main(self) -> bool:
        return any(_word(one) in _MAIN for one in self.parts.all("role"))

    @property
    def lines(self) -> Parts:
        return Parts(*self.parts.all("newslines"))

    @property
    def about(self) -> Parts:
        return Parts(*self.parts.all("descriptivemetadata"))

    @property
    def managed(self) -> Parts:
        return Parts(*self.parts.all("administrativemetadata"))

    @property
    def contents(self) -> list[Element]:
        return self.parts.all("contentitem")

    def below(self) -> Iterator["Component"]:
        """The components right below."""
        for element in self.parts.all("newscomponent"):
            yield component(element, self)

    def path(self) -> Iterator["Component"]:
        """This one, then those around it."""
        one: Component | None = self
        while one is not None:
            yield one
            one = one.above

    def language(self) -> str | None:
        """The language that it says itself to be in, else the one around it does."""
        for one in self.path():
            for told in one.about.all("language"):
                if said := term(told):
                    return said
            if said := attribute(one.element, LANGUAGE):
                return said
        return None


def component(element: Element, above: Component | None = None) -> Component:
    """A component; one that has no role has that of the one around it."""
    parts = Parts(element)
    said = [_word(one) for one in parts.all("role")]
    inherited = above.role if above else ""
    role = _ROLES.get(said[0], "") if said else inherited
    return Component(element, parts, above, role)


def walk(top: Component) -> Iterator[Component]:
    """A component and all below it, in the order of the message."""
    yield top
    for one in top.below():
        yield from walk(one)


def _word(role: Element) -> str:
    said = (term(role) or "").lower()
    return "".join(letter for letter in said if letter.isalnum())
