"""What the reader of IPTC 7901 promises, on messages written for it."""

import pytest

from schemas.article import OrderKind
from schemas.blocks import ListBlock, Table
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import iptc7901
from services.ingest.wirestory import (
    Hint,
    Orders,
    Rejected,
    Target,
    WireStory,
)
from tests.ingest.iptc7901_made import TEXT, message, read, story


def test_service_number_and_day_name_a_message() -> None:
    """Numbers begin anew each day; other days, other items."""
    assert story().item_id == "bdt0157-2026-02-20"
    assert story(date="210801 Feb 26").item_id == "bdt0157-2026-02-21"
    assert story().alt_ids[:2] == ("dpa 312", "bdt 157")


@pytest.mark.parametrize(
    ("header", "names", "urgency"),
    [
        ("bdt0157 3 vm 44  dpa 0312", ("dpa 312", "bdt 157"), "3"),
        ("eca7 1 i", ("eca 7",), "1"),
        ("0157 2 s 44 A fussball", (), "2"),
        ("X12 u pol 44", ("x 12",), None),
    ],
)
def test_headers_may_leave_things_out(
    header: str, names: tuple[str, ...], urgency: str | None
) -> None:
    """Options, sender, words, even the service."""
    found = story(header=header)
    assert found.alt_ids[: len(names)] == names
    assert found.urgency == urgency


def test_without_a_number_the_words_name_it() -> None:
    """Sent again it is the same; with other words it is another."""
    header = "bdt0000 3 vm 44  dpa 0000"
    first = story(header=header)
    assert first.item_id == story(header=header, date="200802 Feb 26").item_id
    assert first.item_id != story(TEXT + "Mehr.", header).item_id
    assert not first.named
    assert story().named
    assert first.alt_ids == ("Verkehr/Fähre", "Verkehr/Fähre: Fähre fährt wieder")


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("200801 Feb 26", "2026-02-20T08:01:00"),
        ("200801 GMT Jun 17", "2017-06-20T08:01:00Z"),
        ("062130 Okt 24", "2024-10-06T21:30:00"),
        ("062130 Mrz 2024", "2024-03-06T21:30:00"),
        ("062130 juil 24", "2024-07-06T21:30:00"),
        ("062130 Xyz 24", None),
        ("", None),
    ],
)
def test_the_date_line_is_read_in_many_languages(date: str, sent: str | None) -> None:
    """A zone is taken only where one is named."""
    assert story(date=date).version_created == sent


def test_a_wrapped_headline_is_one() -> None:
    """A line goes on where the next word had no room; else it is another's."""
    wrapped = story(
        "Ein langer Titel, der in keine Zeile dieser alten Welt recht passen\n"
        "mag =\n\nText.\n"
    )
    assert wrapped.headline is not None
    assert wrapped.headline.endswith("recht passen mag")
    under = story("Kurzer Titel\nUntertitel\nVon Jo Hagen, nw =\n\nText.\n")
    assert (under.headline, under.subheadline) == ("Kurzer Titel", "Untertitel")
    assert under.byline == "Von Jo Hagen, nw"


def test_a_sender_without_the_equals_sign_still_has_a_headline() -> None:
    """A short first paragraph is one, unless it begins with a dateline."""
    assert story("Schiff sinkt\n\nBern (ats) - Es sank.\n").headline == "Schiff sinkt"
    bare = story("Bern (ats) - Es sank.\n\nMehr dazu.\n")
    assert bare.headline is None
    assert text_of(bare.body) == "Bern (ats) - Es sank.\n\nMehr dazu."


def test_tables_and_lists_drawn_with_characters_are_read() -> None:
    """Their bars and stars are no words of the story."""
    found = story("X =\n\n| Ab | An |\n| 6 | 7 |\n\n  * eins\n  * zwei\n    drei\n")
    assert found.body == (
        Table(rows=(("Ab", "An"), ("6", "7"))),
        ListBlock(items=("eins", "zwei drei")),
    )


def test_the_note_pad_is_not_the_story() -> None:
    """Notes are for editors, links stand beside the story, contacts stay inside."""
    found = story(
        "X =\n\nText.\n\n# Notizblock\n\n## Internet\n- [Plan](https://p.example)\n\n"
        "* * * *\nNicht zur Veröffentlichung bestimmt\n\n## Kontakte\n- Jo: 0123,\n"
        "  jo@nw.example\n\ndpa jo n1 ml\n"
    )
    assert text_of(found.body) == "Text."
    assert found.editor_notes == ("Jo: 0123, jo@nw.example", "dpa jo n1 ml")
    assert found.supplied_links[0].href == "https://p.example"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("\x07\x07\x07\x07\x07 KILL KILL KILL dpa 157\n", ("kill", "dpa 157")),
        ("KILL KILL KILL\n\nBitte dpa 0157 nicht verwenden.\n", ("kill", "dpa 157")),
        ("KILL KILL KILL\ndpa Nr. 157, Ersatz:\ndpa 160\n", ("kill", "dpa 157")),
        ("MANDATORY KILL\nbdt 12 is wrong\n", ("kill", "bdt 12")),
        ("HOLD HOLD HOLD dpa-157\n", ("hold", "dpa 157")),
        ("ADVISORY TO RELEASE\ndpa 157 may be used\n", ("release", "dpa 157")),
        ("FREIGABE DER dpa 157\n", ("release", "dpa 157")),
    ],
)
def test_kills_holds_and_releases_name_others(
    text: str, targets: tuple[str, str]
) -> None:
    """By the number that comes again each day, on the first line that has one."""
    found = read(message(text))
    assert found == Orders(
        targets=(Target(kind=OrderKind(targets[0]), name=targets[1], recurring=True),),
        at="2026-02-20T08:01:00",
    )


