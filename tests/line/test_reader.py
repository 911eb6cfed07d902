"""What a reader sees in a real browser, from the agency's push on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, story
from tests.site.conftest import CHROMIUM, FLAGS


FOLDER = Path(__file__).parents[3] / "shared/seed"
SEED = next(FOLDER.glob("*.txt"), None)
IN_LIST = "section.more li a"

pytestmark = [
    pytest.mark.line,
    pytest.mark.browser,
    pytest.mark.corpus,
    pytest.mark.skipif(SEED is None, reason="the seed page is not here"),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="needs Debian's chromium (apt-get install)"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window; a mistake in a script fails the test."""
    page = browser.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield page
    page.close()
    assert mistakes == []


def test_the_seed_page_is_read_whole(line: Line, site: str, page: Page) -> None:
    """Each part that the agency pushed is found on the page by a reader."""
    assert SEED
    text = SEED.read_text("utf-8")
    line.push(FEED, SEED.read_bytes())
    line.settle()
    page.goto(f"{site}/section/world")
    page.get_by_role("link", name=re.compile("Decline to Back Military AI")).click()
    expect(page.locator("a.section")).to_have_text("World")
    expect(page.locator(".kicker time")).to_have_attribute("datetime", "2026-02-05")
    expect(page.locator("h1")).to_have_text(line_of(text, "U.S. and China Decline"))
    expect(page.locator(".standfirst")).to_have_text(line_of(text, "Non-binding"))
    expect(page.locator(".byline")).to_have_text("By Caleb Monroe")
    expect(page.locator("figcaption")).to_contain_text("Decline to Back Military AI")
    expect(page.locator(".summary")).to_contain_text("Responsible AI in the Military")
    expect(page.locator(".points li")).to_have_count(3)
    expect(page.locator(".body > *")).to_have_count(10)
    expect(page.locator(".quotation .speaker").first).to_have_text("Ruben Brekelmans")
    expect(page.locator(".risks li")).to_have_count(3)
    sectors = page.locator(".tags", has=page.get_by_role("heading", name="Sectors"))
    expect(sectors).to_contain_text("Defense")
    expect(sectors).to_contain_text("Technology")


def test_more_from_world_names_what_the_line_published(
    line: Line, site: str, page: Page
) -> None:
    """Six more stories give five dated titles, none of those the text came with."""
    assert SEED
    line.push(FEED, SEED.read_bytes())
    more = [story(f"World story {number}") for number in range(6)]
    line.push(FEED, *(item.xml() for item in more))
    line.settle()
    page.goto(f"{site}/section/world")
    page.get_by_role("link", name=re.compile("Decline to Back Military AI")).click()
    expect(page.locator("#more")).to_have_text("More from World")
    expect(page.locator(IN_LIST)).to_have_count(5)
    shown = page.locator(IN_LIST).all_inner_texts()
    assert set(shown) <= {item.headline for item in more}
    expect(page.locator("section.more li time[datetime]")).to_have_count(5)
    supplied = SEED.read_text("utf-8").partition("More from World")[2]
    assert not any(title in supplied for title in shown)


def test_a_story_stands_beside_others_of_its_language(
    line: Line, site: str, page: Page
) -> None:
    """Who reads British English is offered all English titles, and no German one."""
    british = story("Read in Britain", language="en-GB")
    german = story("Auf Deutsch", language="de")
    line.push(FEED, british.xml(), german.xml(), story("Read anywhere").xml())
    line.settle()
    page.goto(f"{site}/article/{id_of(british)}")
    expect(page.locator("aside")).to_contain_text("Read anywhere")
    expect(page.locator("aside")).not_to_contain_text("Auf Deutsch")


def test_a_kill_takes_page_link_and_title(line: Line, site: str, page: Page) -> None:
    """A withdrawn story is gone from its page, the links and the lists to it."""
    words = ("Farrowmere dam gate fails, Farrowmere council says.",) * 2
    doomed, other = (
        story(f"Farrowmere dam {part}", paragraphs=(*words, part))
        for part in ("gate fails", "gate is watched")
    )
    line.push(FEED, other.xml(), doomed.xml())
    line.settle()
    beside, gone = f"{site}/article/{id_of(other)}", f"/article/{id_of(doomed)}"
    page.goto(beside)
    expect(page.locator(f'aside section:not(.more) a[href="{gone}"]')).to_have_count(1)
    # A title stands once beside a story: what is related is not in the list as well.
    expect(page.locator(f'.more a[href="{gone}"]')).to_have_count(0)
    line.push(FEED, killed(doomed).xml())
    # The open page changes before the reader's eyes.
    expect(page.locator(f'a[href="{gone}"]')).to_have_count(0, timeout=10_000)
    page.goto(f"{site}/section/world")
    expect(page.locator(f'a[href="{gone}"]')).to_have_count(0)
    answer = page.goto(site + gone)
    assert answer
    assert answer.status == 410
    assert answer.headers["x-robots-tag"] == "noindex"
    expect(page.locator("main")).not_to_contain_text("Farrowmere")


def test_a_replaced_page_leads_on(line: Line, site: str, page: Page) -> None:
    """Who opens the older story is led to the newer for good."""
    older = story("Talks are planned")
    newer = story("Talks have begun", links=(("evolvedFrom", older.guid),))
    line.push(FEED, older.xml())
    line.settle()
    line.push(FEED, newer.xml())
    line.settle()
    answer = page.goto(f"{site}/article/{id_of(older)}")
    assert answer
    assert answer.request.redirected_from
    first = answer.request.redirected_from.response()
    assert first
    assert first.status == 301
    expect(page.locator("h1")).to_have_text(newer.headline or "")


def line_of(text: str, start: str) -> str:
    """The first line that begins so."""
    return next(one for one in text.splitlines() if one.startswith(start))
