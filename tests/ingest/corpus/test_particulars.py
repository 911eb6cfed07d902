"""What only some formats say, and what must never be seen, in real agency files."""

import json
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.events import ArticleReceived
from schemas.story import Kind
from services.ingest.parse import sniff
from services.ingest.xml import Element
from tests.ingest.corpus.elements import codes, local, path, said
from tests.ingest.corpus.feeds import parsed
from tests.ingest.corpus.misses import CORPUS, articles, files, read, text_of


# Two samples of TT lie among AP's, and are ninjs in truth.
FORMATS = {
    "anpa1312": {"anpa1312"},
    "ap-json": {"apjson", "ninjs"},
    "atom": {"atom"},
    "dpa-json": {"dpajson"},
    "iptc7901": {"iptc7901"},
    "newsml1": {"newsml1"},
    "newsmlg2": {"newsmlg2"},
    "newsmlg2-other": {"newsmlg2"},
    "newsmlg2-package": {"newsmlg2"},
    "ninjs1": {"ninjs"},
    "ninjs2-3": {"ninjs"},
    "nitf": {"nitf"},
    "rss": {"rss"},
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def with_items(folder: str, *names: str) -> list[tuple[Path, Element, Article]]:
    """Each article of a folder of XML, beside the element it comes from."""
    found = []
    for file in files(folder):
        root = parsed(file.read_bytes())
        items = local(root, *names) if root is not None else []
        for one, item in zip(read(file), items, strict=False):
            if isinstance(one, ArticleReceived):
                found.append((file, item, one.article))
    return found


@pytest.mark.parametrize("folder", FORMATS)
def test_the_format_is_told_by_the_bytes(folder: str) -> None:
    """No feed has to say which format its files are in."""
    assert {sniff(file.read_bytes()) for file in files(folder)} == FORMATS[folder]


def test_two_real_revisions_of_one_story_are_one_item() -> None:
    """Two versions of one Reuters story share the name and differ in content."""
    found = [a for f in files("newsmlg2") if "L1N14N0FF" in f.name for a in articles(f)]
    assert len({one.article_id for one in found}) == 1
    assert len({one.version for one in found}) == len(found) == 2
    assert len({one.revision_id for one in found}) == 2


def test_pictures_of_g2_lie_somewhere() -> None:
    """A picture item that names files has them as renditions."""
    checked = 0
    for file, item, article in with_items("newsmlg2", "newsItem", "packageItem"):
        sent = [one for one in local(item, "remoteContent") if one.get("href")]
        if article.kind is Kind.PICTURE and sent:
            assert len(article.media[0].renditions) >= len(sent), file.name
            checked += 1
    assert checked > 10


def test_pictures_of_newsml_1_keep_their_files() -> None:
    """Each file that is named stands in the renditions of some medium."""
    for file, item, article in with_items("newsml1", "NewsItem"):
        sent = {href for c in local(item, "ContentItem") if (href := c.get("Href"))}
        kept = {one.href for medium in article.media for one in medium.renditions}
        assert kept == sent, file.name


def test_alerts_are_known_by_their_type() -> None:
    """What AFP calls an alert is one, and has a headline to be shown."""
    found = 0
    for file, item, article in with_items("newsml1", "NewsItem"):
        types = codes(path(item, "NewsManagement/NewsItemType"))
        if "alert" in {code.lower() for code in types}:
            assert article.kind is Kind.ALERT, file.name
            assert article.headline, file.name
            found += 1
    assert found > 5


def test_addresses_with_a_bare_ampersand_are_mended() -> None:
    """The NITF of dpa is no XML for them; no word and no picture is lost."""
    broken = [f for f in files("nitf") if parsed(f.read_bytes()) is None]
    assert broken
    for file in broken:
        (article,) = articles(file)
        assert "xml: ampersands escaped" in article.problems
        assert text_of(article.body)
        assert all("&" in one.href for m in article.media for one in m.renditions)


def test_what_is_not_for_publication_is_in_nothing_that_readers_see() -> None:
    """The sender says of each note whether it is; contacts are not."""
    checked = 0
    for file in files("dpa-json"):
        sent = json.loads(file.read_bytes())
        for article in articles(file):
            shown = " ".join(
                [
                    text_of(article.body),
                    *article.public_notes,
                    article.correction_note or "",
                    article.summary or "",
                ]
            )
            for note in sent.get("ednotes") or []:
                if not note["is_publishable"]:
                    assert " ".join(note["ednote"].split()) not in shown, file.name
                    checked += 1
    assert checked > 20


def test_notes_for_editors_are_in_no_body_of_g2() -> None:
    """The note of an item stands in its own field, and not among the words."""
    for file, item, article in with_items("newsmlg2", "newsItem"):
        for note in path(item, "itemMeta/edNote"):
            if note.get("pubconstraint") and len(words := said(note)) > 20:
                assert words not in text_of(article.body), file.name
