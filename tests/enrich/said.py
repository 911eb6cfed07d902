"""Revisions of one article, as an agency might send them in any order."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import strategies as st

from schemas.article import Action, Article, Verdict
from schemas.blocks import Paragraph
from schemas.state import Revision


ARTICLE = UUID("00000000-0000-5000-8000-000000000001")
NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
USABLE = (Action.PUBLISH, Action.UPDATE, Action.CORRECT)


def revision(
    number: int,
    action: Action = Action.PUBLISH,
    text: str = "Words.",
    after: int | None = None,
    **parts: object,
) -> Revision:
    """What was said; it arrived `after` seconds, or as many as its number."""
    arrived = NOON + timedelta(seconds=number if after is None else after)
    values: dict[str, object] = {
        "agency": "north",
        "feed": "north",
        "article_id": ARTICLE,
        "revision_id": uuid5(ARTICLE, str(number)),
        "item_id": "n-1",
        "headline": f"Headline {number}",
        "body": (Paragraph(html=text),) if text else (),
        "language": "en",
        "verdict": Verdict(action=action, rule="default"),
    }
    article = Article.model_validate(values | parts)
    return Revision(article.revision_id, arrived, article)


@st.composite
def lives(draw: st.DrawFn, least: int = 1) -> list[Revision]:
    """Different revisions of an article, sorted by nothing in particular."""
    versioned, timed = draw(st.booleans()), draw(st.booleans())
    return [
        revision(
            number,
            draw(st.sampled_from((*USABLE, Action.KILL, Action.HOLD))),
            draw(st.sampled_from(("", "Words.", "Other words."))),
            after=draw(st.integers(0, 3)),
            version=str(draw(st.integers(1, 4))) if versioned else None,
            version_created=NOON + timedelta(seconds=draw(st.integers(0, 2)))
            if timed
            else None,
            partial=draw(st.booleans()),
            summary=draw(st.sampled_from((None, "In short."))),
        )
        for number in range(draw(st.integers(least, 6)))
    ]
