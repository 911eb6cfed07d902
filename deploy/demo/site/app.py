"""The site's addresses and answers."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from uuid import UUID

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from deploy.demo.site.headers import SafeHeaders
from deploy.demo.site.live import Interest, Live
from deploy.demo.site.paper import STATIC, Paper
from deploy.demo.site.store import Store
from deploy.demo.site.views import front_of, section_of, story_of
from schemas.page import Notice
from schemas.reasons import Withdrawal


Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class Source(Protocol):
    """Whether the stream has been read to its end, and is still being followed."""

    @property
    def caught_up(self) -> bool: ...

    @property
    def connected(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Site:
    """The pages; each method answers one kind of address."""

    store: Store
    live: Live
    source: Source
    paper: Paper
    language: str = "en"

    def app(self, lifespan: Lifespan | None = None) -> Starlette:
        """The site as a program that a web server runs."""
        return Starlette(
            routes=[
                Route("/", self.front),
                Route("/section/{section}", self.section),
                Route("/article/{article:uuid}", self.article),
                Route("/live", self.changes),
                Route("/healthz", self.health),
                Mount("/static", StaticFiles(directory=STATIC), name="static"),
            ],
            middleware=[Middleware(SafeHeaders)],
            exception_handlers={404: self.not_found},
            lifespan=lifespan,
        )

    async def front(self, _request: Request) -> Response:
        view = front_of(self.store, self.language)
        return self._draw("front.html", view=view, live="/live?")

    async def section(self, request: Request) -> Response:
        found = section_of(self.store, request.path_params["section"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        section, teasers = found
        live = self.paper.address("/live", section=section.id)
        return self._draw(
            "section.html", section=section, teasers=teasers, live=f"{live}&"
        )

    async def article(self, request: Request) -> Response:
        article: UUID = request.path_params["article"]
        notice = self.store.notices.get(article)
        if notice is not None:
            return self._gone(notice)
        page = self.store.page(article)
        if page is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        section = {"section": page.section.id} if page.section else {}
        live = self.paper.address("/live", article=str(article), **section)
        return self._draw(
            "article.html", view=story_of(self.store, page), live=f"{live}&"
        )

    async def changes(self, request: Request) -> Response:
        asked = request.query_params
        try:
            article = UUID(asked["article"]) if "article" in asked else None
        except ValueError as error:
            raise HTTPException(HTTPStatus.NOT_FOUND) from error
        interest = Interest(article, asked.get("section"))
        since = request.headers.get("last-event-id") or asked.get("since", "")
        return EventSourceResponse(self._words(interest, since), ping=15)

    async def health(self, _request: Request) -> Response:
        ready = self.source.caught_up
        told = {"ready": ready, "connected": self.source.connected}
        return JSONResponse(told, HTTPStatus.OK if ready else 503)

    async def not_found(self, _request: Request, _error: Exception) -> Response:
        """While the stream is still being read nobody knows what is not there."""
        ready = self.source.caught_up
        response = self._draw("missing.html", ready=ready, live="/live?")
        response.status_code = 404 if ready else 503
        if not ready:
            response.headers["retry-after"] = "5"
        return response

    def _gone(self, notice: Notice) -> Response:
        if notice.reason is Withdrawal.REPLACED and notice.replaced_by:
            return RedirectResponse(f"/article/{notice.replaced_by}", 301)
        live = self.paper.address("/live", article=str(notice.article_id))
        response = self._draw("gone.html", notice=notice, live=f"{live}&")
        response.status_code = HTTPStatus.GONE
        response.headers["x-robots-tag"] = "noindex"
        return response

    def _draw(self, template: str, **values: object) -> Response:
        return self.paper.draw(
            template, sections=self.store.sections(), mark=self.live.mark, **values
        )

    async def _words(
        self, interest: Interest, since: str
    ) -> AsyncIterator[ServerSentEvent]:
        with self.live.listening(interest, since) as listener:
            async for word in listener.words():
                yield ServerSentEvent(data="", event=word, id=self.live.mark)
