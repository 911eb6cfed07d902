"""Every spelling of a date that agencies use."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.dates import moment


TEN = datetime(2026, 2, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-05T10:00:00Z",
        "2026-02-05T10:00:00+00:00",
        "2026-02-05T11:00:00+01:00",
        "2026-02-05T10:00:00.000Z",
        "2026-02-05T10:00:00.0000000Z",
        "2026-02-05T10:00:00+0000",
        "2026-02-05 10:00:00+0000",
        "2026-02-05T10:00:00 +0000",
        "2026-02-05T10:00Z",
        "20260205T100000Z",
        "20260205T110000+0100",
        "20260205T1000Z",
        " 2026-02-05T10:00:00Z\n",
        "Thu, 05 Feb 2026 10:00:00 +0000",
        "Thu, 05 Feb 2026 11:00:00 +01:00",
        "Thu, 5 Feb 2026 10:00:00 GMT",
        "Thu, 05 Feb 2026 05:00:00 EST",
        "Thu, 05 Feb 2026 11:00:00 CET",
        "05 Feb 2026 10:00 UT",
        "February 5, 2026 10:00 UTC",
    ],
)
def test_an_instant_with_its_zone_is_the_same_in_every_spelling(text: str) -> None:
    """Whoever writes a zone is taken at the word, whatever the feed's zone."""
    read = moment(text, "Asia/Tokyo")
    assert read
    assert (read.at, read.precision, read.ambiguous) == (TEN, "instant", False)
    assert read.latest == TEN


@pytest.mark.parametrize(
    "text", ["2026-02-05T11:00:00", "20260205T110000", "20260205T1100"]
)
def test_a_naive_time_takes_the_zone_of_its_feed(text: str) -> None:
    """And is told as not fully said."""
    read = moment(text, "Europe/Berlin")
    assert read
    assert (read.at, read.ambiguous, read.latest) == (TEN, True, TEN)


