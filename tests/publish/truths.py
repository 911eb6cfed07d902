"""Truths about one article, and a world that is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID, uuid5

from hypothesis import strategies as st

from schemas.article import Action
from schemas.blocks import Paragraph
from schemas.events import EventType
from schemas.page import Content, Correction, Section
from schemas.state import Event, Neighbour, Part, Sent, Standing, Truth
from schemas.story import Kind
from services.publish.decide import Decision, decide


ARTICLE = UUID("00000000-0000-5000-8000-000000000001")
OTHERS = tuple(UUID(int=n, version=5) for n in range(1, 4))
NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
EVERY = timedelta(seconds=60)
WORLD = Section(id="world", name="World")
READABLE: Mapping[str, object] = MappingProxyType({})
HOURS = st.none() | st.integers(-2, 3).map(lambda n: NOON + timedelta(hours=n))


def truth(
    headline: str | None = "Ferry line reopens", corrections: int = 0, **parts: object
) -> Truth:
    """A readable story, but for the parts named."""
    told = Content(
        agency="north",
        headline=headline,
        corrections=tuple(Correction(at=NOON, note=f"{n}") for n in range(corrections)),
    )
    content = told.model_dump_json(exclude_none=True)
    made = Truth(
        article_id=ARTICLE,
        agency="north",
        kind=Kind.STORY,
        action=Action.PUBLISH,
        arrived_at=NOON,
        headline=headline,
        content=content,
        language="en",
        section=WORLD,
    )
    return replace(made, **parts)  # type: ignore[arg-type] # a test names fields freely


def linked(*articles: UUID) -> tuple[Neighbour, ...]:
    """Links to these articles."""
    return tuple(
        Neighbour(one, "Kin", NOON, "day", "same event", 0.5) for one in articles
    )


def truths() -> st.SearchStrategy[Truth]:
    """Anything that may be true of an article; often that it can be read."""
    return st.one_of(readable(), anything())


@st.composite
def readable(draw: st.DrawFn) -> Truth:
    """A story that the world may read, and its links."""
    return truth(
        headline=draw(st.sampled_from(("One", "Two"))),
        related=linked(*draw(st.sampled_from(((), OTHERS[:1], OTHERS[:2])))),
    )


@st.composite
def anything(draw: st.DrawFn) -> Truth:
    """A story in any state."""
    is_whole = draw(st.booleans())
    made = truth(
        headline=draw(st.sampled_from(("One", "Two"))),
        corrections=draw(st.integers(0, 2)),
        action=draw(st.sampled_from(Action)),
        kind=draw(st.sampled_from((Kind.STORY, Kind.ALERT, Kind.PICTURE))),
        not_before=draw(HOURS),
        expires=draw(HOURS),
        related=linked(*draw(st.sets(st.sampled_from(OTHERS)))),
        successors=draw(st.just(()) | st.tuples(standings())),
        parts=draw(st.just(()) | st.tuples(takes())),
    )
    return made if is_whole else replace(made, content=None)


def standing(number: int = 0, **parts: object) -> Standing:
    """Another article on which the page depends, readable but for the parts named."""
    made = Standing(article_id=OTHERS[number], kind=Kind.STORY, action=Action.PUBLISH)
    return replace(made, **parts)  # type: ignore[arg-type] # a test names fields freely


def part(text: str, number: int = 2, state: Mapping[str, object] = READABLE) -> Part:
    """A take with this text, readable but for what `state` says."""
    told = Content(agency="north", body=(Paragraph(html=text),))
    content = told.model_dump_json(exclude_none=True)
    made = standing(article_id=uuid5(ARTICLE, text), content=content, take=number)
    changed = replace(made, **state)  # type: ignore[arg-type] # a test names fields freely
    return Part(number=number, at=(NOON, NOON), state=changed)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """An article that replaces this one, in any state."""
    return standing(
        draw(st.integers(0, len(OTHERS) - 1)),
        action=draw(st.sampled_from(Action)),
        not_before=draw(HOURS),
        expires=draw(HOURS),
        has_content=draw(st.booleans()),
    )


@st.composite
def takes(draw: st.DrawFn) -> Part:
    """A take in any state."""
    made = part(draw(st.sampled_from(("More.", "Yet more."))), draw(st.integers(2, 3)))
    state = replace(
        made.state,
        action=draw(st.sampled_from(Action)),
        not_before=draw(HOURS),
        expires=draw(HOURS),
    )
    return replace(made, state=state)


@dataclass
class World:
    """What the world was told, what still waits, and the time."""

    now: datetime = NOON
    sent: Sent = field(default_factory=Sent)
    waiting: Event | None = None
    told: list[Event] = field(default_factory=list)

    def look(self, truth: Truth) -> Decision:
        """Decide, and let what is owed take the place of what waits."""
        decision = decide(self.now, truth, self.sent, EVERY)
        if decision.event:
            self.waiting = decision.event
            self.sent = replace(
                self.sent, seq=decision.event.seq, pending=decision.event.facts
            )
        return decision

    def deliver(self) -> None:
        """Send what waits and see it acknowledged."""
        if self.waiting:
            self.told.append(self.waiting)
            self.sent = Sent(seq=self.sent.seq, acknowledged=self.waiting.facts)
            self.waiting = None

    def deliver_unheard(self) -> None:
        """Send what waits, and die before the acknowledgement: it is sent again."""
        if self.waiting:
            self.told.append(self.waiting)

    @property
    def shows(self) -> Event | None:
        """What a reader would see if what waits went out too."""
        last = self.waiting or (self.told[-1] if self.told else None)
        return last if last and last.type is not EventType.WITHDRAWN else None
