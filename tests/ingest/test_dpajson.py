"""What the reader of dpa-digitalwires promises, on entries written for it."""

import pytest

from schemas.reasons import Reject, Skip
from schemas.story import Kind
from services.ingest.json import Json, JsonObject
from services.ingest.markup import text_of
from services.ingest.wirestory import (
    Rejected,
    Skipped,
    WireStory,
)
from tests.ingest.dpajson_made import ENTRY, note, read, story


def test_the_urn_names_the_item_and_the_delivery_does_not() -> None:
    """The same revision delivered again, with new signatures, is the same."""
    again: JsonObject = {
        "type": "image",
        "urn": "urn:x:1",
        "renditions": [{"url": "https://i.example/1?signature=b"}],
    }
    first, second = story(), story(entry_id="d-2", updated="x", associations=[again])
    assert first.item_id == second.item_id == "urn:newsml:nordwire.example:1"
    assert first.canonical == second.canonical
    assert story(pubstatus="canceled").canonical != first.canonical


def test_notes_go_to_whom_they_are_for() -> None:
    """Contacts stay inside, service is for readers, nothing reaches the body."""
    found = story(
        ednotes=[
            note("edservice", "Auskunft gibt die Reederei."),
            note("edservice", "Geheim.", publishable=False),
            note("contacts", "0123", publishable=False),
            note("picture", "Foto Archiv"),
        ]
    )
    assert found.public_notes == ("Auskunft gibt die Reederei.",)
    assert found.editor_notes == ("Geheim.", "0123", "Foto Archiv")
    assert text_of(found.body) == "Der Hafen wird vertieft."


@pytest.mark.parametrize(
    ("signal", "told"),
    [("sig:correction", "Kurz."), (None, "Kurz."), ("sig:update", None)],
)
def test_the_note_of_an_update_is_no_correction(
    signal: str | None, told: str | None
) -> None:
    """Both have the same roles; readers get the short words of a correction."""
    notes = [note("correction", "Lang."), note("correctionshort", "Kurz.")]
    assert story(signal=signal, ednotes=notes).signals.correction == told


def test_a_correction_that_is_not_for_publication_is_not_told() -> None:
    """Permission is given note by note."""
    notes = [note("correctionshort", "Kurz.", publishable=False)]
    assert story(signal="sig:correction", ednotes=notes).signals.correction is None


def test_an_embargo_that_cannot_be_read_has_no_end() -> None:
    """An object where a date should be closes; null does not."""
    assert story(embargoed={"x": 1}).signals.embargoed == ""
    assert story(embargoed="").signals.embargoed == ""
    assert story(embargoed=None).signals.embargoed is None


def test_status_and_signals_may_stand_among_the_categories() -> None:
    """Older entries have no field for them."""
    categories: Json = [
        {"type": "dnltype:pubstatus", "name": "canceled", "qcode": "stat:canceled"},
        {"type": "dnltype:signal", "name": "correction", "qcode": "sig:correction"},
    ]
    signals = story(pubstatus=None, categories=categories).signals
    assert signals.status == "canceled"
    assert signals.signals == ("sig:correction",)


def test_a_medium_by_itself_is_one() -> None:
    """Without a text, under the medium's own name, with its caption."""
    found = story(
        article_html=None,
        urn="urn:x:1",
        descriptions=[{"role": "drol:caption", "description": "Im Hafen."}],
    )
    assert found.kind is Kind.PICTURE
    assert found.media[0].caption == "Im Hafen."


def test_a_field_of_the_wrong_type_costs_that_field() -> None:
    """And is named."""
    found = story(headline=["x"], associations=7, categories="x", ednotes=[3])
    assert found.headline is None
    assert found.version == "2"
    assert set(found.problems) == {
        "headline: not a text",
        "associations: not an object",
        "categories: not an object",
        "ednotes: not an object",
    }


def test_each_entry_is_an_outcome_of_its_own() -> None:
    """A bad one is refused alone; none at all is empty."""
    good, nameless, odd = read({"entries": [ENTRY, {"headline": "x"}, 7]})
    assert isinstance(good, WireStory)
    assert isinstance(nameless, Rejected)
    assert nameless.reason is Reject.NO_IDENTITY
    assert isinstance(odd, Rejected)
    assert read([]) == (Skipped(Skip.EMPTY, "no items in the message"),)


def test_a_message_that_is_no_object_is_refused() -> None:
    """As a whole."""
    with pytest.raises(Rejected) as caught:
        read("x")
    assert caught.value.reason is Reject.WRONG_STRUCTURE


def test_pictures_stand_where_the_text_shows_them() -> None:
    """A picture in the article is shown at its place, one beside it is not repeated."""
    html = '<p>Eins.</p><dnl-image ref="urn:x:1"></dnl-image><p>Zwei.</p>'
    found = story(article_html=html)
    assert [block.type for block in found.body] == ["paragraph", "media", "paragraph"]
    assert [one.id for one in found.media] == ["urn:x:1"]


def test_the_dateline_tells_the_places() -> None:
    """Where no category does, the places are those of the dateline."""
    assert story(dateline="Tel Aviv/Beirut (dpa) - ").located == ("Tel Aviv", "Beirut")
