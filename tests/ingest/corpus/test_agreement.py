"""One story in several formats, or in several versions of one, gives one article."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from schemas.article import Action, Article
from schemas.events import ArticleReceived, ItemSkipped, Received
from tests.ingest.corpus.expected import Words, counted
from tests.ingest.corpus.misses import CORPUS, FEED, files, read, read_from, text_of


Told = Mapping[str, object]

# Where senders say different things in the files themselves.
SENT_DIFFERENTLY = {
    # Superdesk keeps IPTC's first listing as it was two years and two versions before.
    "fixtures__LISTING 1 A NewsML-G2 News Item.xml": {"version", "embargo"},
    # The suites tell in the headline which version of the standard they test.
    "1.3__should_pass__001_ninjs_example.json": {"headline"},
    "1.4__should_pass__001_ninjs_example.json": {"headline"},
    "2.0__should_pass__001_ninjs_example.json": {"headline"},
    "2.1__should_pass__001_ninjs_example.json": {"headline"},
    "3.0__should_pass__001_ninjs_example.json": {"headline"},
    "1.3__should_pass__004_headlines.json": {"headline"},
}
# The number in front of a message of 7901 is the message's, not a version of its story.
NOT_IN_7901 = {"version"}
# What a desk says of its dpa wire once, since messages of 7901 do not tell.
DPA = FEED.model_copy(update={"language": "de", "time_zone": "Europe/Berlin"})

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def words_of(article: Article) -> Words:
    """The words of its body."""
    return counted(text_of(article.body))


def told(event: Received) -> Told:
    """What has to be the same whatever the format."""
    if isinstance(event, ItemSkipped):
        return {"skipped": event.reason}
    assert isinstance(event, ArticleReceived)
    article = event.article
    return {
        "headline": article.headline,
        "words": words_of(article),
        "urgency": article.urgency,
        "embargo": article.verdict.not_before,
        "version": article.version,
        "kind": article.kind,
        "language": article.language,
    }


def differences(one: Path, other: Path) -> set[str]:
    """The names of what is told differently in two files, as far as senders do not."""
    first, second = read(one), read(other)
    if len(first) != len(second):
        return {"items"}
    pairs = [(told(a), told(b)) for a, b in zip(first, second, strict=True)]
    found = {n for a, b in pairs for n in a.keys() | b.keys() if a.get(n) != b.get(n)}
    for ending, fields in SENT_DIFFERENTLY.items():
        if one.name.endswith(ending) or other.name.endswith(ending):
            found -= fields
    return found


def groups(pattern: str, *folders: str) -> dict[str, list[Path]]:
    """Files of one story, by what `pattern` finds in their names."""
    found = defaultdict(list)
    for path in files(*folders):
        if name := re.search(pattern, path.name.replace(" ", "_")):
            found["-".join(name.groups())].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


G2_FOLDERS = ("newsmlg2", "newsmlg2-package", "newsmlg2-other")
NINJS = ("ninjs1", "ninjs2-3")
ACROSS_VERSIONS = [
    # IPTC's listings, once for each version of G2, and in other programs' tests.
    *groups(r"__(LISTING_\d+A?)_", *G2_FOLDERS).items(),
    *groups(r"__((?:Receiver_View|ap_metadata)\w*)\.xml", *G2_FOLDERS).items(),
    *groups(r"__(facet-example[-\d]*)\.xml", *G2_FOLDERS).items(),
    # ninjs 1.6, 2.2 and 3.1 of the documentation; 1.4, 2.1 and 3.0 of the examples.
    *groups(r"documentation__.*__(\d{3}_\w+)\.json", *NINJS).items(),
    *groups(
        r"examples__[123]\.\d__((?!business)[a-zA-Z_]+?)[_\d]*\.json", *NINJS, "ap-json"
    ).items(),
    *groups(r"should_pass__(00[14567]_[a-z_]+)\.json", *NINJS).items(),
]


@pytest.mark.parametrize(
    ("name", "paths"), ACROSS_VERSIONS, ids=[name for name, _ in ACROSS_VERSIONS]
)
def test_a_story_is_the_same_in_each_version_of_its_standard(
    name: str, paths: list[Path]
) -> None:
    """Headline, words, urgency, embargo, version, kind and language."""
    assert name
    first, *others = paths
    found = {path.name: said for path in others if (said := differences(first, path))}
    assert not found


def test_there_are_as_many_groups_as_were_found_by_hand() -> None:
    """A pattern that finds nothing proves nothing."""
    listed = [name for name, _ in ACROSS_VERSIONS if name.startswith("LISTING")]
    documented = [name for name, _ in ACROSS_VERSIONS if name[:3].isdecimal()]
    assert len(listed) >= 19
    assert len(documented) >= 11
    assert len(ACROSS_VERSIONS) >= 42


def plain(path: Path) -> str:
    """The name by which dpa's samples of one story are alike."""
    return re.sub(r"[_\W]", "", path.stem.rpartition("__")[2]).lower()


