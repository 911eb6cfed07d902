"""Arabic and Chinese stories of real agencies, from the push to the screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ingest.corpus.expected import Expected, counted
from tests.ingest.corpus.misses import CORPUS, expected, files
from tests.line.line import Line
from tests.site.conftest import CHROMIUM, FLAGS


FEED = "east"
# Which letters of a text look like one that no font has, or like nothing at all.
UNDRAWN = """
([text, font]) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 60, height: 60});
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  const draw = (letter) => {
    pen.clearRect(0, 0, 60, 60);
    pen.font = `32px ${font}`;
    pen.fillText(letter, 10, 40);
    return canvas.toDataURL();
  };
  const none = new Set([draw(" "), draw("\\u{10FFFF}"), draw("\\u0378")]);
  const letters = [...new Set(text)].filter((one) => /\\p{L}/u.test(one));
  return letters.filter((one) => none.has(draw(one)));
}
"""

pytestmark = [
    pytest.mark.line,
    pytest.mark.browser,
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="needs Debian's chromium (apt-get install)"
    ),
]


class Sample(NamedTuple):
    """A file, and how its page has to be written."""

    ending: str
    language: str
    direction: str


SAMPLES = (
    Sample("doc.344u4u4.xml", "ar", "rtl"),
    Sample("doc.1td4us.xml", "ar", "rtl"),
    Sample("EXB78.xml", "ar", "rtl"),
    Sample("businesswire-newsml-20130605006126.xml", "zh", "ltr"),
    Sample("businesswire-newsml-20130612006110.xml", "zh", "ltr"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.mark.parametrize("sample", SAMPLES, ids=[one.ending for one in SAMPLES])
def test_a_page_is_written_in_its_own_script(
    line: Line, site: str, browser: Browser, sample: Sample, tmp_path: Path
) -> None:
    """Language, direction, headline, and every word of the text in letters of a font."""
    (path,) = [one for one in files("newsml1") if one.name.endswith(sample.ending)]
    sent = (expected(path) or [Expected()])[0]
    line.push(FEED, path.read_bytes())
    line.settle()
    page = browser.new_page(viewport={"width": 1100, "height": 1400})
    page.goto(f"{site}/article/{id_of(line, sent.headline)}")
    page.screenshot(path=tmp_path / "page.png")
    story = page.locator("article.story")
    expect(page.locator("html")).to_have_attribute("dir", sample.direction)
    expect(story).to_have_attribute("lang", sample.language)
    expect(story).to_have_css("direction", sample.direction)
    expect(page.locator("h1")).to_have_text(sent.headline)
    paragraphs = page.locator(".body > *").all()
    assert paragraphs
    assert all(one.is_visible() for one in paragraphs)
    shown = counted(story.inner_text())
    assert not [word for word in sent.words[0] if word not in shown]
    assert page.evaluate(UNDRAWN, [story.inner_text(), font_of(page)]) == []
    page.close()


def id_of(line: Line, headline: str) -> object:
    """The id of the article that was sent with this headline."""
    line_of = " ".join(headline.split())
    (row,) = line.sql("select article_id from articles where headline = $1", line_of)
    return row["article_id"]


def font_of(page: Page) -> object:
    """The fonts that the page's text asks for."""
    return page.locator(".body").evaluate("one => getComputedStyle(one).fontFamily")
