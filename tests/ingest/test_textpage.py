"""The plain-text page: its layout is read, not the one page it was described by."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import sniff, textpage
from services.ingest.wirestory import Hint, Rejected, WireStory


WORD = st.text(alphabet="abcdefgh", min_size=2, max_size=8)
NAME = st.tuples(WORD, WORD).map(lambda pair: f"{pair[0].title()} {pair[1].title()}")
TITLE = st.lists(WORD, min_size=2, max_size=7).map(
    lambda words: " ".join(words).title()
)
SENTENCE = st.lists(WORD, min_size=3, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)
DAY = st.datetimes(datetime(1990, 1, 1), datetime(2039, 12, 31))  # noqa: DTZ001 - days


@dataclass
class Page:
    section: str
    day: datetime
    headline: str
    standfirst: str | None
    byline: str | None
    repeated: bool
    summary: str | None
    points: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    risks: list[str] = field(default_factory=list)
    links: list[tuple[str, datetime]] = field(default_factory=list)
    bullet: str = "•"
    short: bool = False

    def text(self) -> str:
        """The page as such pages are set."""
        under = "\n" if self.byline and self.repeated else "\n\n"
        head = under.join(
            part
            for part in (
                f"By {self.byline}" if self.byline else None,
                self.headline if self.repeated else None,
            )
            if part
        )
        parts = [
            f"{self.section} {self.date(self.day, short=False)}",
            self.headline,
            self.standfirst,
            head,
            self.summary if self.points else None,
            *self._listed("Key Points", self.points),
            *self.body,
            *self._listed("Risks", self.risks),
            *self._more(),
        ]
        return "\n\n".join(part for part in parts if part)

    def date(self, day: datetime, *, short: bool) -> str:
        """The day in words, long or short."""
        return (
            f"{day:%b}" * short + f"{day:%B}" * (not short) + f" {day.day}, {day.year}"
        )

    def _listed(self, heading: str, entries: list[str]) -> list[str]:
        lines = [f"  {self.bullet} {entry}" for entry in entries]
        return [heading, "\n".join(lines)] if entries else []

    def _more(self) -> list[str]:
        titles = [f"{t} {self.date(d, short=self.short)}" for t, d in self.links]
        return [f"More from {self.section}", " ".join(titles)] if titles else []


PAGES = st.builds(
    Page,
    section=TITLE.filter(lambda t: len(t) < 40 and not t.startswith("Da")),
    day=DAY,
    headline=TITLE,
    standfirst=st.none() | TITLE,
    byline=st.none() | NAME,
    repeated=st.booleans(),
    summary=st.none() | SENTENCE,
    points=st.lists(SENTENCE, max_size=5),
    body=st.lists(SENTENCE, min_size=1, max_size=5),
    risks=st.lists(SENTENCE, max_size=4),
    links=st.lists(st.tuples(TITLE, DAY), max_size=6),
    bullet=st.sampled_from("•-*"),
    short=st.booleans(),
).filter(lambda page: page.standfirst != page.headline)


def _read(body: bytes) -> WireStory:
    (story,) = textpage.parse(body, Hint())
    assert isinstance(story, WireStory)
    return story


@given(PAGES, st.sampled_from(["\n", "\r\n", " \t\n"]), st.booleans())
def test_any_part_may_be_missing(page: Page, end: str, marked: bool) -> None:  # noqa: FBT001 - drawn
    """Every part that is there is found, whatever else is left out."""
    text = page.text().replace("\n", end)
    body = text.encode("utf-8-sig" if marked else "utf-8")
    assert sniff(body) == "textpage"
    story = _read(body)
    assert story.supplied_section == page.section
    assert story.dated == page.date(page.day, short=False)
    assert story.headline == page.headline
    assert story.subheadline == page.standfirst
    assert story.byline == (f"By {page.byline}" if page.byline else None)
    assert [media.caption for media in story.media] == [page.headline] * page.repeated
    assert story.summary == (page.summary if page.points else None)
    assert list(story.key_points) == page.points
    assert text_of(story.body) == "\n\n".join(page.body)
    assert list(story.risks) == page.risks
    assert [
        (link.title, link.dated.at if link.dated else None)
        for link in story.supplied_links
    ] == [
        (title, datetime(day.year, day.month, day.day, tzinfo=UTC))
        for title, day in page.links
    ]


def test_the_same_page_has_the_same_identity_and_words() -> None:
    """Line ends, trailing space and a byte order mark are not the story's."""
    page = "World May 5, 2026\n\nHeadline\n\nText.\n"
    one = _read(page.encode())
    two = _read(page.replace("\n", "  \r\n").encode("utf-8-sig"))
    assert (one.item_id, one.canonical) == (two.item_id, two.canonical)
    other = _read(page.replace("Headline", "Another").encode())
    assert other.item_id != one.item_id


