"""Mails that are stories themselves, boxes of mails, and broken ones."""

from contextlib import suppress
from time import process_time

import pytest

from schemas.article import OrderKind
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import parse
from services.ingest.wirestory import Hint, Orders, Rejected, Target, WireStory
from tests.ingest.mail_made import STORY, WIRE, mail, named


def letter(text: str, **fields: str) -> WireStory:
    """The story that a mail on a feed of mails is."""
    made = mail()
    made.set_content(text)
    made["Message-ID"] = "<1@north.example>"
    made["Date"] = "Fri, 20 Feb 2026 08:00:00 +0100"
    for name, value in fields.items():
        made.replace_header(name, value)
    (found,) = parse(made.as_bytes(), Hint(format="mail"))
    assert isinstance(found, WireStory)
    return found


def test_on_a_feed_of_mails_a_text_is_a_story() -> None:
    """Its subject is the headline, its own name and date are the story's."""
    found = letter("Norrvik (nw) - Die Fähre fährt.\n", Subject="WG: Fwd: Fähre fährt")
    assert found.headline == "Fähre fährt"
    assert found.item_id == "1@north.example"
    assert found.version_created == "Fri, 20 Feb 2026 08:00:00 +0100"
    assert found.dateline == "Norrvik (nw)"
    assert text_of(found.body) == "Norrvik (nw) - Die Fähre fährt."
    assert found.editor_notes == ("From: wire@north.example",)


def test_only_certain_marks_are_left_out() -> None:
    """The signature behind its mark, the answered mail in its own; a name stays."""
    found = letter("Text.\n\nJo Hill\n-- \nNorth Wire\nTel. 12\n")
    assert text_of(found.body) == "Text.\n\nJo Hill"
    assert found.problems == ("mail: signature left out",)
    answer = letter("New.\n\nOn Friday Jo wrote:\n> Old.\n> Older.\n")
    assert text_of(answer.body) == "New."
    inside = letter("> Quoted first.\n\nNew.\n")
    assert "Quoted first." in text_of(inside.body)


def test_an_embargo_above_the_text_is_a_note() -> None:
    """So that the verdict reads it, and no reader."""
    found = letter("EMBARGOED until 6 a.m. GMT March 2\n\nText.\n")
    assert found.signals.notes == ("EMBARGOED until 6 a.m. GMT March 2",)
    assert text_of(found.body) == "Text."


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("** EMBARGOED UNTIL 0001 GMT 10 February 2026 **\n\nText.\n", "plain"),
        ("Text.\n\nEmbargo: 10 February 2026, 12:00 GMT\n", "plain"),
        ("<p><b>EMBARGOED UNTIL 0001 GMT 10 Feb 2026</b></p><p>Text.</p>", "html"),
        ("<p><b>EMBARGOED UNTIL 0001 GMT 10 Feb 2026<br>Text</b>.</p>", "html"),
    ],
)
def test_an_embargo_is_heard_in_any_dress(text: str, subtype: str) -> None:
    """In HTML, in stars, under the text."""
    made = mail()
    made.set_content(text, subtype=subtype)
    (found,) = parse(made.as_bytes(), Hint(format="mail"))
    assert isinstance(found, WireStory)
    assert len(found.signals.notes) == 1
    assert text_of(found.body) == "Text."
    assert not found.named


@pytest.mark.parametrize("text", ["KILL KILL KILL\n\nx\n", "MANDATORY KILL\n\nx\n"])
def test_a_kill_is_an_order_on_the_mail_that_it_answers(text: str) -> None:
    """Its own name nobody has seen; one that answers none is an alarm."""
    made = mail()
    made.set_content(text)
    made["Message-ID"] = "<2@north.example>"
    (alarm,) = parse(made.as_bytes(), Hint(format="mail"))
    assert isinstance(alarm, Rejected)
    assert alarm.reason is Reject.NO_TARGET
    made["In-Reply-To"] = "<1@north.example>"
    (order,) = parse(made.as_bytes(), Hint(format="mail"))
    assert order == Orders(
        targets=(Target(kind=OrderKind.KILL, name="1@north.example"),)
    )


