"""Real headlines of sixty thousand stories: none is taken for a desk's command."""

import gzip
import json
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from services.ingest.verdict import judge, kind_of, read_headline
from tests.ingest.saying import FEED, NOW, PUBLIC, said


EVAL = Path(__file__).parents[3] / "shared" / "eval"
# Every how manieth is read: the whole takes some ten seconds.
_STEP = 4
SETS = (
    "stream/reuters-1987",
    "related/news-events-dev",
    "related/teasers-dev",
    "sections/masakhanews-en-dev",
    "sections/bbc-dev",
)


@lru_cache
def _headlines(name: str) -> list[str]:
    path = EVAL / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip("the labelled stories are not beside the repository")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        told = [line for number, line in enumerate(lines) if not number % _STEP]
    return [one for line in told if (one := json.loads(line).get("headline"))]


@pytest.mark.parametrize("name", SETS)
def test_no_real_headline_keeps_its_story_from_readers(name: str) -> None:
    """Stories about killings, embargoes, tests and alerts are stories."""
    verdicts = [(one, judge(said(headline=one), FEED, NOW)) for one in _headlines(name)]
    closed = [
        one for one, said_ in verdicts if said_.action not in PUBLIC or said_.not_before
    ]
    assert closed == []


@pytest.mark.parametrize("name", SETS)
def test_tags_and_alerts_are_rare_among_real_headlines(name: str) -> None:
    """What is taken off a headline is a tag, or hundreds would be found."""
    headlines = _headlines(name)
    found = Counter(
        tag.word for one in headlines for tag in read_headline(one).tags
    ) + Counter(kind_of(said(headline=one)) for one in headlines)
    stories = found.pop("story")
    assert stories > len(headlines) * 0.99
    assert found.total() <= len(headlines) * 0.01, found
