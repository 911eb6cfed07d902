"""Every real file is accounted for: outcomes, skips, headlines and words.

What is expected comes from paths of the test's own. The same runs on any other files:
`python -m tests.ingest.corpus FOLDER` lists what differs.
"""

from collections import Counter
from pathlib import Path

import pytest

from schemas.events import ArticleReceived, ItemRejected, ItemSkipped
from schemas.reasons import Reject, Skip
from tests.ingest.corpus.expected import total
from tests.ingest.corpus.misses import (
    CORPUS,
    damaged,
    expected,
    files,
    misses,
    of_article,
    read,
)


# How many text bodies are held against their files, at the least.
BODIES = {
    "anpa1312": 7,
    "ap-json": 1,
    "atom": 150,
    "dpa-json": 12,
    "iptc7901": 5,
    "newsml1": 25,
    "newsmlg2": 50,
    "newsmlg2-other": 0,
    "newsmlg2-package": 0,
    "ninjs1": 33,
    "ninjs2-3": 33,
    "nitf": 10,
    "rss": 350,
}
# Of well-formed files with stories: a template of a program's own, where nothing is told.
MOST_REJECTED = 0.01
REJECTED = {"newsml-1.2-matrix.xml"}
# Not well-formed XML in feeds; what can be read of them is.
BROKEN = {
    "entity_in_doctype.xml": {Reject.ENTITY_DECLARATION},
    "osm-pl.xml": {Reject.NOT_WELL_FORMED},
    "aaa_illformed.xml": {Reject.NOT_WELL_FORMED},
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


@pytest.mark.parametrize("folder", BODIES)
def test_a_file_is_read_as_its_own_paths_say(folder: str) -> None:
    """As many outcomes as items; skips of its kind; headline and words kept."""
    found = {path.name: said for path in files(folder) if (said := misses(path))}
    assert not found


@pytest.mark.parametrize("folder", BODIES)
def test_the_words_of_many_bodies_were_compared(folder: str) -> None:
    """The comparison has something to compare, and it sees a lost paragraph."""
    compared = 0
    for path in files(folder):
        for one, wanted in zip(read(path), expected(path) or (), strict=False):
            if isinstance(one, ArticleReceived) and total(wanted.words[0]) > 0:
                compared += 1
                assert list(of_article(damaged(one.article), wanted)), path.name
    assert compared >= BODIES[folder]


def test_skips_are_as_many_as_the_files_say() -> None:
    """Concepts, knowledge, catalogs, plans, events, advisories and tests."""
    wanted: Counter[Skip] = Counter()
    found: Counter[Skip] = Counter()
    for path in files(*BODIES):
        items = expected(path)
        if items is not None:
            wanted.update(next(iter(one.skips)) for one in items if one.skips)
            told = [one for one in read(path) if isinstance(one, ItemSkipped)]
            found.update(one.reason for one in told)
    assert found == wanted
    assert {Skip.CONCEPT, Skip.EVENT, Skip.PLANNING, Skip.TEST} <= set(found)


def test_next_to_nothing_is_rejected() -> None:
    """At most one well-formed story file in a hundred, and each is named here."""
    well_formed = [path for path in files(*BODIES) if expected(path) is not None]
    stories = [p for p in well_formed if any(not i.skips for i in expected(p) or ())]
    refused = {path: reasons for path in files(*BODIES) if (reasons := refusals(path))}
    assert {name(path) for path in refused if path in well_formed} == REJECTED
    assert len(REJECTED) <= MOST_REJECTED * len(stories)
    broken = {name(p): r for p, r in refused.items() if p not in well_formed}
    assert broken == BROKEN


def refusals(path: Path) -> set[Reject]:
    """Why items of a file are rejected."""
    return {one.reason for one in read(path) if isinstance(one, ItemRejected)}


def name(path: Path) -> str:
    """The name that a file had where it comes from."""
    return path.name.rpartition("__")[2]
