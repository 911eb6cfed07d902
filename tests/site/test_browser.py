"""A reader in front of a real browser, and a real broker behind the site."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.site.feeder import Feeder
from tests.site.pages import (
    SPORT,
    again,
    arabic,
    brief,
    corrected,
    gone,
    linked,
    titles,
    whole,
)


async def opened(browser: Browser, address: str, width: int = 1280) -> Page:
    """The page in a window of that width; a mistake in a script fails the test."""
    context = await browser.new_context(viewport={"width": width, "height": 900})
    page = await context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("close", lambda _: _none(mistakes))
    await page.goto(address)
    return page


def _none(mistakes: list[str]) -> None:
    assert mistakes == []


@pytest.mark.browser
@pytest.mark.line
async def test_the_front_page_comes_alive(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """Stories and sections appear on an open page without reloading it."""
    page = await opened(browser, site)
    await expect(page.get_by_text("No stories yet")).to_be_visible()
    await feeder.send(brief("A goal in the last minute", section=SPORT))
    latest = page.get_by_role("region", name="Latest")
    await expect(latest.get_by_role("link", name="A goal")).to_be_visible()
    sections = page.get_by_role("navigation", name="Sections")
    await expect(sections.get_by_role("link", name="Sport")).to_be_visible()
    await latest.get_by_role("link", name="A goal").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        "A goal in the last minute"
    )


@pytest.mark.browser
@pytest.mark.line
async def test_an_open_article_is_corrected_before_the_readers_eyes(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """The correction appears with its note; where the reader stood stays."""
    story = whole()
    await feeder.send(story)
    page = await opened(browser, f"{site}/article/{story.article_id}")
    await expect(page.get_by_role("heading", name="Key Points")).to_be_visible()
    await feeder.send(corrected(story, "There are nine councils, not eight."))
    await expect(page.get_by_text("not eight")).to_be_visible()
    await expect(page.get_by_role("heading", name="Correction")).to_be_visible()
    await expect(page.get_by_role("status")).to_have_text("Updated just now")


@pytest.mark.browser
@pytest.mark.line
async def test_a_withdrawal_takes_page_link_and_title_away(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """From open pages, too, and with every word of the story."""
    story, other = whole("Nonce-title"), brief("Other")
    other = again(other, related=linked(story))
    await feeder.send(story, other, titles(story, other))
    reading = await opened(browser, f"{site}/article/{story.article_id}")
    beside = await opened(browser, f"{site}/article/{other.article_id}")
    front = await opened(browser, site)
    await expect(reading.get_by_role("heading", level=1)).to_have_text("Nonce-title")
    await expect(beside.get_by_text("Nonce-title")).to_have_count(1)
    await feeder.send(gone(story.article_id))
    for page in (reading, beside, front):
        await expect(page.get_by_text("Nonce-title")).to_have_count(0)
    await expect(reading.get_by_text("has withdrawn it")).to_be_visible()
    words = f"{await reading.title()} {await reading.content()}"
    assert not [word for word in ("Nonce", "Ida Falk", "flood") if word in words]


@pytest.mark.browser
@pytest.mark.line
async def test_titles_beside_an_open_story_follow_the_section(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """Six more stories come, and five dated titles stand beside the first."""
    story = whole()
    await feeder.send(story, titles(story))
    page = await opened(browser, f"{site}/article/{story.article_id}")
    more = [brief(f"Story number {n}") for n in range(6)]
    await feeder.send(*more, titles(*reversed(more), story))
    beside = page.get_by_role("region", name="More from World")
    await expect(beside.get_by_role("link")).to_have_text(
        [f"Story number {n}" for n in (5, 4, 3, 2, 1)]
    )
    await expect(beside.locator("time")).to_have_text(["Feb 5, 2026"] * 5)


@pytest.mark.browser
@pytest.mark.line
async def test_pages_fit_a_phone_and_a_desk(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """Nothing is wider than the window, in either direction of writing."""
    stories = [whole("W" * 90), arabic(), brief("Short " * 40)]
    await feeder.send(*stories)
    for width in (390, 1280):
        for path in (
            "",
            "/section/world",
            *(f"/article/{s.article_id}" for s in stories),
        ):
            page = await opened(browser, f"{site}{path}", width)
            wide = await page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, path
            await page.close()


@pytest.mark.browser
@pytest.mark.line
async def test_it_works_without_scripts(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """Front page, link, article, withdrawal: plain pages do it all."""
    story = whole()
    await feeder.send(story)
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await expect_reload(page, site, "Harbour towns")
    await page.get_by_role("link", name="Harbour towns").first.click()
    assert "A vote follows" in await page.content()
    await feeder.send(gone(story.article_id))
    await expect_reload(page, page.url, "no longer available")


async def expect_reload(page: Page, address: str, text: str) -> None:
    """The text is on the page after a few loads at the most."""
    for _ in range(20):
        await page.goto(address)
        if text in await page.content():
            return
        await page.wait_for_timeout(100)
    raise AssertionError(text)


@pytest.mark.browser
@pytest.mark.line
async def test_the_keyboard_finds_its_way(
    feeder: Feeder, site: str, browser: Browser
) -> None:
    """The first stop leads past the head of the page, to the main part."""
    await feeder.send(brief("One"))
    page = await opened(browser, site)
    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_text("Skip to the story")
    await page.keyboard.press("Enter")
    await expect(page.locator("main:focus")).to_have_count(1)
