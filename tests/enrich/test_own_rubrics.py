"""Promises about a newsroom's own rubrics; a case is a pair of files."""

import json
from pathlib import Path

import pytest

from schemas.article import Article, Subject
from services.enrich.learned.labels import section_of
from services.enrich.learned.model import Opinion
from services.enrich.own_rubrics import NotRubrics, own_rubrics
from services.enrich.rubrics import SHIPPED
from services.enrich.tags import tags_of
from tests.enrich.samples import article


CASES = Path(__file__).parent / "rubrics"
EXAMPLE = Path(__file__).parents[2] / "deploy" / "sections-example.toml"
READ = sorted(path.name for path in CASES.glob("*.leads.json"))
REFUSED = sorted(path.name for path in CASES.glob("*.error.txt"))


def story(said: str) -> Article:
    """`name X`, `words X`, or a code with its scheme."""
    kind, _, rest = said.partition(" ")
    if kind == "name":
        return article(section=rest)
    if kind == "words":
        return article(headline=rest)
    scheme, _, code = said.partition(":")
    return article(subjects=(Subject(scheme=scheme, code=code),))


@pytest.mark.parametrize("case", READ)
def test_names_codes_and_words_lead_where_the_file_says(case: str) -> None:
    """Names, codes, branches of Media Topics and words, each to one rubric or none."""
    text = (CASES / case.replace(".leads.json", ".toml")).read_text(encoding="utf-8")
    leads = json.loads((CASES / case).read_text(encoding="utf-8"))
    rubrics = own_rubrics(text)
    tagged = {said: tags_of(story(said), rubrics=rubrics).section for said in leads}
    assert {s: t.name if t else None for s, t in tagged.items()} == leads


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_file_is_told_in_one_line(case: str) -> None:
    """The message names the section and says what to do."""
    text = (CASES / case.replace(".error.txt", ".toml")).read_text(encoding="utf-8")
    told = (CASES / case).read_text(encoding="utf-8").strip()
    with pytest.raises(NotRubrics) as caught:
        own_rubrics(text)
    assert str(caught.value).startswith(told)
    assert "\n" not in str(caught.value)


def test_an_empty_file_changes_nothing() -> None:
    """Who has nothing to say has our rubrics."""
    assert own_rubrics("").by_id == SHIPPED.by_id


def test_the_example_is_a_file_that_can_be_used() -> None:
    """Whoever copies it starts from something that works."""
    rubrics = own_rubrics(EXAMPLE.read_text(encoding="utf-8"))
    assert rubrics.by_id["world"].name == "International"
    assert not rubrics.by_id.keys() & {"markets", "society"}


def test_a_feeds_own_codes_lead_to_a_newsrooms_own_rubric() -> None:
    """What the feed's table says may be a rubric that only this site has."""
    rubrics = own_rubrics('[[section]]\nid = "harbour"\nname = "Harbour"')
    told = article(subjects=(Subject(scheme="dept", code="7F"),))
    section = tags_of(told, {"7f": "harbour"}, rubrics=rubrics).section
    assert section is not None
    assert section.name == "Harbour"


def test_a_learned_label_stands_under_the_sites_own_name() -> None:
    """A section has one name on the site, whether a code or a model led to it."""
    learned = Opinion("markets", 0.9, "learned: shares")
    folded = own_rubrics('[[section]]\nid = "markets"\ninto = "business"')
    assert section_of(learned, folded).name == "Business"
    assert section_of(learned, folded).id == "business"
    assert section_of(learned).name == "markets"