def test_titles_without_a_date_are_links_of_their_own() -> None:
    """Each in its line, bulleted or not."""
    page = "World May 5, 2026\n\nHeadline\n\nText.\n\nMore from World\n\nOne\n- Two\n"
    links = _read(page.encode()).supplied_links
    assert [(link.title, link.dated) for link in links] == [
        ("One", None),
        ("Two", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "World February 5, 2026",
        "Just some words.\n\nAnd more of them.",
        "Updated February 5, 2026\n\nSome words.",
        f"{'The meeting of the board took place ' * 2}on February 5, 2026\n\nMore.",
        "World February 31, 2026\n\nHeadline",
        "World 2026-02-05\n\nHeadline",
        "February 5, 2026\n\nHeadline",
    ],
)
def test_other_text_is_no_page(text: str) -> None:
    """A page begins with its section and a day, and something follows."""
    assert sniff(text.encode()) is None


def test_text_that_is_said_to_be_a_page_and_is_none_is_refused() -> None:
    """The bytes have the last word."""
    with pytest.raises(Rejected) as caught:
        textpage.parse(b"Just some words.", Hint(format="textpage"))
    assert caught.value.reason is Reject.WRONG_STRUCTURE


def test_a_dash_inside_a_title_is_no_bullet() -> None:
    """Only what begins a line is."""
    page = (
        "World May 5, 2026\n\nHeadline\n\nText.\n\nMore from World\n\nA - B May 4, 2026"
    )
    (link,) = _read(page.encode()).supplied_links
    assert link.title == "A - B"


@pytest.mark.parametrize(
    "first",
    [
        "World 5 February 2026",
        "World | Feb. 5, 2026",
        "World\tThursday, February 5, 2026",
        "World - 5th February 2026",
        "World · Sept. 5, 2026",
    ],
)
def test_other_spellings_of_the_first_line_are_read(first: str) -> None:
    """And other names for the parts."""
    story = _read(
        f"{first}\n\nHeadline\n\nKey Takeaways:\n\u2022 one\n\nText.\n\nRisk Factors\n"
        "\u2022 two\n\nRelated Stories\nOther 4 February 2026\n".encode()
    )
    assert story.supplied_section == "World"
    assert story.headline == "Headline"
    assert (story.key_points, story.risks) == (("one",), ("two",))
    assert [link.title for link in story.supplied_links] == ["Other"]


def test_a_book_is_no_page() -> None:
    """Nobody would read twenty thousand lines."""
    with pytest.raises(Rejected) as caught:
        textpage.parse(b"World May 5, 2026\n\nHeadline\n" + b"a\n" * 30_000, Hint())
    assert caught.value.reason is Reject.TOO_LARGE


def test_a_page_is_named_by_its_words() -> None:
    """Whoever sends it gives it no name."""
    (found,) = textpage.parse(b"Business March 5, 2026\nFerry sails\nText.\n", Hint())
    assert isinstance(found, WireStory)
    assert not found.named
