"""Takes and datelines: how senders write them, and what only looks like one."""

import pytest

from services.ingest.parse.datelines import agency_of, dateline_of, places_of
from services.ingest.parse.takes import slugged, take_of, titled


@pytest.mark.parametrize(
    ("told", "take"),
    [
        ("Take 2", 2),
        ("2nd take", 2),
        ("=2", 2),
        ("1st Add", 2),
        ("2ndAdd", 3),
        ("2. Teil", 2),
        ("Folge 3", 3),
        ("(zwei - Abschnitt)", 2),
        ("drei und Schluss", 3),
        ("two-last", 2),
        ("2 et dernier", 2),
        ("Teil 1", None),
        ("Take 99", None),
        ("2 dead", None),
        ("Folge der Reform", None),
        ("2" + " " * 200 + "Teil", None),
    ],
)
def test_a_take_is_numbered_from_two(told: str, take: int | None) -> None:
    """The first part is the lead itself, and the first addition its second part."""
    assert take_of(told) == take


def test_a_title_may_end_in_a_number() -> None:
    """A bracket counts only where the text goes on: a serial has parts, too."""
    assert titled("Bank fails =2") == ("Bank fails", 2)
    assert titled("Bank fails (zwei)", goes_on=True) == ("Bank fails", 2)
    assert titled("A journey (Teil 2)").take is None
    assert titled("Crash (A 7)", goes_on=True).take is None


def test_a_slug_may_carry_it() -> None:
    """Without it the slug is the lead's."""
    assert slugged("NORWAY-FERRY =2 OSLO") == ("NORWAY-FERRY OSLO", 2)
    assert slugged("Norway/ferry") == ("Norway/ferry", None)


@pytest.mark.parametrize(
    ("text", "dateline", "places", "agency"),
    [
        ("Berlin (dpa) - Die", "Berlin (dpa)", ("Berlin",), "dpa"),
        ("Peine (dpa/lni) - x", "Peine (dpa/lni)", ("Peine",), "dpa"),
        (
            "LONDON, March 5 (Reuters) - The",
            "LONDON, March 5 (Reuters)",
            ("LONDON",),
            "reuters",
        ),
        (
            "CHATHAM, Mass. (AP) _ A",
            "CHATHAM, Mass. (AP)",
            ("CHATHAM, Mass.",),
            "ap",
        ),
        ("Bern (ats) Le", "Bern (ats)", ("Bern",), "ats"),
        ("Madrid, 5 mar (EFE).- La", "Madrid, 5 mar (EFE)", ("Madrid",), "efe"),
        (
            "(ANSA) - ROMA, 5 MAR - Il",
            "(ANSA) - ROMA, 5 MAR",
            ("ROMA",),
            "ansa",
        ),
        ("TOKYO, March 5 Kyodo - x", "TOKYO, March 5 Kyodo", ("TOKYO",), "kyodo"),
        ("MOSCOW, March 5. /TASS/. x", "MOSCOW, March 5. /TASS/", ("MOSCOW",), "tass"),
        (
            "Frankfurt/Main/Bonn (dpa) - x",
            "Frankfurt/Main/Bonn (dpa)",
            ("Frankfurt/Main", "Bonn"),
            "dpa",
        ),
    ],
)
def test_every_agency_has_its_dateline(
    text: str, dateline: str, places: tuple[str, ...], agency: str
) -> None:
    """Place, day and agency, in its own order."""
    assert dateline_of(text) == dateline
    assert places_of(dateline) == places
    assert agency_of(dateline) == agency


@pytest.mark.parametrize(
    "text", ["", "He said (in jest) - no", "A headline (photo)", "x" * 5_000]
)
def test_running_text_has_no_dateline(text: str) -> None:
    """A bracket alone makes none."""
    assert dateline_of(text) is None
