"""Real agency files in NITF and NewsML 1, read in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from schemas.feeds import Feed
from schemas.story import Kind
from services.ingest.markup import text_of
from services.ingest.normalise import normalise
from services.ingest.parse import PARSERS, sniff
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, WireStory
from services.ingest.verdict import judge
from services.ingest.xml import Element, document
from tests.ingest.corpus_words import counted, local, strangers, words_in
from tests.ingest.saying import NOW


CORPUS = Path(__file__).parents[2] / "../shared/corpus"
FOLDERS = ("nitf", "newsml1")
FEED = Feed(name="corpus", agency="corpus", topic="wire.raw.corpus")
# Templates of a program's own tests, without any identifier.
NAMELESS = {"newsml-1.2-matrix.xml", "newsml-test-file.xml"}
# NITF's marks in running text, which part no words.
NAMED = ("chron", "money", "event", "num", "function", "object.title", "virtloc")
# What stands beside a text and is none.
BESIDE = {"caption", "headline", "subheadline", "stylesheet", "contact"}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def files(folder: str) -> list[Path]:
    """The files of a folder, in order."""
    return sorted((CORPUS / folder).iterdir())


def outcomes(path: Path) -> tuple[Parsed, ...]:
    """What the folder's reader makes of a file, its refusal among it."""
    try:
        return PARSERS[path.parent.name](path.read_bytes(), Hint())
    except Rejected as whole:
        return (whole,)


def stories(path: Path) -> list[WireStory]:
    """The stories in a file."""
    return [one for one in outcomes(path) if isinstance(one, WireStory)]


def items(path: Path) -> list[Element]:
    """The items of a file, found without the code under test but for its XML."""
    root = document(path.read_bytes()).root
    return local(root, "NewsItem") if path.parent.name == "newsml1" else [root]


def formal(element: Element) -> str:
    """A formal name, in small letters."""
    return (element.get("FormalName") or "").lower()


def texts(item: Element) -> Iterator[Element]:
    """The elements that hold an item's own text."""
    if str(item.tag).endswith("nitf"):
        yield from local(item, "body.content")
        return
    for data in local(item, "DataContent"):
        above = [one for one in data.iterancestors() if one is not item]
        roles = {formal(r) for one in above for r in one if str(r.tag).endswith("Role")}
        if not roles & BESIDE:
            inner = local(data, "body.content") or local(data, "body")
            yield (inner or [data])[0]


def sent_words(item: Element) -> str:
    """The words of the item's text, without those of pictures beside it."""
    read = [
        etree.fromstring(etree.tostring(one, with_tail=False)) for one in texts(item)
    ]
    for one in read:
        for medium in local(one, "media"):
            medium.clear()
        etree.strip_tags(one, *NAMED)
    return max(("".join(words_in(one)) for one in read), key=len, default="")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_real_file_has_outcomes(folder: str) -> None:
    """No file of an agency makes a reader stumble, and each accounts for its items."""
    for path in files(folder):
        assert sniff(path.read_bytes()) == folder, path.name
        assert len(outcomes(path)) == len(items(path)), path.name


@pytest.mark.parametrize("folder", FOLDERS)
def test_only_items_without_a_name_are_rejected(folder: str) -> None:
    """Nothing is lost but what nobody could find again."""
    for path in files(folder):
        for one in outcomes(path):
            if isinstance(one, Rejected):
                assert path.name.rpartition("__")[2] in NAMELESS
                assert one.reason == "no_identity"


@pytest.mark.parametrize("folder", FOLDERS)
def test_text_keeps_its_words(folder: str) -> None:
    """99 in 100 words of the content stand in the body, and hardly any other."""
    checked = 0
    for path in files(folder):
        for item, story in zip(items(path), outcomes(path), strict=True):
            sent = sent_words(item)
            if not isinstance(story, WireStory) or not sent.strip():
                continue
            lost, new = strangers(counted(sent), counted(text_of(story.body)))
            assert lost <= 0.01, (path.name, lost)
            assert new <= 0.01, (path.name, new)
            checked += 1
    assert checked > 10


def test_a_headline_that_was_sent_is_read() -> None:
    """No file that has a headline gives an item without one."""
    for path in [*files("nitf"), *files("newsml1")]:
        for item, story in zip(items(path), outcomes(path), strict=True):
            sent = local(item, "hl1", "HeadLine")
            if isinstance(story, WireStory) and any(
                "".join(words_in(h)).strip() for h in sent
            ):
                assert story.headline, path.name


def test_every_story_becomes_an_article_with_a_headline() -> None:
    """Also where the headline has to come from the slug or the first line of text."""
    for path in [*files("nitf"), *files("newsml1")]:
        for story in stories(path):
            article = normalise(story, FEED, NOW, judge(story, FEED, NOW))
            assert article.headline or not (story.body or story.headline)


def test_alerts_are_known_by_their_type() -> None:
    """What the sender calls an alert is one, and its text is its headline."""
    found = 0
    for path in files("newsml1"):
        for item, story in zip(items(path), outcomes(path), strict=True):
            types = [formal(one) for one in local(item, "NewsItemType")]
            if not isinstance(story, WireStory) or "alert" not in types:
                continue
            article = normalise(story, FEED, NOW, judge(story, FEED, NOW))
            assert article.kind is Kind.ALERT
            assert article.headline in text_of(article.body).split("\n")
            found += 1
    assert found > 5


def test_pictures_keep_their_files() -> None:
    """Each file that is named stands in the renditions of some medium."""
    for path in files("newsml1"):
        for item, story in zip(items(path), outcomes(path), strict=True):
            if not isinstance(story, WireStory):
                continue
            sent = {href for c in local(item, "ContentItem") if (href := c.get("Href"))}
            kept = {one.href for medium in story.media for one in medium.renditions}
            assert kept == sent, path.name


def test_mended_files_lose_no_word() -> None:
    """Addresses with a bare `&`, which dpa sends, are mended by name."""
    mended = [
        s
        for p in files("nitf")
        for s in stories(p)
        if "xml: ampersands escaped" in s.problems
    ]
    assert mended
    for story in mended:
        assert all("&" in file.href for one in story.media for file in one.renditions)


def pairs() -> list[tuple[Path, Path]]:
    """The press releases that are there in NewsML and in ninjs."""
    known = {path.stem.rpartition("__")[2]: path for path in files("newsml1")}
    others = [path for folder in ("ninjs1", "ninjs2-3") for path in files(folder)]
    named = [(path.stem.rpartition("__")[2], path) for path in others]
    return [(known[name], path) for name, path in named if name in known]


def test_a_release_in_newsml_and_in_ninjs_is_the_same() -> None:
    """Headline, version, time, language, urgency and embargo, and the text's words.

    The ninjs samples hold no more than the beginning of the text, and some of them
    spell its characters in another encoding.
    """
    assert len(pairs()) > 5
    for one, other in pairs():
        (mine,) = stories(one)
        found = PARSERS["ninjs"](other.read_bytes(), Hint())[0]
        assert isinstance(found, WireStory)
        a, b = (normalise(s, FEED, NOW, judge(s, FEED, NOW)) for s in (mine, found))
        assert a.headline == b.headline, one.name
        assert (a.version, a.version_created) == (b.version, b.version_created)
        assert (a.language, a.urgency) == (b.language, b.urgency)
        assert a.verdict.not_before == b.verdict.not_before
        assert a.verdict.action == b.verdict.action
        lost, _ = strangers(counted(text_of(found.body)), counted(text_of(mine.body)))
        assert lost <= 0.01, (one.name, other.name, lost)
