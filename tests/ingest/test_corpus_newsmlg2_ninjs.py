"""Real agency files in NewsML-G2 and ninjs, read in place."""

import json
from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from schemas.reasons import Skip
from schemas.story import Kind
from services.ingest.markup import text_of
from services.ingest.parse import newsmlg2, ninjs
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, Skipped, WireStory
from tests.ingest.corpus_words import counted, local, strangers, words_in


CORPUS = Path(__file__).parents[2] / "../shared/corpus"
G2 = ("newsmlg2", "newsmlg2-package", "newsmlg2-other")
NINJS = ("ninjs1", "ninjs2-3")
PARSERS = dict.fromkeys(G2, newsmlg2.parse) | dict.fromkeys(NINJS, ninjs.parse)

# Items without a name of their own, which nobody could find again.
NAMELESS = {
    "LISTING_24_News_Message_conveying_a_complete_News_Package.xml",
    "scoop.xml",
}
SKIPS = {
    "conceptItem": {Skip.CONCEPT, Skip.EVENT},
    "knowledgeItem": {Skip.KNOWLEDGE},
    "catalogItem": {Skip.CATALOG},
    "planningItem": {Skip.PLANNING},
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def files(*folders: str) -> list[Path]:
    """The files of these folders, in order."""
    return [path for folder in folders for path in sorted((CORPUS / folder).iterdir())]


def outcomes(path: Path) -> tuple[Parsed, ...]:
    """What the folder's reader makes of a file, its refusal among it."""
    try:
        return PARSERS[path.parent.name](path.read_bytes(), Hint())
    except Rejected as whole:
        return (whole,)


def stories(path: Path) -> list[WireStory]:
    """The stories in a file."""
    return [one for one in outcomes(path) if isinstance(one, WireStory)]


@pytest.mark.parametrize("folder", [*G2, *NINJS])
def test_every_real_file_has_outcomes(folder: str) -> None:
    """No file of an agency makes a reader stumble, and each accounts for its items."""
    for path in files(folder):
        assert outcomes(path), path.name


def test_g2_items_are_counted_one_by_one() -> None:
    """As many outcomes as the message has items, and the skips are those of its kind."""
    for path in files(*G2):
        root = etree.parse(path).getroot()
        sets = local(root, "itemSet")
        items = [one for one in sets for one in one] if sets else [root]
        names = [str(one.tag).rpartition("}")[2] for one in items if one.tag]
        names = [name for name in names if name.endswith("Item")]
        found = outcomes(path)
        assert len(found) == max(len(names), 1), path.name
        for name, one in zip(names, found, strict=False):
            reason = one.reason if isinstance(one, Skipped) else None
            assert (reason in SKIPS[name]) if name in SKIPS else reason is None


def test_ninjs_items_are_counted_one_by_one() -> None:
    """As many outcomes as objects, and events and plans are the skips."""
    for path in files(*NINJS):
        value = json.loads(path.read_bytes())
        items = value if isinstance(value, list) else [value]
        found = outcomes(path)
        assert len(found) == len(items)
        for item, one in zip(items, found, strict=True):
            told = item.get("type") or ("event" if "eventDetails" in item else "text")
            assert isinstance(one, Skipped) == (told in {"event", "planning"})


def test_only_nameless_items_are_rejected() -> None:
    """At most one file in a hundred loses an item, and only for want of a name."""
    rejected = {
        path.name.rpartition("__")[2]: one
        for path in files(*G2, *NINJS)
        for one in outcomes(path)
        if isinstance(one, Rejected)
    }
    assert set(rejected) == NAMELESS
    assert {one.reason for one in rejected.values()} == {"no_identity"}


def test_g2_text_keeps_its_words() -> None:
    """99 in 100 words of the content stand in the body, and hardly any other."""
    checked = 0
    for path in files("newsmlg2"):
        root = etree.parse(path).getroot()
        told = {one.item_id: one for one in stories(path) if one.body}
        for item in local(root, "newsItem"):
            story = told.get((item.get("guid") or "").strip())
            if story is None or not (content := local(item, "inlineXML")):
                continue
            inner = local(content[0], "body.content") or local(content[0], "body")
            sent = counted("".join(words_in((inner or content)[0])))
            lost, new = strangers(sent, counted(text_of(story.body)))
            assert lost <= 0.01, (path.name, lost)
            assert new <= 0.01, (path.name, new)
            checked += 1
    assert checked > 50


def test_ninjs_text_keeps_its_words() -> None:
    """99 in 100 words of the richest body stand in ours, and hardly any other."""
    checked = 0
    for path in files(*NINJS):
        value = json.loads(path.read_bytes())
        for item in value if isinstance(value, list) else [value]:
            if not (sent := longest_body(item)):
                continue
            identity = item.get("uri") or item.get("guid")
            story = next((s for s in stories(path) if s.item_id == identity), None)
            if story is None:
                continue
            lost, new = strangers(sent, counted(text_of(story.body)))
            assert lost <= 0.01, (path.name, lost)
            assert new <= 0.01, (path.name, new)
            checked += 1
    assert checked > 50


def longest_body(item: dict[str, object]) -> Counter[str]:
    """The words of the body that has most of them."""
    told = [v for k, v in item.items() if k.startswith("body_") and isinstance(v, str)]
    bodies = item.get("bodies")
    entries = bodies if isinstance(bodies, list) else []
    told += [str(one["value"]) for one in entries if isinstance(one, dict)]
    read = [counted(body_words(one)) for one in told if one.strip()]
    return max(read, key=Counter.total, default=Counter())


def body_words(value: str) -> str:
    """The words of plain text, HTML or NITF; none of other XML."""
    if "<" not in value:
        return value
    if "<nitf" in value:
        root = etree.fromstring(value.encode())
        return "".join(words_in(local(root, "body.content")[0]))
    if "<TTNITF" in value:
        return ""
    return "".join(words_in(lxml.html.fromstring(f"<div>{value}</div>")))


def test_a_headline_that_was_sent_is_read() -> None:
    """No file that has a headline gives an item without one."""
    for path in files("newsmlg2", "newsmlg2-package"):
        root = etree.parse(path).getroot()
        for story in stories(path):
            item = next(
                one
                for one in local(root, "newsItem", "packageItem")
                if (one.get("guid") or "").strip() == story.item_id
            )
            metas = local(item, "contentMeta")
            sent = [h for m in metas[:1] for h in m if str(h.tag).endswith("headline")]
            if any("".join(words_in(one)).strip() for one in sent):
                assert story.headline, path.name
    for path in files(*NINJS):
        value = json.loads(path.read_bytes())
        for item in value if isinstance(value, list) else [value]:
            sent_text = item.get("headline") or item.get("headlines")
            named = {one.item_id: one for one in stories(path)}
            story_of = named.get(item.get("uri") or item.get("guid") or "")
            if sent_text and story_of:
                assert story_of.headline, path.name


def test_two_real_revisions_of_one_story_are_one_item() -> None:
    """Two versions of one Reuters story share the name and differ in content."""
    found = [
        one
        for path in files("newsmlg2")
        if "L1N14N0FF" in path.name
        for one in stories(path)
    ]
    assert len({one.item_id for one in found}) == 1
    assert len({one.version for one in found}) == len(found) == 2
    assert len({one.canonical for one in found}) == 2


def test_pictures_lie_somewhere() -> None:
    """A picture item that names files has them as renditions."""
    for path in files("newsmlg2"):
        root = etree.parse(path).getroot()
        for story in stories(path):
            item = next(
                one
                for one in local(root, "newsItem", "packageItem")
                if (one.get("guid") or "").strip() == story.item_id
            )
            sent = [r for r in local(item, "remoteContent") if r.get("href")]
            if story.kind is Kind.PICTURE and sent:
                assert len(story.media[0].renditions) >= len(sent), path.name
