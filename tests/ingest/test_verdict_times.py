"""Times in words beside words that nobody can read: never earlier, and never lost."""

from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from services.ingest.verdict import judge, read_headline
from services.ingest.verdict.until import until
from services.ingest.zones import PLACES, ZONES
from tests.ingest.saying import FEED, NOW, said


# Said on a Thursday at ten.
TIMES = [
    ("9 a.m. Pacific time, March 3, 2026", "2026-03-03T17:00"),
    ("0001 London time Thursday 12 March 2026", "2026-03-12T00:01"),
    ("3 p.m. AEDT on Tuesday, February 10", "2026-02-10T04:00"),
    ("6 a.m. US ET on 10 February", "2026-02-10T11:00"),
    ("0600 GMT/1400 HKT on 10 March", "2026-03-10T06:00"),
    ("00:01 BRT 10 February 2026", "2026-02-10T03:01"),
    ("18:00 (hora de Buenos Aires) del 10 de febrero", "2026-02-10T21:00"),
    ("6am at the foot of the hill, 10 February", "2026-02-10T06:00"),
    ("5pm this Friday", "2026-02-06T17:00"),
    ("noon next Tuesday", "2026-02-10T12:00"),
    ("Friday 13th, 6am", "2026-02-13T06:00"),
    ("6am on the 13th", "2026-02-13T06:00"),
    ("2026/02/10 06:00", "2026-02-10T06:00"),
    ("10.2. 1200", "2026-02-10T12:00"),
    ("March 6 2000", "2026-03-06T20:00"),
    ("06:00 -0500 on 10 Feb", "2026-02-10T11:00"),
    ("6am UTC-5 on 10 Feb", "2026-02-10T11:00"),
    ("6am GMT-5 on 10 Feb", "2026-02-10T11:00"),
    ("10 February 2026, 6am Pacific", "2026-02-10T14:00"),
    ("10 February 2026, 6am New York time", "2026-02-10T11:00"),
    ("1130pm Friday", "2026-02-06T23:30"),
    ("18 Uhr 30 am 10. Februar", "2026-02-10T18:30"),
    ("6 Uhr abends am 10.2.", "2026-02-10T18:00"),
    ("6 Uhr abends", "2026-02-06T06:00"),
    ("Dienstag morgen 6 Uhr", "2026-02-10T06:00"),
    ("6 a.m. on the day after tomorrow", "2026-02-07T06:00"),
    # A zone that is not said, or that nobody knows, is the last on earth.
    ("6am local time 10 Feb", "2026-02-10T18:00"),
    ("6am Whoville time on March 3", "2026-03-03T18:00"),
    ("6am XYZT 10 Feb", "2026-02-10T18:00"),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES, ids=[text for text, _ in TIMES])
def test_a_day_or_zone_behind_a_time_is_not_lost(text: str, wanted: str) -> None:
    """In a note and in a headline, whatever words stand between."""
    end = datetime.fromisoformat(wanted).replace(tzinfo=UTC)
    found = until(f" {text}", "UTC", NOW)
    assert found
    assert found.until == end
    for one in (
        said(notes=(f"Embargoed until {text}",)),
        said(headline=f"EMBARGOED UNTIL {text} - Ferry line reopens"),
    ):
        assert judge(one, FEED, NOW).not_before == end


@pytest.mark.parametrize(
    "text", ["6am blah", "6am, if the king agrees", "half past six"]
)
def test_an_hour_beside_unread_words_is_held(text: str) -> None:
    """Without a day nobody knows which hour is meant."""
    verdict = judge(said(notes=(f"Embargoed until {text}",)), FEED, NOW)
    assert (verdict.action, verdict.flagged) == (Action.HOLD, True)


def test_a_headline_keeps_its_words_behind_the_time() -> None:
    """Only what tells the time leaves it."""
    read = read_headline("EMBARGOED UNTIL 9 a.m. Pacific time, March 3, 2026 - Ferry")
    assert read.text == "Ferry"


