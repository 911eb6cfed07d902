"""Which open pages hear of which change."""

import asyncio

from deploy.demo.site.live import Interest, Listener, Live
from deploy.demo.site.store import Change
from tests.site.pages import named


ONE, OTHER = named("one"), named("other")


async def test_an_article_hears_of_itself_and_of_its_section() -> None:
    """And of nothing else; the front page hears of everything."""
    interest = Interest(ONE, "world")
    assert interest.touched(Change(articles=frozenset({ONE})))
    assert interest.touched(Change(sections=frozenset({"world"})))
    assert not interest.touched(Change(frozenset({OTHER}), frozenset({"sport"})))
    assert Interest().touched(Change(frozenset({OTHER})))


async def test_a_withdrawal_is_not_covered_by_later_news() -> None:
    """Between two words a page is told the gravest one."""
    live = Live(run="r")
    with live.listening(Interest(ONE), live.mark) as listener:
        live.tell(Change(articles=frozenset({ONE}), withdrawn=ONE))
        live.tell(Change(articles=frozenset({ONE})))
        assert await heard(listener) == "withdrawn"


async def test_a_page_drawn_from_an_older_state_hears_what_it_missed() -> None:
    """What happened between drawing and listening is not lost."""
    live = Live(run="r")
    drawn = live.mark
    live.tell(Change(articles=frozenset({ONE}), withdrawn=ONE))
    with live.listening(Interest(ONE), drawn) as listener:
        assert await heard(listener) == "withdrawn"
    with live.listening(Interest(OTHER), drawn) as listener:
        assert await heard(listener) is None


async def test_a_page_from_before_a_restart_looks_again() -> None:
    """A mark of another run, or too old a one, says that much may have happened."""
    live = Live(run="new")
    for since in ("old.7", "", "new.", "new.x"):
        with live.listening(Interest(ONE), since) as listener:
            assert await heard(listener) == "changed"
    for _ in range(3000):
        live.tell(Change(articles=frozenset({OTHER})))
    with live.listening(Interest(ONE), "new.1") as listener:
        assert await heard(listener) == "changed"


async def test_open_pages_are_let_go_when_the_site_stops() -> None:
    """What they listen to ends, so that the program can."""
    live = Live(run="r")
    with live.listening(Interest(ONE), live.mark) as listener:
        live.close()
        assert [word async for word in listener.words()] == []


async def heard(listener: Listener) -> str | None:
    """The next word, if there is one now."""
    words = listener.words()
    try:
        async with asyncio.timeout(0.05):
            return await anext(words)
    except TimeoutError:
        return None
