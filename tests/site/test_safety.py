"""What never reaches a reader: foreign code, and words of a withdrawn story."""

import re

import pytest

from deploy.demo.site.records import ListIs
from schemas.blocks import Paragraph, Quotation
from schemas.reasons import Withdrawal
from schemas.story import Media
from tests.site.conftest import Newsroom
from tests.site.pages import (
    brief,
    gone,
    linked,
    path,
    pictured,
    titles,
    whole,
)


def test_a_withdrawn_story_leaves_no_word(newsroom: Newsroom) -> None:
    """410, not indexed, and no title in any list or link."""
    page = whole("Nonce-headline")
    other = brief("Other", related=linked(page))
    newsroom.tell(page, other, ListIs("world|en", titles(page, other)))
    newsroom.tell(gone(page.article_id))
    answer = newsroom.answer(path(page))
    assert answer.status_code == 410
    assert "noindex" in answer.headers["x-robots-tag"]
    assert 'content="noindex"' in answer.text
    assert "The agency that supplied this story has withdrawn it." in answer.text
    for html in (answer.text, *map(newsroom.get, ("/", path(other), "/section/world"))):
        assert "Nonce-headline" not in html
    for word in ("Ida Falk", "PORT LARN", "flood", "Northern"):
        assert word not in answer.text


@pytest.mark.parametrize("reason", sorted(set(Withdrawal) - {Withdrawal.REPLACED}))
def test_every_reason_has_words_for_readers(
    newsroom: Newsroom, reason: Withdrawal
) -> None:
    """A reader is told why, in a sentence."""
    page = brief("Gone")
    newsroom.tell(page, gone(page.article_id, reason))
    assert re.search(r"<p>[A-Z][^<]+\.</p>", newsroom.get(path(page)))


def test_hostile_text_is_shown_as_text(newsroom: Newsroom) -> None:
    """Escaped where it is plain, cleaned where it is markup, in every field."""
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>"
    link = '<a href="javascript:alert(1)" onclick="x()">here</a>'
    page = whole(
        bad,
        subheadline=bad,
        byline=bad,
        dateline=bad,
        located=(bad,),
        summary=bad,
        key_points=(bad,),
        risks=(bad,),
        body=(Paragraph(html=bad + link), Quotation(html=bad, speaker=bad)),
        media=(Media(caption=bad, headline=bad, credit=bad),),
        keywords=(bad,),
        public_notes=(bad,),
        agency=bad,
        headline_tags=(bad,),
    )
    newsroom.tell(page)
    for html in (newsroom.get(path(page)), newsroom.get("/")):
        assert "<script>" not in html
        assert "<img" not in html
        assert "javascript:" not in html
        assert "onclick" not in html


def test_pictures_come_from_the_web_only(newsroom: Newsroom) -> None:
    """A file that no reader can fetch leaves its caption; a picture has words."""
    good = pictured("Good", "https://pictures.example/wall.png")
    newsroom.tell(good)
    html = newsroom.get(path(good))
    assert '<img src="https://pictures.example/wall.png" alt="The wall"' in html
    for href in ("file:///wall.png", "wall.png", "javascript:x", "data:image/png,x"):
        bad = pictured(f"Bad {href}", href)
        newsroom.tell(bad)
        assert "<img" not in newsroom.get(path(bad))


def test_every_answer_carries_the_safe_headers(newsroom: Newsroom) -> None:
    """No foreign scripts or frames, no referrer; pages are not kept by browsers."""
    newsroom.tell(page := whole())
    for place in ("/", path(page), "/section/world", "/nowhere", "/static/live.js"):
        headers = newsroom.answer(place).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        kept = "max-age" if place.startswith("/static") else "no-store"
        assert kept in headers["cache-control"]


def test_pages_carry_no_inline_script_and_no_foreign_file(newsroom: Newsroom) -> None:
    """Everything but pictures comes from the site itself."""
    newsroom.tell(page := whole())
    html = newsroom.get(path(page))
    assert not re.search(r"<script(?! src=\"/static/)|<style| style=| on\w+=", html)
    assert not re.search(r'(src|href)="(https?:)?//', html)
