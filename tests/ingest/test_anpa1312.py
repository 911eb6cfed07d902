"""What the reader of ANPA 1312 promises, on messages written for it."""

import pytest

from schemas.article import OrderKind, Subject
from schemas.blocks import Preformatted
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import anpa1312
from services.ingest.wirestory import (
    Hint,
    Rejected,
    Target,
    WireStory,
)
from tests.ingest.anpa1312_made import SECOND, SENT, TEXT, message, read, story


def test_number_and_day_name_a_message() -> None:
    """Also the slug, by which kills and writethrus know it."""
    found = story()
    assert found.item_id == "W2607-2026-02-20"
    assert found.alt_ids == ("W2607", "NO--Ferry Sails")
    assert found.version_created == SENT


def test_without_a_number_the_words_name_it() -> None:
    """Sent again it is the same."""
    first, again = story(number="W0000"), story(number="W0000")
    assert first.item_id == again.item_id != story().item_id
    assert first.item_id.startswith("2026-02-20-NO--Ferry Sails-")


@pytest.mark.parametrize(
    ("trailer", "sent"),
    [
        ("AP-WF-11-13-13 1509GMT<", "2013-11-13T15:09:00Z"),
        ("AP-NY-11-13-13 1009EST<", "2013-11-13T10:09:00 EST"),
        ("AP-WF-11-13-2013 1009<", "2013-11-13T10:09:00"),
        ("", None),
    ],
)
def test_the_trailer_has_the_date(trailer: str, sent: str | None) -> None:
    """Without one only the header's day is known, and said to be."""
    found = read(message(trailer=trailer))
    assert isinstance(found, WireStory)
    assert found.version_created == sent
    assert found.problems == (() if sent else ("trailer: no date",))


def test_the_lines_of_the_head_are_told_apart() -> None:
    """Slug, headline, summary, notes for editors and for readers, byline."""
    found = story(
        "^*9006<\n^BC-NO--Ferry Sails, 2nd Ld-Writethru,96<\n^Ferry sails<\n"
        "^AP Photo NW1<\n^(Eds: Adds quote.)<\n^It is back _ at\nlast.<\n"
        "^EDITOR'S NOTE _ A series.<\n^By JO HILL=\n^North Wire=\n\tText.\n"
    )
    assert found.slugline == "NO--Ferry Sails"
    assert found.headline == "Ferry sails"
    assert found.summary == "It is back \u2014 at last."
    assert found.editor_notes == ("AP Photo NW1", "Eds: Adds quote.")
    assert found.public_notes == ("EDITOR'S NOTE \u2014 A series.",)
    assert found.byline == "By JO HILL, North Wire"
    assert text_of(found.body) == "Text."


def test_tabs_begin_paragraphs_and_lines_go_on() -> None:
    """Quotation marks and dashes are those that are meant; a rule stays one."""
    found = story("^BC-X<\n\tOne\ntwo.\n \n\t``Three,'' he said _ `four.'\n\t___\n")
    assert text_of(found.body).split("\n\n") == [
        "One two.",
        "\u201cThree,\u201d he said \u2014 \u2018four.'",
        "___",
    ]


def test_tabular_copy_stays_as_it_is_set() -> None:
    """The control character in the header says so."""
    text = "^BC-X<\n\t;MIN;MAX<\n\tNorrvik;``2;3<\n^END<\n"
    found = story(text, "r i\x14\x12 BC-X   02-20 0010")
    assert found.body == (Preformatted(text=";MIN;MAX\nNorrvik;``2;3"),)


def test_the_category_is_a_subject() -> None:
    """Under the scheme by which sections know it."""
    assert story().subjects == (Subject(scheme="a1312cat", code="i"),)


def test_priorities_are_urgencies_and_a_flash_is_short() -> None:
    """AP sends features with an "f": those are no alerts."""
    long = TEXT + "\tword " * 300 + "\n"
    flash = SECOND.replace("r i", "f i")
    assert story(second=flash).signals.priority == "f"
    assert story(second=flash).urgency == "1"
    assert story(long, flash).signals.priority is None
    assert story(long, flash).urgency is None
    assert story().urgency == "4"


def test_an_alert_has_no_headline_and_no_lasting_name() -> None:
    """Its slug says nothing to readers, and is the next alert's too."""
    found = story("^BC-NO--APNewsAlert,12<\n\tOSLO (NW) _ He resigns.\n")
    assert found.signals.types == ("apnewsalert",)
    assert (found.headline, found.slugline) == (None, None)
    assert found.alt_ids == ("W2607",)


@pytest.mark.parametrize(
    ("tag", "types"),
    [
        ("1st Ld", ("lead",)),
        ("1st Ld-Writethru", ("lead", "writethru")),
        ("12th Ld - Writethru", ("lead", "writethru")),
        ("Writethru", ("writethru",)),
    ],
)
def test_leads_and_writethrus_replace(tag: str, types: tuple[str, ...]) -> None:
    """What had their slug before."""
    found = story(f"^BC-NO--Ferry Sails, {tag},96<\n^X<\n\tText.\n")
    assert found.signals.types == types
    assert found.targets == (
        Target(kind=OrderKind.REPLACE, name="NO--Ferry Sails", recurring=True),
    )


@pytest.mark.parametrize("tag", ["Adv20", "ADV 20-21", "HFR", "Hold for Release"])
def test_an_advance_waits_for_its_day(tag: str) -> None:
    """It is a story under an embargo, no order to hold another."""
    found = story(f"^BC-NO--Ferry Sails, {tag}<\n^X<\n\tText.\n")
    assert "hfr" in found.signals.types


def test_a_corrective_replaces_only_as_a_whole_story() -> None:
    """One that only tells the error stands beside it."""
    head = "^BC-NO--Ferry Sails, Corrective<\n^Correction<\n\t"
    short = story(f"{head}In a story, the hour was wrong.\n")
    assert "corrective" in short.signals.types
    assert short.targets == ()
    whole = story(f"{head}A corrected version of the story is below:\n\tText.\n")
    assert whole.targets


def test_without_its_year_the_words_name_a_message_too() -> None:
    """No story of another year takes its place, and sent again it is the same."""
    first, again = (read(message(trailer="")) for _ in range(2))
    other = read(message(TEXT + "\tMore.\n", trailer=""))
    assert isinstance(first, WireStory)
    assert isinstance(again, WireStory)
    assert isinstance(other, WireStory)
    assert first.item_id.startswith("W2607-02-20-NO--Ferry Sails-")
    assert first.item_id == again.item_id != other.item_id
    assert not first.named
    assert story().named


def test_the_kyodo_variant_is_read() -> None:
    """With its name behind the number, and in the old Western encoding."""
    found = story("^BC-CAFE<\n^Café<\n\tText.\n", number="a0105KYODO")
    assert found.item_id == "a0105-2026-02-20"
    assert found.headline == "Café"


def test_several_messages_are_several_items() -> None:
    """Also where one is cut off."""
    assert len(anpa1312.parse(message() + message()[:40], Hint())) == 2


@pytest.mark.parametrize("body", [b"", b"text", b"\x01W26", b"\x01" * 10_001])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    """As a whole, with a reason."""
    with pytest.raises(Rejected) as caught:
        anpa1312.parse(body, Hint())
    assert caught.value.reason in {Reject.WRONG_STRUCTURE, Reject.TOO_LARGE}
