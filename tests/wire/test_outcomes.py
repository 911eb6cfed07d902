"""What the line's first service makes of each sample is what its writer meant."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy.demo.wire.order import Play, running_order
from deploy.demo.wire.render import render
from schemas.article import Action, Article
from schemas.record import Record
from schemas.story import Kind
from services.enrich.tags import tags_of
from services.ingest.handler import handle
from services.runtime.settings import Settings


NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
FEEDS = Settings(feeds=Path(__file__).parents[2] / "deploy/feeds.toml").load_feeds()
CALM = {Action.PUBLISH, Action.UPDATE}
MEANT = {
    "strike-2.xml": Action.UPDATE,
    "haloa-flights-2.xml": Action.CORRECT,
    "fennel-2.xml": Action.KILL,
    "withheld.xml": Action.HOLD,
}
REFUSED = {"broken.xml": "not_well_formed", "unreadable.txt": "unknown_format"}
EMBARGOES = {"lantern-prize.xml": 75, "walking-study.json": 85}
ALERTS = {"haloa-alert.json": "haloa-1.json", "rates-alert.xml": "rates-1.xml"}


def events_of(play: Play) -> list[dict[str, object]]:
    """The events that ingest sends for a file."""
    body = render(play.path.read_text("utf-8"), NOW, "http://127.0.0.1:8090/").encode()
    topic = FEEDS.named(play.feed).topic
    record = Record(topic, 0, 0, NOW + timedelta(seconds=play.at), None, body)
    return [json.loads(event.value or b"") for event in handle([record], FEEDS).events]


EVENTS = {play.file: events_of(play) for play in running_order()}
ARTICLES = {
    file: [Article.model_validate(e["article"]) for e in events if "article" in e]
    for file, events in EVENTS.items()
}
STORIES = [
    (file, article)
    for file, articles in ARTICLES.items()
    for article in articles
    if article.kind in {Kind.STORY, Kind.ALERT} and file != "fennel-2.xml"
]
each_story = pytest.mark.parametrize(
    ("file", "story"), STORIES, ids=[f"{f}-{n}" for n, (f, _) in enumerate(STORIES)]
)


@each_story
def test_each_story_is_read_whole(file: str, story: Article) -> None:
    """Headline, text, date and language are there, and nothing had to be mended."""
    assert story.headline
    assert story.body
    assert story.dated
    assert story.language in {"en", "ar", "de", "zh"}
    assert story.problems == ()


@each_story
def test_each_verdict_is_the_one_meant(file: str, story: Article) -> None:
    """Only the file written to be corrected, killed or held is."""
    meant = MEANT.get(file)
    assert story.verdict.action == meant if meant else story.verdict.action in CALM
    due = EMBARGOES.get(file)
    until = NOW + timedelta(seconds=due) if due else None
    assert story.verdict.not_before == until


def test_the_kill_names_the_story_it_kills() -> None:
    """The withdrawal goes to the page that is public."""
    killed, kill = ARTICLES["fennel-1.xml"][0], ARTICLES["fennel-2.xml"][0]
    assert kill.article_id == killed.article_id
    assert kill.verdict.action is Action.KILL


def test_the_correction_tells_readers_what_was_wrong() -> None:
    """Note and headline name the new number; the first version had the wrong one."""
    wrong, right = (ARTICLES[f"haloa-flights-{n}.xml"][0] for n in (1, 2))
    assert right.correction_note
    assert right.correction_note.startswith("Corrects the number")
    assert "240" in (wrong.headline or "")
    assert "140" in (right.headline or "")


@pytest.mark.parametrize(("alert", "story"), ALERTS.items())
def test_a_story_takes_the_place_of_its_alert(alert: str, story: str) -> None:
    """The alert is one, and the story says whose place it takes."""
    assert ARTICLES[alert][0].kind is Kind.ALERT
    orders = EVENTS[story][0]["orders"]
    assert isinstance(orders, list)
    targets = [(order["kind"], order["target"]) for order in orders]
    assert targets == [("replace", ARTICLES[alert][0].item_id)]


@pytest.mark.parametrize(("file", "reason"), REFUSED.items())
def test_what_is_broken_on_purpose_is_refused(file: str, reason: str) -> None:
    """A cut-off file and line noise end as dead letters, each for its own reason."""
    assert [event.get("reason") for event in EVENTS[file]] == [reason]


def test_a_concept_is_a_skip() -> None:
    """What describes a place and tells no story is counted and left."""
    assert [event.get("reason") for event in EVENTS["concept.xml"]] == ["concept"]


def test_the_arabic_story_reads_from_right_to_left() -> None:
    """Direction comes with the language."""
    assert ARTICLES["seran-water-ar.xml"][0].direction == "rtl"


def test_a_feed_fetched_again_repeats_the_same_revisions() -> None:
    """Entries that did not change are the same revision, so nothing doubles."""
    for stem, same in (("feed", 6), ("long-view", 2)):
        first, second = (
            {article.revision_id for article in ARTICLES[f"{stem}-{n}.xml"]}
            for n in (1, 2)
        )
        assert len(first & second) == same


def test_every_section_of_the_site_has_something_to_show() -> None:
    """World can fill "More from World" with five besides the page that is read."""
    sections = Counter(
        tags.section.id
        for title in {s.headline: s for _, s in STORIES if s.language == "en"}.values()
        if (tags := tags_of(title, FEEDS.named(title.feed).sections)).section
    )
    assert sections["world"] >= 6
    shown = {"politics", "business", "markets", "technology", "science", "health"}
    assert all(sections[one] >= 2 for one in shown | {"sport", "culture", "climate"})


def test_pictures_come_with_their_captions() -> None:
    """A dozen stories show an illustration that the player serves."""
    shown = [
        medium
        for _, story in STORIES
        for medium in story.media
        if any(one.href.startswith("http://127.0.0.1") for one in medium.renditions)
    ]
    assert len(shown) >= 12
    assert all(medium.caption for medium in shown)
