"""The sample stories are whole: each can be sent, and says who it is once."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from deploy.demo.wire.gallery import PICTURES
from deploy.demo.wire.order import STORIES, Play, running_order
from deploy.demo.wire.render import render


NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8090/"
SHARED = Path(__file__).parents[2] / "../shared"
VOCABULARY = SHARED / "vocab/mediatopic-2025-en-US.json"
BROKEN = {"broken.xml", "unreadable.txt"}
NOT_STORIES = {"concept.xml", "unreadable.txt", "broken.xml"}
ORDER = running_order()
MEDTOP = re.compile(r"(?:medtop:|newscodes/mediatopic/)(\d{8})")
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
ATOM = "{http://www.w3.org/2005/Atom}"

each_play = pytest.mark.parametrize("play", ORDER, ids=lambda play: play.file)


def sent(play: Play) -> str:
    """The file as the agency sends it."""
    return render(play.path.read_text("utf-8"), NOW, ADDRESS)


def ids_in(play: Play) -> tuple[str, ...]:
    """Every item's own name in a file, as its format spells it."""
    if play.file in BROKEN:
        return ()
    if play.path.suffix == ".txt":
        return (sent(play).splitlines()[2],)
    if play.path.suffix == ".json":
        return (str(json.loads(sent(play))["uri"]),)
    root = etree.fromstring(sent(play).encode())
    items = [*root.iter(f"{NAR}newsItem", f"{NAR}packageItem")]
    names = [str(item.get("guid")) for item in items]
    names += [str(name.text) for name in root.iter("guid")]
    names += [str(entry.findtext(f"{ATOM}id")) for entry in root.iter(f"{ATOM}entry")]
    return tuple(names)


@each_play
def test_each_play_names_a_file_that_can_be_sent(play: Play) -> None:
    """Every placeholder of every story is known, and the same bytes come twice."""
    assert sent(play) == sent(play)
    assert "{{" not in sent(play)


@each_play
def test_what_is_not_broken_on_purpose_is_well_formed(play: Play) -> None:
    """XML parses and JSON loads, but for the file that shows a dead letter."""
    if play.file == "broken.xml":
        with pytest.raises(etree.XMLSyntaxError):
            etree.fromstring(sent(play).encode())
    elif play.path.suffix == ".xml":
        etree.fromstring(sent(play).encode())
    elif play.path.suffix == ".json":
        json.loads(sent(play))


@each_play
def test_pictures_that_stories_show_exist(play: Play) -> None:
    """No story points at a picture that the player does not serve."""
    named = re.findall(re.escape(ADDRESS) + r"([\w.-]+)", sent(play))
    assert {name for name in named if not (PICTURES / name).is_file()} == set()


def test_every_story_is_played() -> None:
    """No file lies in the folders without a place in the running order."""
    files = {file for file in STORIES.rglob("*") if file.is_file()}
    assert files == {play.path for play in ORDER}


def test_there_are_at_least_forty_stories() -> None:
    """Versions, repeats, packages, pictures and concepts do not count."""
    stories = {
        name
        for play in ORDER
        if play.file not in NOT_STORIES
        for name in ids_in(play)
        if not name.endswith(("-package", "-picture"))
    }
    assert len(stories) >= 40


def test_an_identity_is_used_twice_only_for_a_later_version() -> None:
    """Files that repeat an item are the ones meant to: updates, kill, whole feeds."""
    seen: dict[str, list[str]] = {}
    for play in ORDER:
        for name in ids_in(play):
            seen.setdefault(name, []).append(play.path.stem)
    repeated = {tuple(files) for files in seen.values() if len(files) > 1}
    assert repeated == {
        ("strike-1", "strike-2"),
        ("haloa-flights-1", "haloa-flights-2"),
        ("fennel-1", "fennel-2"),
        ("feed-1", "feed-2"),
        ("long-view-1", "long-view-2"),
    }


def test_versions_of_an_item_go_out_in_order() -> None:
    """The file with the higher number follows the one it changes."""
    times = {play.path.stem: play.at for play in ORDER}
    for stem in ("strike", "haloa-flights", "fennel", "feed", "long-view"):
        assert times[f"{stem}-1"] < times[f"{stem}-2"]


def test_the_play_comes_alive_in_the_first_seconds_and_ends() -> None:
    """Some twenty-five items in twenty seconds; everything by a hundred."""
    early = sum(len(ids_in(play)) for play in ORDER if play.at <= 20)
    assert early >= 25
    assert max(play.at for play in ORDER) <= 100


def test_the_seed_page_is_sent_as_it_is() -> None:
    """The finished page that the line was described by has no placeholder."""
    shared = SHARED / "seed/000_41fb1561e769396e.txt"
    if not shared.is_file():
        pytest.skip("the seed page lies in ../shared, which is not here")
    ours = STORIES / "broadsheet/military-ai-summit.txt"
    assert ours.read_bytes() == shared.read_bytes()
    assert render(ours.read_text("utf-8"), NOW, ADDRESS).encode() == ours.read_bytes()


def test_media_topics_are_real() -> None:
    """Every code that a story carries stands in the published vocabulary."""
    if not VOCABULARY.is_file():
        pytest.skip("the Media Topics lie in ../shared, which is not here")
    concepts = json.loads(VOCABULARY.read_text("utf-8"))["conceptSet"]
    known = {concept["uri"].rsplit("/", 1)[1] for concept in concepts}
    used = {code for play in ORDER for code in MEDTOP.findall(sent(play))}
    assert used - known == set()
    assert len(used) >= 30
