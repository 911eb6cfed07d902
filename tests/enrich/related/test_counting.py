"""Promises about counting how common terms are."""

from hypothesis import given
from hypothesis import strategies as st

from services.enrich.related.counting import Counts, packed, unpacked
from services.enrich.related.prints import print_of
from services.enrich.related.statistics import SNAPSHOT
from services.enrich.related.tokens import term_ids
from tests.enrich.samples import article


WORDS = ("harbour", "quake", "goat", "zirconium", "Veldoria")


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=9))
def test_what_was_packed_weighs_the_same(texts: list[list[str]]) -> None:
    """A stored snapshot gives the weights that were counted."""
    counts = Counts(
        print_of(article(headline=" ".join(text))) for text in texts
    ).frequent()
    stored = unpacked(3, packed(counts))
    assert stored.number == 3
    for word in WORDS:
        (term,) = term_ids(word)
        said = sum(word in text for text in texts)
        idf = stored.idf(term) if texts else SNAPSHOT.idf(term)
        assert said < 2 or idf <= SNAPSHOT.idf(term_ids("unheardof")[0])


def test_a_common_word_weighs_less() -> None:
    """What stands in each story tells nothing of one."""
    stories = [f"quake {word}" for word in WORDS if word != "quake"]
    counts = Counts(print_of(article(headline=text)) for text in stories).frequent()
    snapshot = unpacked(1, packed(counts))
    (common,), (rare,) = term_ids("quake"), term_ids("goat")
    assert snapshot.idf(common) < snapshot.idf(rare)
