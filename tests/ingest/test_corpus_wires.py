"""Real agency files in dpa and AP JSON, IPTC 7901 and ANPA 1312, read in place."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest

from schemas.article import Action
from schemas.feeds import Feed
from services.ingest.dates import moment
from services.ingest.markup import text_of
from services.ingest.parse import PARSERS, newsmlg2, parse, sniff
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, WireStory
from services.ingest.verdict import judge, kind_of


CORPUS = Path(__file__).parents[2] / "../shared/corpus"
FOLDERS = ("dpa-json", "ap-json", "iptc7901", "anpa1312")
FEED = Feed(name="dpa", agency="dpa", topic="wire.raw.dpa", time_zone="Europe/Berlin")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def files(*folders: str) -> list[Path]:
    """The files of these folders, in order."""
    return [path for folder in folders for path in sorted((CORPUS / folder).iterdir())]


def outcomes(path: Path) -> tuple[Parsed, ...]:
    """What the reader of its format makes of a file."""
    return parse(path.read_bytes(), Hint())


def story_of(path: Path) -> WireStory:
    """The one story of a file."""
    (story,) = outcomes(path)
    assert isinstance(story, WireStory), path.name
    return story


def counted(text: str) -> Counter[str]:
    """How often each word stands in the text, whatever its case and marks."""
    return Counter(re.findall(r"\w+", text.lower().replace("_", " ")))


def assert_kept(sent: Counter[str], kept: Counter[str], name: str) -> None:
    """At least 99 in 100 words are kept, and at most one in 100 is another."""
    assert (sent - kept).total() <= sent.total() * 0.01, (name, sent - kept)
    assert (kept - sent).total() <= sent.total() * 0.01, (name, kept - sent)


def html_words(html: str) -> str:
    """The words of HTML, counted without the code under test."""
    if not html.strip():
        return ""
    told = lxml.html.fromstring(f"<div>{html}</div>").itertext()
    return " ".join(str(one) for one in told)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_real_file_is_a_story(folder: str) -> None:
    """No file makes a reader stumble, none is refused, each holds one story."""
    for path in files(folder):
        assert story_of(path).item_id, path.name


@pytest.mark.parametrize(
    ("folder", "formats"),
    [
        ("dpa-json", {"dpajson"}),
        # Two of these are TT's ninjs in truth.
        ("ap-json", {"apjson", "ninjs"}),
        ("iptc7901", {"iptc7901"}),
        ("anpa1312", {"anpa1312"}),
    ],
)
def test_the_format_is_told_by_the_bytes(folder: str, formats: set[str]) -> None:
    """No feed has to say which format its files are in."""
    assert {sniff(path.read_bytes()) for path in files(folder)} == formats


def test_a_broken_file_is_refused_or_read() -> None:
    """Cut anywhere, a file sets off nothing but a refusal."""
    for path in files(*FOLDERS):
        body = path.read_bytes()
        parser = PARSERS[sniff(body) or ""]
        for cut in range(0, len(body), max(1, len(body) // 40)):
            try:
                parser(body[:cut], Hint())
            except Rejected:
                continue


def test_dpa_json_keeps_its_words() -> None:
    """The article and its box, and nothing of the note pad."""
    for path in files("dpa-json"):
        sent = json.loads(path.read_bytes())
        parts = (sent.get("article_html"), sent.get("infobox_html"))
        html = " ".join(html_words(part) for part in parts if part)
        body = text_of(story_of(path).body)
        assert_kept(counted(html), counted(body), path.name)


def test_dpa_json_tells_nobody_what_is_not_for_publication() -> None:
    """No contact stands in anything that a reader sees."""
    for path in files("dpa-json"):
        sent = json.loads(path.read_bytes())
        story = story_of(path)
        shown = " ".join(
            [text_of(story.body), *story.public_notes, story.signals.correction or ""]
        )
        for note in sent.get("ednotes") or []:
            if not note["is_publishable"]:
                assert " ".join(note["ednote"].split()) not in shown


def seven_words(text: str) -> str:
    """The text between head and note pad of a message by dpa."""
    _, _, told = text.partition("\x02")
    told = re.split(r" =\s*\n", told, maxsplit=1)[1]
    told = re.split(r"\n# Not|\n\ndpa [a-z]|\x03", told, maxsplit=1)[0]
    return re.sub(r"^\s*\||\|\s*$|^ *\* ", "", told, flags=re.MULTILINE)


def test_iptc_7901_keeps_its_words() -> None:
    """All between the head and the note pad."""
    for path in files("iptc7901"):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            text = path.read_text("latin-1")
        body = text_of(story_of(path).body)
        assert_kept(counted(seven_words(text)), counted(body), path.name)


def test_anpa_1312_keeps_its_words() -> None:
    """All behind the lines of the head."""
    for path in files("anpa1312"):
        text = path.read_bytes().decode("cp1252")
        told = text.partition("\x02")[2].partition("\x03")[0]
        lines = [one for one in told.splitlines() if not one.startswith("^")]
        body = text_of(story_of(path).body)
        assert_kept(counted("\n".join(lines)), counted(body), path.name)


def test_a_headline_that_was_sent_is_read() -> None:
    """Only AP's alert and its table have none."""
    without = [
        path.name.rpartition("__")[2]
        for path in files(*FOLDERS)
        if not story_of(path).headline
    ]
    assert without == ["anpa-3.tst", "ap_anpa-5.tst"]


