"""The pages' sources, without a broker."""

import re
from datetime import UTC, datetime
from uuid import uuid4

from schemas.blocks import MediaBlock, Paragraph
from schemas.reasons import Withdrawal
from schemas.story import Dated, Media, Rendition
from tests.site.conftest import Newsroom
from tests.site.pages import (
    BUSINESS,
    SPORT,
    WORLD,
    again,
    alert,
    arabic,
    brief,
    corrected,
    gone,
    path,
    whole,
)


def test_every_part_of_a_story_is_on_its_page(newsroom: Newsroom) -> None:
    """What was sent is shown, in the order of a newspaper."""
    page = whole()
    newsroom.tell(page)
    html = newsroom.get(path(page))
    parts = (
        "World",
        '<time datetime="2026-02-05"',
        "February 5, 2026",
        "<h1>Harbour towns",
        "Nine of fourteen councils sign a plan",
        "By Ida Falk",
        "The harbour wall at low tide",
        "R. Voss",
        "Five stayed away",
        "Key Points",
        "41 kilometres long &amp; 6 metres high",
        "PORT LARN, Feb 5",
        "<em>no</em> date",
        "Water does not stop",
        'class="speaker">Tove Lind',
        "Stage two: the marsh",
        "Costs by stage",
        '<th scope="col">Million',
        "A vote follows",
        "Risks",
        "A storm may come first",
        "free for all readers",
        "Sectors",
        "Insurance",
        "Flood",
        "Source: Northern Press",
        "© 2026 Northern Press",
    )
    places = [html.find(part, html.find("<main")) for part in parts]
    assert dict(zip(parts, places, strict=True)) == dict(
        zip(parts, sorted(places), strict=True)
    )
    assert -1 not in places


def test_titles_that_the_sender_put_in_are_not_shown(newsroom: Newsroom) -> None:
    """`supplied_links` are none of ours."""
    newsroom.tell(page := whole())
    assert "sender put in" not in newsroom.get(path(page))


def test_a_part_that_was_not_sent_is_absent(newsroom: Newsroom) -> None:
    """Nothing is made up, no empty box is drawn."""
    page = brief("Bare", dated=None, section=None, language=None)
    newsroom.tell(page)
    html = newsroom.get(path(page))
    absent = ("Key Points", "Risks", "Sectors", "Topics", "<figure", "More from")
    assert not [part for part in (*absent, "Related", "Correction<") if part in html]


def test_a_day_stays_that_day_and_an_instant_is_told_in_utc(newsroom: Newsroom) -> None:
    """In the article as in the lists."""
    at = datetime(2026, 2, 5, 23, 40, tzinfo=UTC)
    day = brief("A day")
    instant = brief("An instant", dated=Dated(at=at))
    newsroom.tell(day, instant)
    assert "February 5, 2026, 23:40 UTC" in newsroom.get(path(instant))
    assert '<time datetime="2026-02-05T23:40:00Z"' in newsroom.get("/")
    assert "February 5, 2026</time>" in newsroom.get(path(day))


def test_a_dateline_is_shown_once(newsroom: Newsroom) -> None:
    """Agencies send it as a field, in the text, or both."""
    opening = Paragraph(html="<b>OSLO (NW)</b> - The ferry is late.")
    both = brief("Both", dateline="OSLO (NW)", body=(opening,))
    field = brief("Field", dateline="OSLO (NW)")
    newsroom.tell(both, field)
    assert newsroom.get(path(both)).count("OSLO (NW)") == 1
    assert newsroom.get(path(field)).count("OSLO (NW)") == 1


def test_a_replaced_story_leads_to_the_newer_one(newsroom: Newsroom) -> None:
    """For good: 301."""
    old, new = brief("Old"), brief("New")
    newsroom.tell(old, new, gone(old.article_id, Withdrawal.REPLACED, new.article_id))
    answer = newsroom.answer(path(old))
    assert answer.status_code == 301
    assert answer.headers["location"] == path(new)


def test_an_unknown_address_is_not_found(newsroom: Newsroom) -> None:
    """With a page that says so; while the stream is still being read, try later."""
    for unknown in (f"/article/{uuid4()}", "/section/none", "/else", "/article/1"):
        assert newsroom.answer(unknown).status_code == 404
    newsroom.source.caught_up = False
    answer = newsroom.answer(f"/article/{uuid4()}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert newsroom.answer("/healthz").status_code == 503


def test_corrections_stand_with_time_and_note(newsroom: Newsroom) -> None:
    """The newest first; the lists say that the story was corrected."""
    page = corrected(corrected(whole(), "It is nine councils."), "It is a wall.")
    newsroom.tell(page)
    html = newsroom.get(path(page))
    assert html.index("It is a wall.") < html.index("It is nine councils.")
    assert f"{page.corrections[0].at:%Y-%m-%dT%H:%M:%SZ}" in html
    assert "Corrected" in newsroom.get("/")


def test_an_alert_looks_like_one(newsroom: Newsroom) -> None:
    """On its page and in the lists, in words."""
    page = alert("Bridge closed")
    newsroom.tell(page)
    assert 'class="banner" lang="en">Alert' in newsroom.get(path(page))
    assert 'class="mark alert"' in newsroom.get("/")


def test_a_story_read_from_right_to_left(newsroom: Newsroom) -> None:
    """The document, the article and its title in lists say language and direction."""
    page = arabic()
    newsroom.tell(page, brief("English"))
    html = newsroom.get(path(page))
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<article class="story" lang="ar" dir="rtl"', html)
    assert re.search(r'<article class="teaser" lang="ar" dir="rtl"', newsroom.get("/"))


def test_a_picture_stands_where_the_body_places_it(newsroom: Newsroom) -> None:
    """Once, and not again on top."""
    file = Rendition(href="https://pictures.example/in.jpg")
    media = (Media(caption="In the text", renditions=(file,)),)
    body = (
        Paragraph(html="Before."),
        MediaBlock(index=0),
        MediaBlock(index=9),
        Paragraph(html="After."),
    )
    newsroom.tell(page := whole(media=media, body=body))
    html = newsroom.get(path(page))
    assert html.count("in.jpg") == 1
    assert html.index("Before.") < html.index("in.jpg") < html.index("After.")


def test_the_front_page_has_sections_in_a_friendly_order(newsroom: Newsroom) -> None:
    """The newest on top, everything also in Latest, nothing of empty sections."""
    told = [brief(s.name, section=s, summary="Said.") for s in (SPORT, BUSINESS, WORLD)]
    newsroom.tell(*told)
    html = newsroom.get("/")
    nav = re.findall(r'href="/section/(\w+)"', html[: html.index("</nav>")])
    assert nav == ["world", "business", "sport"]
    latest = html[html.index('id="latest"') :]
    assert re.findall(r'<a href="/article/[^>]+>(\w+)<', latest)[:3] == [
        "World",
        "Business",
        "Sport",
    ]
    assert "Markets" not in html


def test_a_site_without_stories_says_so(newsroom: Newsroom) -> None:
    """And is no error."""
    assert "No stories yet" in newsroom.get("/")


def test_an_update_is_on_the_page(newsroom: Newsroom) -> None:
    """The newest state is the one that is shown."""
    page = brief("First words")
    newsroom.tell(page, again(page, headline="Better words"))
    assert "Better words" in newsroom.get(path(page))
    assert "<h1>First words" not in newsroom.get(path(page))
