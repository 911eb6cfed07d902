"""`NewsComponent`: an item is a tree of them, and each may tell, show or group."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from services.ingest.parse.elements import LANGUAGE, Parts, attribute
from services.ingest.parse.newsml1.terms import term, terms
from services.ingest.xml import Element


CAPTION = "caption"
# What a component is to the one around it, as the house calls it; else it is the text.
_ROLES = {
    "caption": CAPTION,
    "picturecaption": CAPTION,
    "photocaption": CAPTION,
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


@dataclass(slots=True, eq=False, kw_only=True)
class Component:
    """A component, those right `below` it and the one `above`, read once.

    `role`: the house's word, "" for none. `language`: its own, else that around it.
    `captioned`: a caption stands somewhere below.
    """

    element: Element
    parts: Parts
    above: "Component | None"
    role: str
    language: str | None
    below: list["Component"] = field(default_factory=list)
    captioned: bool = False

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

    def path(self) -> Iterator["Component"]:
        """This one, then those around it."""
        one: Component | None = self
        while one is not None:
            yield one
            one = one.above


def component(element: Element, above: Component | None = None) -> Component:
    """A component and all below it; one without a role has that of the one above."""
    parts = Parts(element)
    said = [_word(one) for one in parts.all("role")]
    inherited = above.role if above else ""
    made = Component(
        element=element,
        parts=parts,
        above=above,
        role=_ROLES.get(said[0], "") if said else inherited,
        language=_language(element, parts) or (above.language if above else None),
    )
    made.below = [component(one, made) for one in parts.all("newscomponent")]
    made.captioned = any(one.role == CAPTION or one.captioned for one in made.below)
    return made


def gathered(*tops: Component) -> list[Component]:
    """Components and all below them, in the order of the message."""
    found: list[Component] = []
    waiting = [*reversed(tops)]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += reversed(one.below)
    return found


def _language(element: Element, parts: Parts) -> str | None:
    told = Parts(*parts.all("descriptivemetadata")).all("language")
    return next(iter(terms(told)), None) or attribute(element, LANGUAGE)


def _word(role: Element) -> str:
    said = (term(role) or "").lower()
    return "".join(letter for letter in said if letter.isalnum())
