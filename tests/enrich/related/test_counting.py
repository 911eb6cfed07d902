"""Promises about counting how common terms are."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.related import counting
from services.enrich.related.counting import Counts, packed, unpacked
from services.enrich.related.prints import print_of
from services.enrich.related.statistics import SNAPSHOT, from_counts
from services.enrich.related.tokens import term_ids
from tests.enrich.samples import article


WORDS = ("harbour", "quake", "goat", "zirconium", "Veldoria")


def counts_of(texts: list[str]) -> Counts:
    """The counts of stories with these titles."""
    return Counts(print_of(article(headline=text)) for text in texts)


@pytest.fixture(autouse=True)
def few_are_enough() -> Iterator[None]:
    """A handful of stories says how common words are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "ENOUGH", 2)
        yield


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=9))
def test_what_was_packed_weighs_the_same(texts: list[list[str]]) -> None:
    """A stored snapshot gives the weights that were counted."""
    counts = counts_of([" ".join(text) for text in texts]).frequent()
    stored = unpacked(3, packed(counts))
    assert stored.number == 3
    for word in (*WORDS, "unheard-of"):
        for term in term_ids(word):
            assert stored.idf(term) == from_counts(3, counts).idf(term)


def test_a_common_word_weighs_less() -> None:
    """What stands in each story tells nothing of one."""
    counts = counts_of([f"quake {word}" for word in WORDS if word != "quake"])
    snapshot = unpacked(1, packed(counts.frequent()))
    (common,), (rare,) = term_ids("quake"), term_ids("goat")
    assert snapshot.idf(common) < snapshot.idf(rare)


def test_a_few_stories_of_a_language_do_not_say_how_common_its_words_are() -> None:
    """Then what is shipped holds: else two stories on one quake would be nothing alike."""
    counts = counts_of(["quake in Veldoria"]).frequent()
    (term,) = term_ids("quake")
    assert from_counts(1, counts).idf(term) == SNAPSHOT.idf(term)


def test_the_same_text_again_counts_once() -> None:
    """What an agency sends ten times is no commoner for it."""
    texts = [f"quake {word}" for word in WORDS]
    assert counts_of(texts * 10).frequent() == counts_of(texts).frequent()


def test_a_score_means_the_same_in_a_wire_five_times_as_long() -> None:
    """A word of one story in a thousand is as telling, and a name no rarer than rare."""
    (term,) = term_ids("quake")
    short, long = (
        from_counts(1, {"en": (n, {term: n // 1000})}) for n in (30_000, 150_000)
    )
    assert short.idf(term) == long.idf(term)
    assert short.idf(0) == long.idf(0)
