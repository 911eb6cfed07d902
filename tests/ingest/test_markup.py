"""Bodies to blocks: every word is kept, and nothing but clean markup."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.blocks import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
)
from services.ingest.markup import (
    blocks_of,
    blocks_of_html,
    blocks_of_text,
    plain,
    text_of,
)
from services.ingest.xml import tree


ALLOWED = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|i|q|s|small|span|strong|sub|sup|u)"
    r'(?: (?:href|title|lang|dir)="[^"<>]*")*>'
)


def _html(blocks: tuple[Block, ...]) -> list[str]:
    marked = (Paragraph, Heading, Quotation)
    return [block.html for block in blocks if isinstance(block, marked)]


def test_text_after_an_inline_tag_belongs_to_its_paragraph() -> None:
    """No word is lost behind a closing tag."""
    body = tree(b"<body><p>One <b>two</b> three <i>four</i> five</p></body>")
    assert blocks_of(body) == (Paragraph(html="One <b>two</b> three <i>four</i> five"),)


def test_namespaces_do_not_matter() -> None:
    """XHTML, NITF and no namespace are read alike."""
    body = tree(
        b'<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:p>a <x:em>b</x:em></x:p>'
        b'<n:p xmlns:n="http://iptc.org/std/NITF/2006-10-18/">c</n:p><p>d</p></x:body>'
    )
    assert _html(blocks_of(body)) == ["a <em>b</em>", "c", "d"]


def test_loose_text_is_a_paragraph_and_wrappers_are_walked_through() -> None:
    """Text counts wherever it stands."""
    html = "lead <div>in <section><p>deep</p></section> out</div> tail"
    assert _html(blocks_of_html(html)) == ["lead", "in", "deep", "out", "tail"]


def test_two_breaks_part_paragraphs_and_one_stays() -> None:
    """Feeds that set text with breaks have paragraphs, too."""
    assert _html(blocks_of_html("a<br>b<br/><br />c<br>")) == ["a<br>b", "c"]


def test_each_kind_of_block_is_told() -> None:
    """Headings, lists, tables, preformatted text and quotations keep their form."""
    blocks = blocks_of_html(
        "<h1>Top</h1><h3>Sub <b>head</b></h3><ol><li>a <i>b</i></li><li>c</li></ol>"
        "<table><caption>Cap</caption><tr><th>A</th><th>B</th></tr>"
        "<tr><td>1</td><td>2 &lt; 3</td></tr></table>"
        "<pre>x   1\n  y 2</pre><blockquote><p>Be good</p></blockquote>"
    )
    assert blocks == (
        Heading(level=2, html="Top"),
        Heading(level=3, html="Sub <b>head</b>"),
        ListBlock(ordered=True, items=("a b", "c")),
        Table(caption="Cap", header_rows=1, rows=(("A", "B"), ("1", "2 < 3"))),
        Preformatted(text="x   1\n  y 2"),
        Quotation(html="Be good", quote="Be good"),
    )


def test_a_table_of_layout_is_no_table() -> None:
    """What is in its cells is text."""
    html = "<table><tr><td><p>one</p><p>two</p></td></tr></table>"
    assert _html(blocks_of_html(html)) == ["one", "two"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>safe<script>alert(1)</script></p>",
        "<script>alert(1)</script>safe",
        "<p onclick='x()'>safe</p><style>p{}</style>",
        "<iframe src='https://e.example'>alert</iframe><p>safe</p>",
        "<p>safe<svg><script>alert(1)</script></svg></p>",
    ],
)
def test_programs_and_their_text_are_dropped(html: str) -> None:
    """Nothing that runs, and nothing that was meant to run, is left."""
    assert _html(blocks_of_html(html)) == ["safe"]


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://a.example/?x=1&amp;y=2", "https://a.example/?x=1&amp;y=2"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" &#1;javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("/local", None),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_mailbox(href: str, kept: str | None) -> None:
    """Any other link leaves its words."""
    wanted = f'<a href="{kept}">w</a>' if kept else "w"
    assert _html(blocks_of_html(f'<p><a href="{href}">w</a></p>')) == [wanted]


def test_a_solidus_overlay_does_not_break_a_tag() -> None:
    """U+0338 behind ">" would become another character under NFC."""
    assert _html(blocks_of_html("<p>a <b>\u0338b</b></p>")) == ["a <b>b</b>"]


@given(st.text(alphabet="<>&/\"'= abipqu\u0338\u202e\u2067\x00é-!\n[]", max_size=60))
def test_whatever_is_sent_only_listed_markup_is_left(fragment: str) -> None:
    """No input makes a tag or attribute that is not on the list."""
    for html in _html(blocks_of_html(fragment)):
        rest = ALLOWED.sub("", html)
        assert "<" not in rest
        assert ">" not in rest
        assert "\u202e" not in html
        assert "\x00" not in html


@given(
    st.lists(st.text(alphabet="abcdefg ", min_size=1).filter(str.strip), min_size=1),
    st.data(),
)
def test_no_word_is_lost(words: list[str], data: st.DataObject) -> None:
    """However text and inline tags alternate, the words come out in order."""
    tags = data.draw(
        st.lists(
            st.sampled_from(["b", "em", "person", "a", "span"]),
            min_size=len(words),
            max_size=len(words),
        )
    )
    parts = [f"{w} <{t}>{w}</{t}>" for w, t in zip(words, tags, strict=True)]
    body = tree(f"<body><p>{' '.join(parts)}</p></body>".encode())
    wanted = " ".join(f"{w} {w}" for w in words).split()
    assert text_of(blocks_of(body)).split() == wanted


def test_plain_text_has_paragraphs_between_blank_lines() -> None:
    """Lines that were wrapped by a machine are joined."""
    assert _html(blocks_of_text("a\nb\r\n\r\nc & d\n \ne")) == ["a b", "c &amp; d", "e"]


def test_tabular_copy_stays_as_it_was_set() -> None:
    """Columns carry meaning."""
    table = "Team      W   L\nRovers    3   1\nUnited    2   2"
    assert blocks_of_text(f"Results:\n\n{table}\n\nEnd.") == (
        Paragraph(html="Results:"),
        Preformatted(text=table),
        Paragraph(html="End."),
    )


def test_long_lines_are_paragraphs_of_their_own() -> None:
    """Text that nobody wrapped has one paragraph a line."""
    long = "word " * 40
    assert len(blocks_of_text(f"{long}\n{long}\nshort")) == 3


def test_an_empty_body_has_no_blocks() -> None:
    """Neither markup nor space is text."""
    for body in ("", " ", "<p></p>", "<p>&nbsp;</p><br>", "<p><b> </b></p>"):
        assert blocks_of_html(body) == ()


def test_a_story_set_as_on_a_wire_is_read_as_such() -> None:
    """One element for all, with blank lines and indented paragraphs."""
    wire = "\n    One begins\nand ends.\n    Two.\n\nTeam      W\nRovers    3\n"
    body = tree(f"<body><p>{wire}</p></body>".encode())
    assert blocks_of(body) == (
        Paragraph(html="One begins and ends."),
        Paragraph(html="Two."),
        Preformatted(text="Team      W\nRovers    3"),
    )
    printed = tree(b"<body><p>\n      One\n      two.\n    </p></body>")
    assert _html(blocks_of(printed)) == ["One two."]


def test_plain_gives_the_words_of_html_in_one_line() -> None:
    """Titles and captions may come as HTML."""
    assert plain("<p>A &amp; <b>B</b></p><p>C</p>") == "A & B C"
    assert plain("A &amp; B\n C") == "A & B C"


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>" + " " * 200_000 + "x" + "<br> " * 50_000 + "y",
        "<span>" * 200 + "<i>x</i>" * 10_000 + "<p>y</p>" + "</span>" * 200,
        '<p>"' + "a " * 100_000 + '," ' + "Said " * 20_000,
        "<table><tr><td>" * 100 + "<i>x</i>" * 10_000,
    ],
    ids=["spaces", "wrappers", "speech", "tables"],
)
def test_no_input_takes_more_than_its_share(fragment: str) -> None:
    """Time grows with the text: one hostile story does not stop a feed."""
    begun = process_time()
    assert blocks_of_html(fragment)
    assert process_time() - begun < 5


def test_tags_that_nobody_closes_cost_no_words() -> None:
    """A parser gives up at some depth; the text is read without it."""
    assert _html(blocks_of_html("<div>" * 1_000 + "lost?")) == ["lost?"]


def test_the_credit_of_a_quotation_is_its_speaker() -> None:
    """NITF names below the words of a `bq` who said them; it is no quotation itself."""
    quote = (
        "<bq><block><p>It sails.</p><p>At ten.</p></block><credit>Jo Hill</credit></bq>"
    )
    body = f"<body.content><p>A</p>{quote}<p>B</p></body.content>"
    found = blocks_of(tree(body.encode()))
    assert [(b.quote, b.speaker) for b in found if isinstance(b, Quotation)] == [
        ("It sails.", "Jo Hill"),
        ("At ten.", "Jo Hill"),
    ]
    assert "Jo Hill" not in text_of(found)
