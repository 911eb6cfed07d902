"""Tells open pages that they have changed, by server-sent events."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from deploy.demo.site.store import Change


CALM = 0.25
REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Interest:
    """What an open page shows; neither named means the front page."""

    article: UUID | None = None
    section: str | None = None

    def touched(self, change: Change) -> bool:
        """Whether the page looks different after the change."""
        if self.article is None and self.section is None:
            return bool(change)
        return self.article in change.articles or self.section in change.sections


@dataclass(slots=True, eq=False)
class Listener:
    """An open page; however much happens, it holds one word and one number."""

    interest: Interest
    word: str = ""
    closed: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, change: Change) -> None:
        """A withdrawal of the page's own article is not covered by later news."""
        gone = change.withdrawn and change.withdrawn == self.interest.article
        self.word = "withdrawn" if gone or self.word == "withdrawn" else "changed"
        self.news.set()

    def close(self) -> None:
        """Hear nothing any more."""
        self.closed = True
        self.news.set()

    async def words(self) -> AsyncIterator[str]:
        """`changed` or `withdrawn`, at most a few a second."""
        while True:
            await self.news.wait()
            self.news.clear()
            if self.closed:
                return
            word, self.word = self.word, ""
            yield word
            await asyncio.sleep(CALM)


@dataclass(slots=True)
class Live:
    """All open pages, and the last changes for those that come a moment late."""

    run: str
    number: int = 0
    _listeners: set[Listener] = field(default_factory=set)
    _recent: deque[tuple[int, Change]] = field(
        default_factory=lambda: deque(maxlen=REMEMBERED)
    )

    @property
    def mark(self) -> str:
        """Names the state that a page was drawn from."""
        return f"{self.run}.{self.number}"

    def tell(self, change: Change) -> None:
        """Pass a change on to the pages it touches."""
        self.number += 1
        self._recent.append((self.number, change))
        for listener in self._listeners:
            if listener.interest.touched(change):
                listener.hear(change)

    def close(self) -> None:
        """Let go of all open pages; their browsers ask again by themselves."""
        for listener in self._listeners:
            listener.close()

    @contextmanager
    def listening(self, interest: Interest, since: str) -> Iterator[Listener]:
        """An open page, drawn from the state `since`; it hears what it missed."""
        listener = Listener(interest)
        for change in self._missed(since):
            if not change or interest.touched(change):
                listener.hear(change)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def _missed(self, since: str) -> list[Change]:
        """An empty change stands for more than is remembered."""
        run, _, number = since.rpartition(".")
        first = self._recent[0][0] if self._recent else self.number + 1
        if run != self.run or not number.isdecimal() or int(number) + 1 < first:
            return [Change()]
        return [change for n, change in self._recent if n > int(number)]
