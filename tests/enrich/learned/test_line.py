"""Promises about what was learned, on the line."""

from pathlib import Path

import pytest

from schemas.article import Article
from schemas.events import ArticleReceived, RawItem
from schemas.feeds import Feeds
from schemas.record import Record
from services.enrich.__main__ import load_model
from services.enrich.handler import prepare, settle
from services.enrich.learned.form import to_bytes
from services.enrich.learned.model import Kind
from services.enrich.learned.training import learn
from services.runtime.faults import WrongSetting
from services.runtime.settings import Settings
from tests.enrich.learned.stories import examples
from tests.enrich.said import NOON, revision


def received(article: Article) -> Record:
    """The article as enrich takes it."""
    raw = RawItem(
        feed="north",
        topic="wire.raw.north",
        partition=0,
        offset=0,
        time=NOON,
        item=0,
        items=1,
        reading=1,
    )
    value = ArticleReceived(raw=raw, article=article).model_dump_json().encode()
    return Record("wire.articles", 0, 0, NOON, None, value)


def test_the_line_uses_the_model_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the setting to the state of an article."""
    path = tmp_path / "own.model"
    path.write_bytes(
        to_bytes(learn(Kind.SECTION, examples(Kind.SECTION), lambda: None))
    )
    monkeypatch.setenv("WIREDESK_ENRICH_MODEL", str(path))
    model = load_model(Settings().enrich.model)
    said = revision(1, headline="Ferry and cargo ships wait outside the harbour")
    batch = prepare([received(said.article)], Feeds(), model)
    known = {r.article.article_id: [r] for r in batch.revisions.values()}
    (settled,) = settle(batch, known, Feeds())
    assert settled.state.section is not None
    assert settled.state.section.name == "Harbour"


def test_a_wrong_file_stops_the_start(tmp_path: Path) -> None:
    """A line without the model that it should use would tag otherwise, silently."""
    path = tmp_path / "own.model"
    path.write_bytes(b"nothing")
    with pytest.raises(WrongSetting, match=r"own\.model: this is no model"):
        load_model(path)
    assert load_model(None) is None
