"""Every story under `tests/stories` is read as the file beside it says.

A case is a pair of files in a folder named after its format: `x.<any>` and

- `x.article.json`: an article's fields (or a list of such, one an item); fields that
  are not named are not compared;
- `x.skipped.json`, `x.rejected.json`: `{"reason": …}` and, if it matters, `"detail"`;
- `x.order.json`: `{"orders": [{…}]}`.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    OrderReceived,
    Received,
)
from schemas.feeds import Feeds
from schemas.record import Record
from services.ingest.handler import received
from services.ingest.parse import PARSERS, sniff
from services.ingest.raw import raw_of


STORIES = Path(__file__).parents[1] / "stories"
RECEIVED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ENDINGS = ("article", "skipped", "rejected", "order")
OUTCOMES = {
    ArticleReceived: "article",
    OrderReceived: "order",
    ItemSkipped: "skipped",
    ItemRejected: "rejected",
}
CASES = sorted(
    path
    for path in STORIES.rglob("*")
    if path.is_file() and path.suffix not in {".json", ".md"}
) + sorted(
    path
    for path in STORIES.rglob("*.json")
    if not path.name.endswith(tuple(f".{ending}.json" for ending in ENDINGS))
)


def _expected(path: Path) -> tuple[str, list[dict[str, object]]]:
    for ending in ENDINGS:
        beside = path.with_name(f"{path.name.removesuffix(path.suffix)}.{ending}.json")
        if beside.is_file():
            told = json.loads(beside.read_text("utf-8"))
            return ending, told if isinstance(told, list) else [told]
    pytest.fail(f"{path.name} has no file that says what it is")


def _actual(event: Received) -> dict[str, object]:
    if isinstance(event, ArticleReceived):
        orders = [order.model_dump(mode="json") for order in event.orders]
        return event.article.model_dump(mode="json") | {"orders": orders}
    return event.model_dump(mode="json")


def _is_like(actual: object, expected: object) -> bool:
    """Objects need only have what is expected; `{}` is anything; all else is equal."""
    if expected == {}:
        return True
    if isinstance(expected, dict) and isinstance(actual, dict):
        return all(k in actual and _is_like(actual[k], v) for k, v in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        pairs = zip(actual, expected, strict=False)
        return len(actual) == len(expected) and all(_is_like(a, e) for a, e in pairs)
    return actual == expected


@pytest.mark.parametrize(
    "path", CASES, ids=[f"{path.parent.name}/{path.name}" for path in CASES]
)
def test_a_story_is_read_as_the_file_beside_it_says(path: Path) -> None:
    """What the line makes of a story is what its author says it is."""
    feeds = Feeds()
    record = Record("wire.raw.stories", 0, 0, RECEIVED, None, path.read_bytes())
    events = list(received(raw_of(record, feeds)))
    outcome, wanted = _expected(path)
    assert [OUTCOMES[type(event)] for event in events] == [outcome] * len(wanted)
    for event, want in zip(events, wanted, strict=True):
        actual = _actual(event)
        for field, value in want.items():
            assert _is_like(actual.get(field), value), (field, actual.get(field))


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_every_format_has_stories_that_are_sniffed_as_it(name: str) -> None:
    """A format without a sample of its own cannot be changed safely."""
    folder = STORIES / name
    if not folder.is_dir():
        pytest.skip(f"no stories for {name} yet")
    stories = [path for path in CASES if path.parent == folder]
    assert any(sniff(path.read_bytes()) == name for path in stories)
