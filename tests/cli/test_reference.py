"""Promises about `deploy/REFERENCE.md`."""

from pathlib import Path

import pytest

from schemas.feeds import Feed
from schemas.topics import TOPICS
from services.cli.reference import reference
from services.runtime.metrics import METRICS
from services.runtime.settings import KafkaSettings


DEPLOY = Path(__file__).parents[2] / "deploy"
PAGE = DEPLOY / "REFERENCE.md"
RUNBOOK = DEPLOY / "README.md"


def test_the_committed_page_is_what_the_code_declares() -> None:
    """Nobody reads of a setting, metric, topic or reason that is not so any more."""
    stale = PAGE.read_text(encoding="utf-8") != reference()
    assert not stale, "deploy/REFERENCE.md is stale: make reference"


def test_the_page_is_the_same_on_every_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Defaults are shown, not what holds where the page is made."""
    before = reference()
    monkeypatch.setenv("WIREDESK_KAFKA_BOOTSTRAP", "elsewhere:9092")
    monkeypatch.setenv("WIREDESK_OPERATORS_PORT", "4")
    monkeypatch.chdir(tmp_path)
    assert reference() == before


def test_every_topic_stands_with_its_settings() -> None:
    """Whoever makes topics by hand can copy them."""
    page = reference()
    for role, topic in TOPICS.items():
        assert f"`{KafkaSettings().topic(role)}" in page
        assert all(f"`{k}={v}`" in page for k, v in topic.settings.items())


def test_every_setting_of_a_feed_is_in_the_runbook() -> None:
    """Who plugs in an agency need not read code; `name` is the table's own."""
    told = RUNBOOK.read_text(encoding="utf-8")
    named = [name for name in Feed.model_fields if name != "name"]
    assert [name for name in named if f"`{name}`" not in told] == []


def test_every_metric_has_a_word_in_the_runbook() -> None:
    """Whoever is woken finds more than one line on what to do."""
    told = RUNBOOK.read_text(encoding="utf-8")
    assert [m.name for m in METRICS if m.name not in told] == []