def dpa_pairs(folder: str) -> list[tuple[Path, Path]]:
    """The JSON of dpa, and the same story in another format."""
    others = {plain(p): p for p in files(folder) if "digitalwires" in p.name}
    named = [(path, others.get(plain(path))) for path in files("dpa-json")]
    return [(path, other) for path, other in named if other]


def test_dpa_json_and_g2_agree() -> None:
    """All pairs: the item, its version, headline, words, urgency, embargo, verdict.

    In G2 the teaser and the dateline stand in the text, and the teaser only there.
    """
    pairs = dpa_pairs("newsmlg2")
    for path, other in pairs:
        assert differences(path, other) <= {"words"}, path.name
        for one, two in zip(read(path), read(other), strict=True):
            if isinstance(one, ArticleReceived) and isinstance(two, ArticleReceived):
                first, second = one.article, two.article
                assert first.article_id == second.article_id
                assert counted(whole(first)) == counted(whole(second)), path.name
                assert first.verdict.action is second.verdict.action
                assert first.version_created == second.version_created
                assert first.byline == second.byline
                assert (first.dateline, first.keywords) == (
                    second.dateline,
                    second.keywords,
                )
    assert len(pairs) == 18


def test_dpa_json_and_iptc_7901_agree() -> None:
    """All pairs: headline, urgency, embargo, minute, verdict, and all words.

    A message of 7901 has no place for a summary, which begins its text.
    """
    pairs = dpa_pairs("iptc7901")
    for path, other in pairs:
        ((one,), (two,)) = read_from(DPA, path), read_from(DPA, other)
        assert type(one) is type(two), path.name
        if not isinstance(one, ArticleReceived) or not isinstance(two, ArticleReceived):
            assert told(one) == told(two), path.name
            continue
        first, second = one.article, two.article
        for field in told(one).keys() - {"words", *NOT_IN_7901}:
            assert told(one)[field] == told(two)[field], (path.name, field)
        assert first.byline == second.byline
        assert counted(whole(first)) == counted(whole(second)), path.name
        assert first.version_created
        assert first.version_created.replace(second=0) == second.version_created
        # A version's number, which 7901 does not have, makes an update.
        actions = {first.verdict.action, second.verdict.action}
        assert len(actions) == 1 or actions == {Action.PUBLISH, Action.UPDATE}
    assert len(pairs) == 6


def whole(article: Article) -> str:
    """Its summary, dateline and text, wherever the line between them is drawn."""
    body = text_of(article.body)
    parts = [article.summary or "", article.dateline or ""]
    return "\n".join([*(part for part in parts if part not in body), body])


def business_wire_pairs() -> list[tuple[Path, Path]]:
    """The press releases that are there in NewsML and in ninjs of any version."""
    known = {path.stem.rpartition("__")[2]: path for path in files("newsml1")}
    others = [(path.stem.rpartition("__")[2], path) for path in files(*NINJS)]
    return [(known[name], path) for name, path in others if name in known]


def test_a_press_release_in_newsml_and_in_ninjs_agrees() -> None:
    """Headline, version, urgency, embargo, language, verdict, time, and the words.

    The ninjs samples hold no more than the beginning of the text.
    """
    pairs = business_wire_pairs()
    for path, other in pairs:
        ((one,), (two,)) = read(path), read(other)
        assert differences(path, other) <= {"words"}, other.name
        assert isinstance(one, ArticleReceived)
        assert isinstance(two, ArticleReceived)
        first, second = one.article, two.article
        assert first.verdict.action is second.verdict.action
        assert first.version_created == second.version_created
        new = words_of(second) - words_of(first)
        assert new.total() <= 0.01 * words_of(second).total(), (other.name, new)
    assert len(pairs) == 8