def plain_name(path: Path) -> str:
    """The name by which dpa's samples of one story are alike."""
    return re.sub(r"[_\W]", "", path.stem.rpartition("__")[2]).lower()


def pairs(folder: str) -> Iterator[tuple[Path, Path]]:
    """The JSON of dpa and the same story in another format, by their names."""
    others = {plain_name(p): p for p in files(folder) if "digitalwires" in p.name}
    for path in files("dpa-json"):
        if other := others.get(plain_name(path)):
            yield path, other


def framed(story: WireStory) -> Counter[str]:
    """The words that dpa's pages show around the text."""
    names = [one.name for one in story.subjects if one.name]
    told = (story.headline, story.slugline, story.summary, story.dateline, story.byline)
    written = moment(story.version_created or "")
    day = (story.version_created or "").replace("-", " ").replace("T", " ")
    assert written
    return counted(
        " ".join(
            [*filter(None, told), *story.keywords, *names, *story.editor_notes, day]
        )
    )


def test_dpa_json_and_g2_agree() -> None:
    """Same name, version, dates, urgency, headline, and the same words of the text."""
    checked = 0
    for path, other in pairs("newsmlg2"):
        told = story_of(path)
        (found,) = newsmlg2.parse(other.read_bytes(), Hint())
        assert isinstance(found, WireStory)
        for field in (
            "item_id", "version", "version_created", "kind", "language", "headline",
            "summary", "byline", "urgency", "keywords",
        ):  # fmt: skip
            assert getattr(told, field) == getattr(found, field), (path.name, field)
        assert told.signals.embargoed == found.signals.embargoed
        assert told.signals.status == found.signals.status
        ours, theirs = counted(text_of(told.body)), counted(text_of(found.body))
        assert not ours - theirs, path.name
        assert not theirs - ours - framed(told), path.name
        checked += 1
    assert checked == 18


def test_dpa_json_and_iptc_7901_agree() -> None:
    """Same headline, byline, urgency, minute, and all words of summary and text."""
    checked = 0
    for path, other in pairs("iptc7901"):
        told, found = story_of(path), story_of(other)
        assert found.headline == told.headline
        assert found.byline == told.byline
        assert found.urgency == told.urgency
        assert found.dateline == told.dateline
        ours = " ".join(filter(None, (told.summary, told.dateline, text_of(told.body))))
        assert counted(ours) == counted(text_of(found.body)), path.name
        first = moment(told.version_created or "", FEED.time_zone)
        second = moment(found.version_created or "", FEED.time_zone)
        assert first is not None
        assert second is not None
        assert first.at.replace(second=0) == second.at
        checked += 1
    assert checked == 6


def test_dpa_json_and_iptc_7901_are_judged_alike() -> None:
    """Corrections, alerts and planning notes are told in both."""
    for path, other in pairs("iptc7901"):
        told, found = story_of(path), story_of(other)
        first, second = judge(told, FEED, NOW), judge(found, FEED, NOW)
        # A version's number, which 7901 does not have, makes an update.
        alike = {first.action, second.action} <= {Action.PUBLISH, Action.UPDATE}
        assert alike or first.action is second.action, path.name
        assert kind_of(told) is kind_of(found), path.name
