"""The standards' own suites: files that must pass validation, and those that must fail."""

import re
from pathlib import Path

import pytest

from schemas.events import ArticleReceived, ItemRejected, ItemSkipped, Received
from tests.ingest.corpus.misses import CORPUS, files, read


NINJS = ("ninjs1", "ninjs2-3")
G2 = ("newsmlg2", "newsmlg2-package", "newsmlg2-other")
MUST_FAIL = re.compile(r"should_fail|[-_]invalid\.|__not-valid__")
MUST_PASS = re.compile(r"should_pass")
# What the line notes of valid files, too, since the standard lets them be so poor.
POOR = (
    "content: no text",
    "headline: missing, taken from the text",
    "headline: missing, taken from the slugline",
    "version created: unreadable date",
)
# Allowed, too, but of the files that must fail one has nothing worse that is read: an
# element of no standard, deep in what a package says of a company.
EMPTY_PACKAGE = "groupSet: missing"
# Fails against the schema of 2.28, but says that it is 2.29, where this is allowed.
VALID_WHERE_IT_SAYS = "2.28__should_fail__2.29_affiliation_org_org.xml"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def named(pattern: re.Pattern[str], *folders: str) -> list[Path]:
    """The files of the suites whose names say what has to come of them."""
    found = [path for path in files(*folders) if pattern.search(path.name)]
    return [path for path in found if not path.name.endswith(VALID_WHERE_IT_SAYS)]


def problems(event: Received) -> list[str]:
    """What the line holds against an item besides being poor."""
    if isinstance(event, ArticleReceived):
        return [one for one in event.article.problems if one not in POOR]
    return []


def short(path: Path) -> str:
    """The part of its name that the suite gave it."""
    return path.name.rpartition("--")[2][-70:]


@pytest.mark.parametrize("path", named(MUST_PASS, *NINJS, *G2), ids=short)
def test_what_must_pass_is_an_article_or_a_skip(path: Path) -> None:
    """With nothing held against it, and each skip with its reason."""
    for event in read(path):
        assert isinstance(event, ArticleReceived | ItemSkipped)
        assert set(problems(event)) <= {EMPTY_PACKAGE}


@pytest.mark.parametrize("path", named(MUST_FAIL, *NINJS, *G2), ids=short)
def test_what_must_fail_is_refused_or_its_problem_is_named(path: Path) -> None:
    """An item that becomes no article needs no more: nobody will read it."""
    for event in read(path):
        refused = isinstance(event, ItemRejected | ItemSkipped)
        assert refused or problems(event), event


@pytest.mark.parametrize(
    ("pattern", "folders", "least"),
    [
        (MUST_PASS, NINJS, 40),
        (MUST_FAIL, NINJS, 20),
        (MUST_PASS, G2, 130),
        (MUST_FAIL, G2, 7),
    ],
)
def test_the_suites_are_here(
    pattern: re.Pattern[str], folders: tuple[str, ...], least: int
) -> None:
    """The names of the files still say what has to come of them."""
    assert len(named(pattern, *folders)) >= least
