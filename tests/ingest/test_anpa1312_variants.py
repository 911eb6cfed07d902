"""What other senders make of ANPA 1312: additions, advances, bare lines, cuts."""

import pytest

from schemas.article import OrderKind
from schemas.blocks import Preformatted
from services.ingest.markup import text_of
from services.ingest.parse import anpa1312
from services.ingest.wirestory import (
    WireStory,
)
from tests.ingest.anpa1312_made import SENT, TEXT, message, read, story


@pytest.mark.parametrize(
    ("tag", "take"),
    [
        ("1st Add", 2),
        ("2ndAdd", 3),
        ("Take 2", 2),
        ("1st Sub", 31),
        ("2nd Insert", 62),
        ("Add", 2707),
        ("Sub", 2707),
        ("1st Ld", None),
    ],
)
def test_additions_are_takes_of_the_story_of_their_slug(
    tag: str, take: int | None
) -> None:
    """They do not bear its slug: a kill of that means the lead, with which they fall.

    Those without a number go by that of their message.
    """
    found = story(f"^BC-NO--Ferry Sails, {tag},96<\n\tMore of it.\n")
    assert found.take == take
    if take:
        (target,) = found.targets
        assert (target.kind, target.name) == (OrderKind.TAKE, "NO--Ferry Sails")
        assert target.name in story().alt_ids
        assert target.name not in found.alt_ids


def test_the_take_key_tells_what_the_slug_leaves_out() -> None:
    """Leads and additions; a word of the keyword is no order."""
    found = story(TEXT, "r i\x13\x11 BC-NO--Ferry-Sails     1stAdd   02-20 0120")
    assert found.take == 2
    assert isinstance(
        read(message(TEXT, "r i\x13\x11 BC-Bears kill   02-20 0120")), WireStory
    )


@pytest.mark.parametrize("tag", ["Kill Suspect", "Hold Talks", "Lead Poisoning"])
def test_a_part_of_a_name_is_no_tag(tag: str) -> None:
    """A tag is made of the desk's words alone."""
    found = story(f"^BC-US--Police, {tag},96<\n^X<\n\tText.\n")
    assert found.signals.types == ()


def test_a_corrective_that_tells_only_the_error_is_not_its_story() -> None:
    """A later kill of the slug means the story."""
    found = story("^BC-NO--Ferry Sails, Corrective<\n^Correction<\n\tIt was noon.\n")
    assert "NO--Ferry Sails" not in found.alt_ids


def test_the_day_of_an_advance_is_a_note() -> None:
    """As it stands: what it means is for the verdict."""
    head = "^BC-NO--Ferry Sails, Adv22<\n^For release Sunday, Feb. 22<\n^Ferry sails<\n"
    found = story(f"{head}\tText.\n")
    assert found.headline == "Ferry sails"
    assert found.signals.notes == ("For release Sunday, Feb. 22", "Adv22")


def test_a_first_line_that_is_no_slug_is_the_headline() -> None:
    """As Kyodo sends it; the keyword names the story."""
    found = story("^Ferry sails again<\n\tText.\n", number="a0105KYODO")
    assert found.headline == "Ferry sails again"
    assert found.alt_ids == ("a0105", "NO--Ferry-Sails")


@pytest.mark.parametrize(
    "second",
    [
        "r i BC-X",
        "r i\x14\x11 BC-X\x10\x10take\x08 2-20 ",
        "e  BC-X 02-20-26 0120",
        "r i\x13\x11 BC-X   02-20",
    ],
)
def test_a_second_line_may_leave_things_out(second: str) -> None:
    """Category, day, words; tabs are control characters."""
    found = story("\tText.\n", second)
    assert found.slugline == "X"
    assert text_of(found.body) == "Text."


def test_a_message_without_a_number_is_read() -> None:
    """Its words name it."""
    body = b"\x16\x16\x01\x1f-----\r\n" + message().partition(b"\n")[2]
    assert anpa1312.is_message(body)
    found = read(body)
    assert isinstance(found, WireStory)
    assert found.alt_ids == ("NO--Ferry Sails",)


def test_titles_in_a_text_lose_their_sign() -> None:
    """Each is a paragraph of its own, or a line of a table."""
    text = "^BC-X,<\n\tOne.\n^Results<\n\tTwo.\n"
    assert text_of(story(text).body).split("\n\n") == ["One.", "Results", "Two."]
    table = story(text, "r i\x14\x12 BC-X   02-20 0010")
    assert table.body == (Preformatted(text="One.\nResults\nTwo."),)


@pytest.mark.parametrize(
    "text",
    ["\tEDITORS:\n\tPhotos will move.\n", "^BC-AP--Advisory,<\n\tPhotos will move.\n"],
)
def test_what_speaks_to_editors_is_an_advisory(text: str) -> None:
    """By its slug, or by its opening where it has no headline."""
    assert "advisory" in story(text).signals.types


def test_a_lost_sign_before_the_trailer_does_no_harm() -> None:
    """It is told by its form; with nothing there the message was cut."""
    found = read(message().replace(b"\x03", b"^"))
    assert isinstance(found, WireStory)
    assert found.version_created == SENT
    assert text_of(found.body) == "NORRVIK (NW) \u2014 It sails."
    cut = read(message().partition(b"\x03")[0])
    assert isinstance(cut, WireStory)
    assert "message: cut off, its end is missing" in cut.problems