@pytest.mark.parametrize(
    "text",
    [
        "KILL: dpa 0157\n",
        "KILL\n\nPlease kill dpa 0157.\n",
        "Storno: dpa 0157\n",
        "(Meldung zurückgezogen)\nX =\n\nDie Meldung dpa 0157 war falsch.\n",
        "Achtung Redaktionen: Die Meldung dpa 0157 ist zurückgezogen. =\n\nX.\n",
        "ANNULE\n\ndpa 157\n",
    ],
)
def test_a_command_may_be_said_once(text: str) -> None:
    """Alone on its line, or in a sentence that names the message."""
    target = Target(kind=OrderKind.KILL, name="dpa 157", recurring=True)
    assert read(message(text)) == Orders(targets=(target,), at="2026-02-20T08:01:00")


@pytest.mark.parametrize(
    "headline",
    [
        "ANNULATION DE LA DETTE GRECQUE EN VUE",
        "ANULACIÓN DE ELECCIONES EN PERU",
        "FREIGABE DER IMPFSTOFFE ERWARTET",
        "Embargo gegen Norrvik",
        "Nicht vor Montag rechnet die Regierung mit einer Einigung",
    ],
)
def test_a_headline_that_begins_like_one_is_no_command(headline: str) -> None:
    """It is read on, and no note either."""
    found = story(f"{headline} =\n\nNorrvik (nw) - Text.\n")
    assert (found.headline, found.signals.notes) == (headline, ())


def test_a_kill_without_a_number_names_nobody() -> None:
    """It becomes an alarm, never the end of a story it does not name."""
    assert read(message("KILL KILL KILL\n\nText.\n")) == Orders(
        targets=(), at="2026-02-20T08:01:00"
    )


def test_a_killing_is_no_kill() -> None:
    """Words of the life-cycle are in capitals, twice, at the start of a line."""
    assert story("Kill Bill im Kino =\n\nKILL, rief er, dpa 157.\n").headline


def test_a_lead_replaces_what_has_its_slug_and_its_headline() -> None:
    """As a correction does: slugs are mere keywords, which other stories share."""
    lead = story("2ND LEAD\nFerry sails =\n\nText.\n")
    assert lead.targets == (
        Target(
            kind=OrderKind.REPLACE, name="Verkehr/Fähre: Ferry sails", recurring=True
        ),
    )
    assert story("2ND LEAD =\n\nNorrvik (nw) - Text.\n").targets == ()
    mended = story("(Berichtigung: Es ist 6.00 Uhr.)\nFähre fährt =\n\nText.\n")
    assert [one.name for one in mended.targets] == ["Verkehr/Fähre: Fähre fährt"]
    assert mended.signals.correction == "Es ist 6.00 Uhr."
    assert story().targets == ()


def test_bells_and_words_make_an_alert() -> None:
    """Five bells or the word; urgency alone makes none."""
    for head in ("(Eil \x07\x07\x07\x07\x07)", "(\x07 \x07 \x07 \x07 \x07)", "(Eil)"):
        assert "eil" in story(f"{head}\nX =\n\nText.\n").signals.types
    assert story(header="bdt0157 1 vm 44  dpa 0312").signals.types == ()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_encodings_are_read(encoding: str) -> None:
    """UTF-8 if it is that, else what the feed says, else the Western one."""
    body = b"\x7f" * 20 + message().decode().encode(encoding)
    found = read(body, Hint(encoding="latin-1"))
    assert isinstance(found, WireStory)
    assert found.headline == "Fähre fährt wieder"


def test_several_messages_are_several_items() -> None:
    """Also where one is cut off."""
    found = iptc7901.parse(message() + message()[:60], Hint())
    assert len(found) == 2


def test_delivery_is_no_part_of_a_revision() -> None:
    """The same words under another number are said alike; others are not."""
    assert story().canonical == story(date="200803 Feb 26").canonical
    assert story(TEXT + "Mehr.").canonical != story().canonical


@pytest.mark.parametrize("body", [b"", b"text", b"\x01", b"\x01" * 10_001])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    """As a whole, with a reason."""
    with pytest.raises(Rejected) as caught:
        iptc7901.parse(body, Hint())
    assert caught.value.reason in {Reject.WRONG_STRUCTURE, Reject.TOO_LARGE}