@pytest.mark.parametrize(
    "text",
    ["2026-02-05", "20260205", "February 5, 2026", "Feb 5, 2026", "Feb. 5, 2026",
     "5 February 2026", "Thu, 05 Feb 2026"],
)  # fmt: skip
def test_a_day_is_a_day_and_ends_in_the_zone_of_its_feed(text: str) -> None:
    """Shown as that day everywhere; at the latest it means its last moment."""
    read = moment(text, "America/New_York")
    assert read
    assert (read.at, read.precision) == (datetime(2026, 2, 5, tzinfo=UTC), "day")
    assert read.latest == datetime(2026, 2, 6, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["5. Februar 2026", "5 février 2026", "05 févr. 2026", "5 de febrero de 2026",
     "5 febbraio 2026", "5 de fevereiro de 2026", "5 februari 2026", "5 helmikuuta 2026",
     "5 lutego 2026", "5. února 2026", "2026. február 5.", "5 Şubat 2026",
     "5 февраля 2026 года", "5 лютого 2026", "5 Φεβρουαρίου 2026", "2026年2月5日",
     "2026년 02월 05일", "do, 05 feb 2026", "mar., 05 févr. 2026"],
)  # fmt: skip
def test_a_day_is_read_in_the_languages_of_the_wires(text: str) -> None:
    """Names of months, their cases and abbreviations, and the order of East Asia."""
    read = moment(text)
    assert read
    assert (read.at, read.precision) == (datetime(2026, 2, 5, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    "text",
    ["Do, 05 Feb 2026 11:00:00 +0100", "5. Februar 2026 um 11:00 Uhr MEZ", "jeu., 05 févr. 2026 11:00:00 +0100",
     "Πεμ, 05 Φεβ 2026 05:00:00 EST", "Чт, 05 фев 2026 13:00:00 +0300",
     "2026-február-5T5:00-05:00", "2026年02月05日 下午7:00 +0900",
     "Thu, 05 Feb 2026 11:00:00 GMT+1", "Thu, 05 Feb 2026 05:00:00 GMT-05:00",
     "Thu Feb 05 11:00:00 GMT+01:00 2026", "Thu, 05 Feb 2026 02:00:00 -08",
     "Thu, 05 Feb 2026 10:00:00 GMT+0000 (GMT)", "Thu, 5 Feb 2026 13:00:00 +3",
     "Thu, 05 Feb 2026 21:00:00 AEDT", "Thu, 05 Feb 2026 05:00:00 ET"],
)  # fmt: skip
def test_an_instant_is_read_in_other_languages_and_odd_zones(text: str) -> None:
    """A zone by its name or by its distance from Greenwich, however short."""
    read = moment(text, "Asia/Tokyo")
    assert read
    assert (read.at, read.precision, read.ambiguous) == (TEN, "instant", False)


def test_halves_of_the_day_come_before_the_hour_in_korean() -> None:
    """Naive, so the feed's zone says when."""
    read = moment("2026년 02월 05일 오후 07:00:00", "Asia/Seoul")
    assert read
    assert (read.at, read.ambiguous) == (TEN, True)
    noon = moment("2026-02-05 오전 12:30:00")
    assert noon
    assert noon.at == datetime(2026, 2, 5, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["février", "5 février", "februar 2026", "年月日", "2026年13月45日", "mai mai 5"],
)
def test_a_month_alone_is_no_day(text: str) -> None:
    """Nothing is made up from today's date."""
    assert moment(text) is None


def test_the_hour_that_comes_twice_means_the_second_at_the_latest() -> None:
    """An embargo in that hour must not lift too early."""
    read = moment("2026-10-25T02:30:00", "Europe/Berlin")
    assert read
    assert read.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert read.latest == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_24_hours_is_the_next_midnight() -> None:
    """ISO 8601 allows both names of midnight."""
    read = moment("2026-02-05T24:00:00Z")
    assert read
    assert read.at == datetime(2026, 2, 6, tzinfo=UTC)


def test_a_time_of_five_digits_is_a_guess() -> None:
    """The zero of its hour is missing; it may mean any time of that day."""
    read = moment("20260205T91500+0000")
    assert read
    assert (read.at.hour, read.at.minute, read.ambiguous) == (9, 15, True)
    assert read.latest == datetime(2026, 2, 6, tzinfo=UTC)


def test_day_and_month_that_can_change_places_mean_the_later() -> None:
    """05/02 is the fifth of February or the second of May."""
    read = moment("05/02/2026 10:00")
    assert read
    assert read.ambiguous
    assert read.latest == datetime(2026, 5, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-02-06 11:00 GMT", "2026-02-06T06:00:00 EST", "2026-02-06 11:00 AM UTC",
     "2026/02/06 11:00 GMT", "06.02.2026 11:00 GMT", "2026-02-06 06:00 ET"],
)  # fmt: skip
def test_a_year_in_front_and_full_stops_say_which_is_the_day(text: str) -> None:
    """Only figures between slashes or hyphens, the year last, can change places."""
    read = moment(text)
    assert read
    assert read.at == read.latest == datetime(2026, 2, 6, 11, tzinfo=UTC)
    assert not read.ambiguous


@pytest.mark.parametrize(
    "text",
    ["", "soon", "10:00", "February", "Feb 5", "2026", "1770285600", "2026-13-40",
     "Fri, 31 Feb 2026 10:00:00 GMT", "0001-01-01T00:00:00+14:00", "x" * 500],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    """Nothing is filled in from the clock."""
    assert moment(text) is None


def test_an_unknown_zone_is_utc() -> None:
    """A slip in the feeds file costs no story."""
    read = moment("2026-02-05T10:00:00", "Mars/Olympus")
    assert read
    assert read.at == TEN


@given(
    st.text(alphabet="0123456789-:TZ+., JanFebGMT/", max_size=30), st.text(max_size=9)
)
def test_no_text_makes_it_fail(text: str, zone: str) -> None:
    """A broken date costs the date only."""
    read = moment(text, zone)
    assert read is None or read.latest >= read.at or read.precision == "day"
