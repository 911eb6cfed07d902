"""What dpa-digitalwires says of the life of an entry, and of others."""

import pytest

from schemas.article import OrderKind
from services.ingest.json import Json, JsonObject
from services.ingest.verdict.tags import read_note
from services.ingest.wirestory import Orders, Target
from tests.ingest.dpajson_made import ENTRY, note, read, story


OTHER = "urn:newsml:nordwire.example:20090101:260220-930-240378"


@pytest.mark.parametrize(
    ("fields", "kind", "names"),
    [
        (
            {"headline": "KILL KILL KILL", "article_html": "<p>Bitte dpa 157</p>"},
            OrderKind.KILL,
            ["dpa 157"],
        ),
        (
            {"headline": "x", "ednotes": [note("x", f"HOLD HOLD HOLD {OTHER}")]},
            OrderKind.HOLD,
            [OTHER],
        ),
        (
            {"article_html": "<p>RELEASE RELEASE</p><p>dpa 0042 ist frei</p>"},
            OrderKind.RELEASE,
            ["dpa 42"],
        ),
        ({"headline": "KILL KILL KILL", "version": 1}, OrderKind.KILL, []),
    ],
)
def test_a_command_is_on_those_whom_it_names(
    fields: JsonObject, kind: OrderKind, names: list[str]
) -> None:
    """A command in words kills and holds others, and nobody where it names none."""
    (found,) = read(ENTRY | {"version_created": "2026-02-20T08:00:00+01:00"} | fields)
    assert isinstance(found, Orders)
    assert found.at == "2026-02-20T08:00:00+01:00"
    assert [target.name for target in found.targets] == names
    assert all(target.kind is kind for target in found.targets)
    assert all(one.recurring != one.name.startswith("urn:") for one in found.targets)


def test_a_later_version_that_commands_means_itself() -> None:
    """A kill sent as the next version of an entry is that entry's."""
    assert story(headline="KILL KILL KILL").signals.types == ("kill",)
    own = "urn:newsml:nordwire.example:20090101:260220-930-1"
    found = story(urn=own, version=1, article_html=f"<p>KILL KILL KILL {own}</p>")
    assert found.signals.types == ("kill",)


def test_a_correction_under_a_new_name_replaces_the_old_entry() -> None:
    """The note of a correction names the entry that was wrong."""
    told = note("correction", f"der Meldung mit der Kennung {OTHER} vom 20.2.")
    found = story(signal="sig:correction", ednotes=[told])
    assert found.targets == (Target(kind=OrderKind.REPLACE, name=OTHER),)
    assert story(urn=OTHER, ednotes=[told]).targets == ()
    assert story(article_html="", ednotes=[told]).targets == ()


def test_an_embargo_may_be_told_by_a_note_alone() -> None:
    """A note of that role closes the entry, whatever it says, unless it lifts it."""
    told = "Die Sperrfrist ist noch nicht aufgehoben"
    assert heard("22.2., 6.00 Uhr") == "Embargo: 22.2., 6.00 Uhr"
    assert read_note(heard(told))[0].meaning == "embargo"
    assert heard("Sperrfrist aufgehoben") == "Sperrfrist aufgehoben"


def heard(told: str) -> str:
    """What the verdict hears of a note in the role of an embargo."""
    (said,) = story(ednotes=[note("embargo", told)]).signals.notes
    return said


@pytest.mark.parametrize("status", [["canceled"], {"x": 1}, True])
def test_a_status_that_cannot_be_read_is_none_that_is_usable(status: Json) -> None:
    """It is handed on as one that nobody knows."""
    assert story(pubstatus=status).signals.status == "unreadable"


def test_an_entry_that_is_taken_back_also_commands_others() -> None:
    """Its own end and the order on the other are both said."""
    found = story(pubstatus="canceled", article_html="<p>KILL KILL KILL dpa 157</p>")
    assert found.signals.status == "canceled"
    assert found.targets == (
        Target(kind=OrderKind.KILL, name="dpa 157", recurring=True),
    )


@pytest.mark.parametrize(
    "told", ["FREIGABE DER IMPFUNG kommt", "ANNULATION DE LA DETTE"]
)
def test_a_headline_in_capitals_is_no_command(told: str) -> None:
    """It says it once, and names no number."""
    assert story(headline=told).headline == told
