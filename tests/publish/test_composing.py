"""A page's text and media follow its takes and the items that its media name."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from schemas.article import Action
from schemas.blocks import Block, MediaBlock, Paragraph
from schemas.identity import name_id
from schemas.page import Content, Page
from schemas.state import Part, Standing, Truth
from schemas.story import Kind, Media, Rendition, Rights
from services.publish.composing import composed
from tests.publish.truths import NOON, World, standing, truth


MINUTE = timedelta(minutes=1)


def story(*media: Media, body: tuple[Block, ...] = ()) -> str:
    """The content of a story with these media, each at its place in the text."""
    placed = tuple(MediaBlock(index=n) for n in range(len(media)))
    told = Content(agency="north", headline="Seen", media=media, body=body or placed)
    return told.model_dump_json(exclude_none=True)


def medium(name: str | None, **parts: object) -> Media:
    """What a story says of a picture; the rest is the picture's to say."""
    return Media.model_validate({"id": name, **parts})


def picture(name: str, **parts: object) -> Standing:
    """A picture as an item of its own."""
    own = Media(
        caption=f"Caption of {name}",
        credit="North",
        renditions=(Rendition(href=f"https://north.example/{name}"),),
    )
    told = {
        "article_id": name_id("north", name),
        "kind": Kind.PICTURE,
        "content": Content(agency="north", media=(own,)).model_dump_json(),
    }
    return replace(standing(), **(told | parts))  # type: ignore[arg-type] # a test names fields freely


def page_of(true: Truth) -> Page:
    """The page that is told."""
    event = World().look(true).event
    assert event
    return Page.model_validate_json(event.body)


def test_a_picture_says_what_the_story_does_not() -> None:
    """What the story says itself of a picture stays."""
    shown = medium("p", caption="The story's words")
    (seen,) = page_of(truth(content=story(shown), pictures=(picture("p"),))).media
    assert (seen.caption, seen.credit) == ("The story's words", "North")
    assert [one.href for one in seen.renditions] == ["https://north.example/p"]


def test_what_never_came_is_shown_as_the_story_says() -> None:
    """As is a medium without an id, or one that names a story."""
    media = (medium("lost"), medium(None, caption="Bare"), medium("text"))
    text = standing(article_id=name_id("north", "text"))
    assert page_of(truth(content=story(*media), pictures=(text,))).media == media


@pytest.mark.parametrize(
    "state",
    [
        {"action": Action.KILL, "content": None},
        {"action": Action.KILL, "content": None, "kind": Kind.STORY},
        {"action": Action.HOLD},
        {"not_before": NOON + MINUTE},
        {"expires": NOON},
    ],
)
def test_a_picture_that_may_not_be_shown_leaves_no_place(
    state: dict[str, object],
) -> None:
    """The blocks of the others count anew."""
    media = tuple(medium(name) for name in "abc")
    body = (
        Paragraph(html="One."),
        MediaBlock(index=1),
        MediaBlock(index=2),
        MediaBlock(index=0),
    )
    true = truth(content=story(*media, body=body), pictures=(picture("b", **state),))
    page = page_of(true)
    assert [one.id for one in page.media] == ["a", "c"]
    assert page.body == (body[0], MediaBlock(index=1), MediaBlock(index=0))


def test_the_media_of_takes_are_counted_behind_the_lead_s() -> None:
    """Each block still shows what it stands for."""
    contents = [story(medium(one), body=(MediaBlock(index=0),)) for one in "abc"]
    lead, *takes = contents
    parts = tuple(
        Part(number=n, at=(NOON, NOON), state=standing(n - 2, content=told, take=n))
        for n, told in enumerate(takes, 2)
    )
    gone = picture("b", action=Action.HOLD)
    page = page_of(truth(content=lead, parts=parts, pictures=(gone,)))
    assert [one.id for one in page.media] == ["a", "c"]
    assert page.body == (MediaBlock(index=0), MediaBlock(index=1))
    assert len(page.takes) == len(takes)


def test_a_take_s_correction_is_told_on_the_page() -> None:
    """Readers of the page read what was wrong in any part of it, the oldest first."""
    told = json.loads(story(medium("a")))
    notes = [{"at": f"2026-02-05T1{n}:00:00Z", "note": f"{n}"} for n in range(2)]
    lead, take = (json.dumps(told | {"corrections": [note]}) for note in notes[::-1])
    part = Part(number=2, at=(NOON, NOON), state=standing(content=take, take=2))
    page = page_of(truth(content=lead, parts=(part,)))
    assert [one.note for one in page.corrections] == ["0", "1"]


def test_what_binds_a_take_binds_the_page() -> None:
    """Its territories are the page's; where they differ, the page is restricted."""
    free = truth().content or ""
    bound = [_with_rights(territories=("FR",)), _with_rights(territories=("DE",))]
    one, two = (
        composed(NOON, truth(content=lead, parts=(_take(bound[0]),)))["rights"]
        for lead in (free, bound[1])
    )
    assert one == {"territories": ["FR"], "usage_terms": [], "restricted": False}
    assert two == {
        "territories": ["DE", "FR"],
        "usage_terms": [],
        "restricted": True,
    }


def _with_rights(**rights: object) -> str:
    told = Content(agency="north", rights=Rights.model_validate(rights))
    return told.model_dump_json(exclude_none=True)


def _take(content: str) -> Part:
    state = standing(content=content, take=2)
    return Part(number=2, at=(NOON, NOON), state=state)
