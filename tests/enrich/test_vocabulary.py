"""Promises about the vocabulary and the tables that refer to it."""

from itertools import chain
from string import ascii_lowercase

import pytest

from schemas.article import Subject
from services.enrich.rubrics import SHIPPED
from services.enrich.sectors import SECTORS
from services.enrich.tags import tags_of
from services.enrich.topics import LEXICON
from services.enrich.vocabulary import (
    CONCEPTS,
    OURS,
    SCHEME,
    ancestors,
    concept,
    from_subject_code,
    living,
    named,
    resolve,
)
from tests.enrich.samples import article


LANGUAGES = {"ar", "da", "de", "es", "fr", "pt-BR", "pt-PT", "sv", "zh-Hans"}
SUBJECT_CODES = sorted({c for x in CONCEPTS.values() for c in (*x.exact, *x.close)})
# What each category of the ANPA means for readers; the others say where a text may
# stand, not what it is about (a: domestic, c: features, k: comment, n: a state's own,
# b: special events, d, g, h, j: summaries, v: advisories), or differ among agencies
# (m, r, t), or are not given.
ANPA = {
    "e": "culture",
    "f": "business",
    "i": "world",
    "l": "culture",
    "o": "climate",
    "p": "politics",
    "q": "sport",
    "s": "sport",
    "w": "politics",
}


def test_a_concept_knows_what_is_above_it() -> None:
    """A guerrilla war is an armed conflict, and that belongs to conflict and war."""
    assert ancestors("medtop:20000057") == ("medtop:20000056", "medtop:16000000")


def test_a_retired_concept_resolves_to_the_living_one_above() -> None:
    """Old codes keep their meaning, but are not offered."""
    old = concept("medtop:20000030")
    new = living("medtop:20000030")
    assert old is not None
    assert old.retired
    assert new is not None
    assert new.label == "theater"


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("15000000", "sport"),
        ("15054000", "soccer"),
        ("15054999", "soccer"),
        ("15999999", "sport"),
        ("99000000", None),
        ("sport", None),
    ],
)
def test_an_older_subject_code_means_its_topic_or_a_wider_one(
    code: str, label: str | None
) -> None:
    """A code is taken exactly, else by its matter, else by its subject."""
    found = from_subject_code(code)
    assert (found.label if found else None) == label


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        ("medtop", "15000000"),
        (None, "medtop:15000000"),
        (None, "http://cv.iptc.org/newscodes/mediatopic/15000000"),
        ("http://cv.iptc.org/newscodes/mediatopic/", "15000000"),
        ("subj", "15000000"),
        ("iptc_subject_code", "15000000"),
        (None, "15000000"),
    ],
)
def test_a_code_is_understood_however_its_scheme_is_written(
    scheme: str | None, code: str
) -> None:
    """Every spelling that senders use means the same concept."""
    found = resolve(scheme, code)
    assert found is not None
    assert found.label == "sport"


def test_an_agencys_own_eight_digits_are_no_subject() -> None:
    """A number under a scheme of the agency's means what the agency says."""
    assert resolve("norda", "15000000") is None


def test_a_label_is_found_in_any_language() -> None:
    """A German keyword names the same topic as an English one."""
    found = named("Umwelt")
    assert found is not None
    assert found.qcode == "medtop:06000000"


def test_the_tables_name_only_topics_that_are_in_use() -> None:
    """A typing error in a table would quietly lose a branch."""
    named_topics = [
        topic
        for rubric in (*SHIPPED.by_id.values(), *SECTORS.values())
        for topic in rubric.topics
    ]
    found = {topic: concept(topic) for topic in named_topics}
    assert [t for t, c in found.items() if c is None or c.retired] == []
    assert len(named_topics) == len(set(named_topics)) + _shared()


def _shared() -> int:
    """Topics that a section and a sector both name."""
    sections = {t for r in SHIPPED.by_id.values() for t in r.topics}
    sectors = {t for r in SECTORS.values() for t in r.topics}
    return len(sections & sectors)


def test_every_older_code_gives_a_topic_that_is_in_use() -> None:
    """None of the codes that the vocabulary names ends nowhere."""
    found = {code: resolve("subj", code) for code in SUBJECT_CODES}
    meant = {code: living(one.qcode) for code, one in found.items() if one}
    assert len(SUBJECT_CODES) > 900
    assert [c for c in SUBJECT_CODES if not (one := meant.get(c)) or one.retired] == []


@pytest.mark.parametrize("subject", range(1, 18))
@pytest.mark.parametrize("rest", ["000000", "999000", "999999"])
def test_every_subject_is_known_with_all_below_it(subject: int, rest: str) -> None:
    """A code that nobody mapped means its subject, whichever of the seventeen."""
    found = from_subject_code(f"{subject:02}{rest}")
    assert found is not None
    assert found.qcode == f"medtop:{subject:02}000000"


def test_every_branch_leads_to_a_section() -> None:
    """A story with any Media Topic has a rubric, also by a code that is retired."""
    assert [c.label for q, c in CONCEPTS.items() if SHIPPED.above(q) is None] == []


def test_labels_are_there_in_every_language_that_was_taken() -> None:
    """Nine besides English; newer concepts have none but English labels."""
    found = [tag for c in CONCEPTS.values() for tag, _ in c.labels]
    assert set(found) == LANGUAGES
    living_ones = sum(not c.retired for c in CONCEPTS.values())
    assert all(found.count(tag) > 0.75 * living_ones for tag in LANGUAGES)
    assert all(c.label for c in CONCEPTS.values())


def test_what_is_retired_is_offered_nowhere() -> None:
    """Neither by a word in a text nor by a name that a sender gives."""
    looked_for = {e.label for e in chain.from_iterable(LEXICON.terms.values())}
    assert not any(CONCEPTS[q].retired for q in looked_for)
    assert not any(
        (found := named(c.label)) and found.retired for c in CONCEPTS.values()
    )


def test_what_we_add_to_the_vocabulary_fits_it() -> None:
    """Successors lead from retired concepts to living ones; names are of living ones."""
    old = {CONCEPTS[SCHEME + code].retired for code in OURS.successors}
    new = {
        CONCEPTS[SCHEME + code].retired
        for code in (*OURS.successors.values(), *OURS.written, *OURS.called)
    }
    assert (old, new) == ({True}, {False})


def test_a_retired_concept_may_have_a_successor_elsewhere() -> None:
    """Layoffs are no unemployment, and a brewer is a maker of beverages."""
    found = living("medtop:20000534")
    assert found is not None
    assert found.label == "layoffs and downsizing"


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("Film", "en", "movies"),
        ("theatre", "en-GB", "theater"),
        ("Personal", "de", "human resources"),
        ("Personal", "en", None),
        ("Wirtschaft", "fr", None),
        ("Notícias desportivas", None, None),
    ],
)
def test_a_name_means_what_it_does_in_english_or_in_the_storys_language(
    name: str, language: str | None, label: str | None
) -> None:
    """The same letters may be another word in the next language."""
    found = named(name, language)
    assert (found.label if found else None) == label


@pytest.mark.parametrize("letter", ascii_lowercase)
def test_categories_of_the_anpa_lead_to_sections_or_to_none_on_purpose(
    letter: str,
) -> None:
    """Every letter is decided."""
    for scheme in ("a1312cat", "apcategorycode"):
        told = article(subjects=(Subject(scheme=scheme, code=letter),))
        section = tags_of(told).section
        assert (section.id if section else None) == ANPA.get(letter)
