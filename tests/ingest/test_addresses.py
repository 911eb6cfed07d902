"""Addresses that a sender cut short, in fields and in texts."""

import pytest

from services.ingest.parse.addresses import MOST_LINKS, resolved, with_whole_links


@pytest.mark.parametrize(
    ("address", "bases", "whole"),
    [
        ("b", ("https://h.example/a/",), "https://h.example/a/b"),
        ("/b?c=1", ("https://h.example/a/",), "https://h.example/b?c=1"),
        ("//k.example/b", ("https://h.example/",), "https://k.example/b"),
        ("mailto:a@h.example", ("https://h.example/",), "mailto:a@h.example"),
        ("b", ("a/", "https://h.example/"), "https://h.example/b"),
        ("b", (), "b"),
        ("b", ("http://[bad",), "b"),
        ("//[bad", ("https://h.example/",), "//[bad"),
    ],
)
def test_an_address_is_seen_from_the_first_whole_base(
    address: str, bases: tuple[str, ...], whole: str
) -> None:
    """What is whole stays, and so does what nobody can make whole."""
    assert resolved(address, bases) == whole


def test_links_in_markup_are_made_whole_and_nothing_else() -> None:
    """Whole ones, other attributes and text stay as they are."""
    html = "<a class='x' href='b'>href='b'</a> <a href=\"https://k.example/\">k</a>"
    expected = html.replace("x' href='b'", "x' href='https://h.example/b'")
    assert with_whole_links(html, ("https://h.example/",)) == expected
    assert with_whole_links(html, ()) == html


def test_no_more_links_are_made_whole_than_any_story_has() -> None:
    """The rest keep their words."""
    html = with_whole_links("<a href='b'>c</a>" * 6_000, ("https://h.example/",))
    assert html.count("https://h.example/b") == MOST_LINKS
