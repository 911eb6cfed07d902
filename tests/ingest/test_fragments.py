"""Broken HTML: a tag that nobody closed costs no word, and no depth costs any."""

from time import process_time

import pytest

from services.ingest.markup import blocks_of_html, text_of


@pytest.mark.parametrize(
    "opened",
    [
        "<embed src='x'>",
        "<object><param name='x'>",
        "<iframe src='x'>",
        "<script src='x'>",
        "<script>run(1 + 2)",
        "<style>p {}",
        "<textarea>",
        "<select><option>",
        "<noscript>",
        "<video src='x'>",
        "<svg>",
        "<xmp>",
        "<plaintext>",
        "<!-- never closed",
        "<form><input>",
    ],
)
def test_what_nobody_closed_takes_no_text_with_it(opened: str) -> None:
    """The words behind it are the story's, and code before the next tag is not."""
    words = text_of(blocks_of_html(f"<p>One.</p>{opened}<p>Two.</p><p>Three.</p>"))
    assert words.split()[0] == "One."
    assert words.split()[-2:] == ["Two.", "Three."]
    assert "run" not in words


def test_what_was_closed_stays_out() -> None:
    """Also with one of its kind left open behind it."""
    html = "<object>no</object>One<script>no()</script> two <script>no() <p>three</p>"
    assert text_of(blocks_of_html(html)).split() == ["One", "two", "three"]
    assert text_of(blocks_of_html("One <!-- no --> two")) == "One two"


@pytest.mark.parametrize("tag", ["div", "b", "font", "blockquote", "x-any"])
def test_depth_costs_neither_words_nor_the_tags_behind_it(tag: str) -> None:
    """Below some level tags are left out, and what follows is whole again."""
    deep = f"<{tag}>" * 500 + "<p>deep</p> down" + f"</{tag}>" * 500
    blocks = blocks_of_html(f"{deep}<h2>Then</h2><p>after <b>all</b></p>")
    assert text_of(blocks).split() == ["deep", "down", "Then", "after", "all"]
    assert [block.type for block in blocks[-2:]] == ["heading", "paragraph"]
    assert "<b>all</b>" in blocks[-1].model_dump()["html"]


def test_paragraphs_of_open_tags_stay_paragraphs() -> None:
    """Where a paragraph stands too deep, it is still parted from the next."""
    blocks = blocks_of_html("<b>" * 300 + "<p>One.<p>Two.<div>Three.")
    assert text_of(blocks) == "One.\n\nTwo.\n\nThree."


def test_lists_in_lists_keep_their_words() -> None:
    """An item ends the one before it only in its own list."""
    html = "<ul><li>a" * 300 + "<li>b" + "</ul>" * 300
    assert text_of(blocks_of_html(html)).split() == ["a"] * 300 + ["b"]


@pytest.mark.parametrize(
    "fragment",
    [
        "<div>" * 200_000 + "x",
        "<p><b>" * 100_000 + "x",
        "<script>" * 100_000 + "<p>x",
        "<!--" * 200_000 + "x",
        "<" * 1_000_000 + "x",
        "<object>x" * 100_000,
    ],
    ids=["div", "bold", "script", "comment", "angle", "object"],
)
def test_open_tags_without_end_are_read_in_time(fragment: str) -> None:
    """Time grows with the text."""
    begun = process_time()
    assert text_of(blocks_of_html(fragment))
    assert process_time() - begun < 4
