"""Promises about the vocabulary and the tables that refer to it."""

import pytest

from services.enrich.rubrics import SHIPPED
from services.enrich.sectors import SECTORS
from services.enrich.vocabulary import (
    ancestors,
    concept,
    from_subject_code,
    living,
    named,
    resolve,
)


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
