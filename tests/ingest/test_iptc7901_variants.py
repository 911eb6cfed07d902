"""What other senders make of IPTC 7901: bare headers, takes, cuts, floods."""

from time import process_time

import pytest

from schemas.article import OrderKind
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import iptc7901
from services.ingest.wirestory import (
    Hint,
    Rejected,
    WireStory,
)
from tests.ingest.iptc7901_made import TEXT, message, read, story


@pytest.mark.parametrize(
    ("header", "urgency", "category", "slug"),
    [
        ("eca0144 vm 30", None, "vm", None),
        ("eca0144 3 vm", "3", "vm", None),
        ("eca0144 3", "3", None, None),
        ("ATS 0144 3 pol 100 A race in Norrvik", "3", "pol", "race in Norrvik"),
        ("eca0144 3 s 30 A B race  dpa 0408", "3", "s", "race"),
    ],
)
def test_a_header_needs_only_its_number(
    header: str, urgency: str | None, category: str | None, slug: str | None
) -> None:
    """Keywords stand in it where there is no slug line."""
    body = f"\x01{header}\n\n\n\x02X =\n\nText.\n\n\x03200801 Feb 26\n".encode()
    assert iptc7901.is_message(body)
    found = read(body)
    assert isinstance(found, WireStory)
    assert (found.urgency, found.slugline) == (urgency, slug)
    assert [one.code for one in found.subjects] == ([category] if category else [])


def test_a_take_belongs_to_the_lead_of_its_headline() -> None:
    """It bears none of the lead's names: whoever recalls those means the lead."""
    found = story("(2. Teil)\nFähre fährt wieder =\n\nSie kauft noch eine.\n\n")
    lead = story()
    assert found.take == 2
    (target,) = found.targets
    assert target.kind is OrderKind.TAKE
    assert target.recurring
    assert target.name in lead.alt_ids
    assert target.name not in found.alt_ids


def test_the_first_part_is_the_lead() -> None:
    """Sent as "(eins)" it is no take."""
    assert story("(Teil 1)\n" + TEXT).take is None


def test_what_is_cut_off_is_said_to_be() -> None:
    """A message without its end is read as far as it goes."""
    found = read(message()[:100])
    assert isinstance(found, WireStory)
    assert "message: cut off, its end is missing" in found.problems
    assert story().problems == ()


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    """One that ends in a stop is a paragraph."""
    long = (
        "Ein Absatz, der lang genug ist, um als Absatz zu gelten, steht hier so.\n" * 2
    )
    found = story(f"X =\n\n{long}\nZwischentitel\n\n{long}\nSo ist es.\n\n{long}")
    kinds = [block.type for block in found.body]
    assert kinds == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]


def test_marks_under_a_text_are_the_desks() -> None:
    """Initials, the agency's name, that more follows: notes, no words of the story."""
    found = story("X =\n\nText.\n\n(folgt zwei)\njd/ml\n\nafp\n\n")
    assert text_of(found.body) == "Text."
    assert found.editor_notes == ("folgt zwei", "jd/ml", "afp")


def test_an_embargo_told_in_a_line_is_a_note() -> None:
    """Whole, so that its time can be read; the headline is the next line."""
    found = story("Sperrfrist: Sonntag, 12.00 Uhr\nFähre fährt =\n\nText.\n\n")
    assert found.headline == "Fähre fährt"
    assert found.signals.notes == ("Sperrfrist: Sonntag, 12.00 Uhr",)


@pytest.mark.parametrize(
    "text",
    [
        "Fähre fährt =\n\nSperrfrist: 10.2.2026, 12 Uhr.\n\nNorrvik (nw) - Text.\n",
        "Fähre fährt =\n\nNorrvik (nw) - Text.\n\n(Sperrfrist: 10.2.2026, 12 Uhr)\n",
        "Sperrfrist: 10.2.2026, 12 Uhr\n\nFähre fährt\n\nNorrvik (nw) - Text.\n",
        "EMBARGOED UNTIL 0600 GMT 10 FEB 2026\nFähre fährt =\n\nNorrvik (nw) - Text.\n",
    ],
)
def test_an_embargo_is_heard_wherever_it_stands(text: str) -> None:
    """Above the head, under it, under the text: it is no word of the story."""
    found = story(text)
    assert found.headline == "Fähre fährt"
    assert text_of(found.body) == "Norrvik (nw) - Text."
    assert len(found.signals.notes) == 1


@pytest.mark.parametrize("unit", ["a\n", "\n\n", "\r", " * a\n", "a\n\n"])
def test_a_million_lines_are_no_story(unit: str) -> None:
    """They are refused at once, as a whole."""
    with pytest.raises(Rejected) as caught:
        iptc7901.parse(message(unit * 300_000), Hint())
    assert caught.value.reason is Reject.TOO_LARGE


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "word ",
        "| Norrvik | 6.00 |\n",
        "|",
        "(",
        "[a](http://b)",
        "\x07\x08",
        " ",
        "=",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Half a megabyte of anything is read in less than a second of work."""
    body = message(f"X =\n\n{unit * (500_000 // len(unit))}")
    begun = process_time()
    assert isinstance(read(body), WireStory)
    assert process_time() - begun < 1


@pytest.mark.parametrize("tag", ["2ND LEAD", "2nd LEAD", "1st Lead", "Lead"])
def test_a_lead_may_be_in_any_letters(tag: str) -> None:
    """It stands above the headline and is none."""
    found = story(f"{tag}\nFerry sails =\n\nText.\n")
    assert found.headline == "Ferry sails"
    assert found.signals.types == (tag.lower(),)
    assert [one.kind for one in found.targets] == [OrderKind.REPLACE]


@pytest.mark.parametrize("word", ["URGENT", "FLASH", "Eil", "ALERT", "Blitz"])
def test_a_line_of_its_own_makes_an_alert(word: str) -> None:
    """It reaches the types, by which alerts are known."""
    found = story(f"{word}\nFerry sails =\n\nText.\n")
    assert (found.headline, found.signals.types) == ("Ferry sails", (word.lower(),))