WORDS = st.lists(
    st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8)
    | st.sampled_from((".", ",", ";", "Sunday", "may", "12", "at", "6", "2nd", "GMT")),
    max_size=6,
).map(" ".join)
# They mean an hour or a zone of their own: "1200 AM" is midnight.
TELLING = {"am", "pm", *(name.casefold() for name in (*ZONES, *PLACES))} - {"gmt"}


@given(
    st.sampled_from([text for text, _ in TIMES]),
    WORDS.filter(lambda words: not TELLING & set(words.casefold().split())),
)
def test_words_behind_a_time_never_make_it_earlier(text: str, words: str) -> None:
    """They may make it later, or leave it to a person."""
    alone, more = until(text, "UTC", NOW), until(f"{text} {words}", "UTC", NOW)
    assert alone
    assert more is None or more.until >= alone.until


@pytest.mark.parametrize(
    ("name", "zone"),
    [pair for pair in ZONES.items() if pair[0] != "AT"]
    + [(f"{name.title()} time", zone) for name, zone in PLACES.items()],
)
def test_a_zone_makes_it_no_earlier_than_the_zone(name: str, zone: tzinfo) -> None:
    """By its short name or a place; a zone that is also a word may make it later."""
    told = until(f"6am {name} on 10 February 2026", "UTC", NOW)
    assert told
    assert told.until >= datetime(2026, 2, 10, 6, tzinfo=zone)


SPELLINGS = (
    "{0:%Y-%m-%dT%H:%M:%SZ}",
    "{0:%Y/%m/%d %H:%M} GMT",
    "{0:%H%M} GMT {0.day} {0:%B %Y}",
    "{0:%H:%M} UTC on {0:%A}, {0:%B} {0.day}, {0.year}",
    "{0:%I:%M %p} GMT {0:%b}. {0.day}, {0.year}",
    "{0:%d.%m.%Y}, {0:%H.%M} Uhr GMT",
    "{0.day} {0:%B %Y}, {0:%H:%M} UTC",
    "{0:%d/%m/%Y %H:%M} GMT",
)


@given(
    st.datetimes(NOW.replace(tzinfo=None), datetime(2027, 2, 1)),  # noqa: DTZ001 - of the strategy
    st.sampled_from(SPELLINGS),
)
def test_each_spelling_of_an_instant_is_that_or_later(
    moment: datetime, spelling: str
) -> None:
    """Exchangeable days and months mean the later."""
    end = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    told = until(spelling.format(end), "UTC", NOW)
    assert told
    assert told.until >= end
    if "%d/%m" not in spelling:
        assert told.until - end < timedelta(minutes=1)


def test_a_field_and_words_that_differ_mean_the_later() -> None:
    """Unless the words repeat the field: then a person looks at the most."""
    field = "2026-02-06T00:00:00Z"
    later = said(embargoed=field, notes=("Embargoed until Monday 6am",))
    assert judge(later, FEED, NOW).not_before == datetime(2026, 2, 9, 6, tzinfo=UTC)
    same = said(embargoed="2026-02-08T12:00:00Z", notes=("Sperrfrist Sonntag 13 Uhr",))
    verdict = judge(same, FEED, NOW)
    assert verdict.not_before == datetime(2026, 2, 8, 12, tzinfo=UTC)
    assert verdict.flagged


def test_a_field_may_say_its_time_in_words_or_that_there_is_none() -> None:
    """A desk types what it likes."""
    told = said(embargoed="Friday 13 February 2026, 6 a.m. GMT")
    assert judge(told, FEED, NOW).not_before == datetime(2026, 2, 13, 6, tzinfo=UTC)
    for none in ("no", "None", "false", "lifted"):
        verdict = judge(said(embargoed=none), FEED, NOW)
        assert (verdict.action, verdict.not_before) == (Action.PUBLISH, None)