def test_a_word_of_a_story_is_no_note() -> None:
    """A sentence that begins with one goes on."""
    found = letter("Embargo on oil hits prices.\n\nPlease kill me, he said.\n")
    assert found.signals.notes == ()


def test_many_line_ends_cost_little() -> None:
    """Behind what looks like the line that names an answered mail."""
    begun = process_time()
    letter("a:" + "\n" * 40_000 + "z\n")
    assert process_time() - begun < 1


def test_html_alone_is_read_too() -> None:
    """And what else is attached is named."""
    made = mail()
    made.set_content("<p>One.</p><p>Two.</p>", subtype="html", charset="iso-8859-1")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    (found,) = parse(made.as_bytes(), Hint(format="mail"))
    assert isinstance(found, WireStory)
    assert text_of(found.body) == "One.\n\nTwo."
    assert found.problems == ("mail: image/png not read",)


HEAD = "From: a@x.example\nTo: b@x.example\nSubject: c\n"


def test_soft_line_ends_are_mended() -> None:
    """A line goes on behind a space (format=flowed)."""
    text = "Content-Type: text/plain; format=flowed\n\nIt \nsails.\n\n> a\n-- \nJo\n"
    (found,) = parse((HEAD + text).encode(), Hint(format="mail"))
    assert isinstance(found, WireStory)
    assert text_of(found.body) == "It sails.\n\n> a"


def test_a_wire_behind_a_forwarders_words_is_found() -> None:
    """Behind any words that somebody put above it."""
    body = f"{HEAD}\nFYI\n\n--- Forwarded ---\nFrom: x\nDate: y\nSubject: z\n\n{WIRE}"
    assert named(parse(body.encode(), Hint())) == ["bdt0157-2026-02-20"]


def test_a_box_holds_many_mails() -> None:
    """Each with outcomes of its own; a mark of the box inside a text goes."""
    one = f"From a@x Fri Feb 20 08:00:00 2026\n{HEAD}\n"
    box = f"{one}>From here\n\n{one}{STORY % 1}\n\n{one}Lunch?\n"
    first, second, third = parse(box.encode(), Hint())
    assert isinstance(first, Rejected)
    assert isinstance(second, WireStory)
    assert isinstance(third, Rejected)
    stories = parse(box.encode(), Hint(format="mail"))
    assert [text_of(x.body) for x in stories if isinstance(x, WireStory)][0::2] == [
        "From here",
        "Lunch?",
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "=?x-nonsense?b?AA?=",
        "=?utf-8?b?!!!?=",
        "=?utf-8?q?=ff?=",
        "=?u\u00e4?q?a?=",
        "",
    ],
)
def test_a_broken_subject_costs_itself(subject: str) -> None:
    """The text is read all the same."""
    body = f"From: a\nTo: b\nSubject: {subject}\n\nText.\n".encode()
    (found,) = parse(body, Hint(format="mail"))
    assert isinstance(found, WireStory)
    assert text_of(found.body) == "Text."


def test_levels_of_short_lines_are_refused() -> None:
    """The library would look at each line once a level."""
    levels = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(40)
    )
    with pytest.raises(Rejected) as caught:
        parse((HEAD + levels + "a\n" * 50_000).encode(), Hint())
    assert caught.value.reason is Reject.TOO_DEEP


@pytest.mark.parametrize(
    "field",
    [
        "Content-Type: text/plain; charset*=utf-8''%ff",
        "Content-Type: text/plain; charset*=u\0'x'a",
        "Content-Type: multipart/mixed; boundary*=u\0'x'a",
        "Content-Type: text/plain; charset=u\0",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Type: text/plain; format*=flowed",
    ],
)
def test_a_broken_header_stops_nobody(field: str) -> None:
    """The library's own stumbles come out as a story or a refusal."""
    body = f"{HEAD}{field}\n\nbegin 644 x\n\xff!\nend\n".encode("latin-1")
    for hint in (Hint(), Hint(format="mail")):
        with suppress(Rejected):
            assert parse(body, hint)
