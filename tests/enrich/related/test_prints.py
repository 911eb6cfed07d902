"""Promises about the prints that stories are compared by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.related.prints import MOST_TERMS, Part, Print, print_of
from services.enrich.related.statistics import SNAPSHOT, from_counts
from services.enrich.related.tokens import forms, term_ids
from tests.enrich.samples import article


@given(st.text(max_size=300), st.sampled_from([None, "en", "zh-Hant", "ar"]))
def test_a_stored_print_comes_back_the_same(text: str, language: str | None) -> None:
    """Whatever the text, its print survives the database."""
    print_ = print_of(article(headline=text[:50], body=text, language=language))
    assert Print.from_bytes(print_.to_bytes()) == print_
    assert len(print_.parts[Part.WHOLE]) <= MOST_TERMS
    assert all(np.all(np.diff(ids.astype(np.int64)) > 0) for ids in print_.parts)


@pytest.mark.parametrize(
    "stored", [b"", b"\x01", b"\x09\x00\x00\x00", b"\x01\x02\x05\x00en"]
)
def test_bytes_that_are_no_print_are_refused(stored: bytes) -> None:
    """A row of another format is an error, not a story without words."""
    with pytest.raises(ValueError, match="not a print"):
        Print.from_bytes(stored)
    assert Print.known(stored) is None


def test_a_terms_number_never_changes() -> None:
    """Stored terms must mean the same in every version."""
    assert term_ids("Parliament's") == (1_549_212_931,)


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Elections", ["election"]),
        ("3.5", ["3.5"]),
        ("a", []),
        ("東京都", ["東京", "京都"]),
        ("กขคง", ["กขค", "ขคง"]),
        ("国", ["国"]),
        ("G20サミット", ["g20", "サミ", "ミッ", "ット"]),
        ("हिन्दी", ["हिन्दी"]),
    ],
)
def test_a_tokens_forms(token: str, expected: list[str]) -> None:
    """Words are folded; what no space divides is cut into runs of characters."""
    assert list(forms(token)) == expected


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    """The shipped statistics know which words are common."""
    (rare,), (common,) = term_ids("zirconium"), term_ids("Monday")
    assert SNAPSHOT.idf(rare) > 2 * SNAPSHOT.idf(common)


def test_a_later_snapshot_replaces_what_was_counted() -> None:
    """Counts of one language leave the shipped tables of others alone."""
    (term,) = term_ids("zirconium")
    later = from_counts(7, {"en": (100, {term: 100})})
    assert later.number == 7
    assert later.idf(term) < 0.1
    assert later.idf(term, "de") == SNAPSHOT.idf(term, "de")
