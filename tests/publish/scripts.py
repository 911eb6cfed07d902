"""What agencies say of their stories in the course of a day, made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid5

from hypothesis import strategies as st

from schemas.article import Action, Article, Order, OrderKind, Verdict
from schemas.blocks import MediaBlock, Paragraph
from schemas.events import ArticleReceived, OrderReceived, RawItem
from schemas.identity import name_id
from schemas.record import Record
from schemas.state import Truth
from schemas.story import Kind, Media, Rendition
from tests.publish.truths import NOON


AGENCY, SLUG, PICTURE = "north", "storm", "picture"
ITEMS = ("a", "b", "c", "d")
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
RECALLS = (Action.KILL, Action.HOLD)
USABLE = (Action.PUBLISH, Action.UPDATE, Action.CORRECT)


@dataclass(frozen=True)
class Said:
    """An item as an agency sends it: a story with orders, or orders alone."""

    article: Article | None = None
    orders: tuple[Order, ...] = ()

    def event(self, number: int) -> Record:
        """As enrich takes it, the number-th to arrive."""
        at = NOON + number * SECOND
        raw = RawItem(
            feed="north",
            topic="wire.raw.north",
            partition=0,
            offset=number,
            time=at,
            item=0,
            items=1,
            reading=1,
        )
        received = (
            ArticleReceived(raw=raw, article=self.article, orders=self.orders)
            if self.article
            else OrderReceived(raw=raw, orders=self.orders)
        )
        value = received.model_dump_json().encode()
        return Record("wire.articles", 0, number, at, None, value)


def at(turn: int) -> datetime:
    """When the sender says the turn-th thing."""
    return NOON - 2 * HOUR + turn * timedelta(minutes=1)


def said(
    item: str, turn: int, action: Action = Action.PUBLISH, **parts: object
) -> Article:
    """A version of an item; a recall has no text."""
    words = () if action is Action.KILL else (Paragraph(html=f"Text {turn}."),)
    values: dict[str, object] = {
        "agency": AGENCY,
        "feed": AGENCY,
        "article_id": name_id(AGENCY, item),
        "revision_id": uuid5(name_id(AGENCY, item), f"{turn} {action} {parts}"),
        "item_id": item,
        "version": str(turn + 1),
        "version_created": at(turn),
        "headline": f"Headline {turn}" if words else None,
        "body": words,
        "language": "en",
        "verdict": Verdict(action=action, rule="default"),
    }
    return Article.model_validate(values | parts)


def order(
    kind: OrderKind, target: str, turn: int, by: str | None = None, **parts: object
) -> Order:
    """What is said of another at that turn; a slug is a name that recurs."""
    made = Order(
        order_id=uuid5(name_id(AGENCY, by or ""), f"{turn} {kind} {target}"),
        kind=kind,
        agency=AGENCY,
        target=target,
        at=at(turn),
        by=name_id(AGENCY, by) if by else None,
        recurring=target == SLUG,
    )
    return made.model_copy(update=parts)


def until(turn: int, hours: int | None) -> datetime | None:
    """A time some hours from that turn."""
    return None if hours is None else at(turn) + hours * HOUR


@st.composite
def stories(draw: st.DrawFn, turn: int) -> Said:
    """A version of some item, that may replace another or be its take."""
    item = draw(st.sampled_from(ITEMS))
    action = draw(st.sampled_from((*USABLE, *USABLE, *RECALLS)))
    embargo = draw(st.sampled_from((None, None, 1, 4)))
    article = said(
        item,
        turn,
        action,
        verdict=Verdict(action=action, not_before=until(turn, embargo), rule="default"),
        expires=until(turn, draw(st.sampled_from((None, None, 2, 9)))),
        partial=draw(st.sampled_from((False, False, False, True))),
        alt_ids=draw(st.sampled_from(((), (SLUG,)))),
        **draw(pictured()),
    )
    older = draw(st.sampled_from((None, None, *ITEMS, SLUG)))
    number = draw(st.sampled_from((None, None, 2, 3)))
    kind = OrderKind.TAKE if number else OrderKind.REPLACE
    orders = (order(kind, older, turn, item),) if older not in (None, item) else ()
    return Said(article.model_copy(update={"take": number}), orders)


@st.composite
def pictured(draw: st.DrawFn) -> dict[str, object]:
    """With or without a picture that is an item of its own."""
    if not draw(st.booleans()):
        return {}
    body = (Paragraph(html="Before."), MediaBlock(index=0), Paragraph(html="After."))
    return {"media": (Media(id=PICTURE),), "body": body}


@st.composite
def pictures(draw: st.DrawFn, turn: int) -> Said:
    """The picture itself, its update or its recall."""
    action = draw(st.sampled_from((*USABLE, *RECALLS)))
    rendition = Rendition(href=f"https://north.example/{turn}.jpg")
    media = (Media(caption=f"Caption {turn}", renditions=(rendition,)),)
    return Said(said(PICTURE, turn, action, kind=Kind.PICTURE, media=media, body=()))


@st.composite
def orders_alone(draw: st.DrawFn, turn: int) -> Said:
    """A kill, a hold or a release of what is named so."""
    kind = draw(st.sampled_from((OrderKind.KILL, OrderKind.HOLD, OrderKind.RELEASE)))
    return Said(orders=(order(kind, draw(st.sampled_from((*ITEMS, SLUG))), turn),))


KINDS: tuple[Callable[[int], st.SearchStrategy[Said]], ...] = (
    stories,
    stories,
    stories,
    orders_alone,
    pictures,
)


@st.composite
def days(draw: st.DrawFn) -> list[Said]:
    """Everything that an agency said, in its order: each at a time of its own."""
    turns = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=9))
    return [draw(kind(turn)) for turn, kind in enumerate(turns)]


@st.composite
def chains(draw: st.DrawFn) -> list[Said]:
    """Alert, lead, second lead and kill, each an item of its own.

    By a slug that all bear, or each naming all before it.
    """
    by_slug = draw(st.booleans())
    killing = draw(st.sampled_from((OrderKind.KILL, OrderKind.HOLD)))
    found = []
    for turn, item in enumerate(ITEMS[:3]):
        names = (SLUG,) if by_slug else ITEMS[:turn]
        replaced = tuple(order(OrderKind.REPLACE, n, turn, item) for n in names)
        embargo = draw(st.sampled_from((None, None, 4)))
        verdict = Verdict(
            action=Action.PUBLISH, not_before=until(turn, embargo), rule="default"
        )
        kind = Kind.STORY if turn else Kind.ALERT
        article = said(
            item, turn, kind=kind, verdict=verdict, alt_ids=(SLUG,) if by_slug else ()
        )
        found.append(Said(article, replaced))
    found.append(Said(orders=(order(killing, SLUG if by_slug else "c", 3),)))
    return found


def is_closed(now: datetime, truth: Truth) -> bool:
    """Whether no word of it may be read, told without the rules' own help."""
    ahead = truth.not_before is not None and truth.not_before > now
    past = truth.expires is not None and truth.expires <= now
    return truth.action not in USABLE or ahead or past or truth.take is not None
