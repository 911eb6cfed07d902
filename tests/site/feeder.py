"""Stands in for publish: sends pages, notices and lists in transactions."""

from types import TracebackType
from typing import Self
from uuid import uuid4

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.demo.site.settings import SiteSettings
from schemas.events import ArticleWithdrawn, EventType, Latest, PageEvent
from schemas.page import Notice, Page, SectionList


class Feeder:
    """Topics of its own, so that tests do not see each other's pages."""

    def __init__(self, bootstrap: str, prefix: str = "") -> None:
        prefix = prefix or f"site-{uuid4().hex[:8]}."
        self.settings = SiteSettings(
            bootstrap=bootstrap,
            published=f"{prefix}published",
            latest=f"{prefix}latest",
            sections=f"{prefix}sections",
        )
        self.producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap,
            transactional_id=f"{prefix}feeder",
            retry_backoff_ms=5,
        )

    async def __aenter__(self) -> Self:
        s = self.settings
        admin = AIOKafkaAdminClient(bootstrap_servers=s.bootstrap)
        await admin.start()
        try:
            await admin.create_topics(
                [
                    NewTopic(s.published, 4, 1),
                    NewTopic(s.latest, 4, 1),
                    NewTopic(s.sections, 1, 1),
                ]
            )
        finally:
            await admin.close()
        await self.producer.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.producer.stop()

    async def send(self, *values: Page | Notice | SectionList) -> None:
        """All of them in one transaction, as the line does."""
        async with self.producer.transaction():
            await self.write(*values)

    async def write(self, *values: Page | Notice | SectionList) -> None:
        """All of them in the transaction that is open."""
        for value in values:
            for topic, key, sent in self._records(value):
                await self.producer.send_and_wait(topic, key=key.encode(), value=sent)

    def _records(
        self, value: Page | Notice | SectionList
    ) -> list[tuple[str, str, bytes]]:
        s = self.settings
        if isinstance(value, SectionList):
            key = f"{value.section.id}|{value.language}"
            return [(s.sections, key, _json(value))]
        key = str(value.article_id)
        if isinstance(value, Page):
            event, latest = _page_event(value), Latest(page=value)
        else:
            event, latest = _withdrawal(value), Latest(notice=value)
        return [(s.published, key, _json(event)), (s.latest, key, _json(latest))]


def _page_event(page: Page) -> PageEvent | ArticleWithdrawn:
    return PageEvent(
        type=EventType.PUBLISHED,
        event_id=uuid4(),
        seq=page.seq,
        article_id=page.article_id,
        page=page,
    )


def _withdrawal(notice: Notice) -> PageEvent | ArticleWithdrawn:
    return ArticleWithdrawn(
        event_id=uuid4(), seq=notice.seq, article_id=notice.article_id, notice=notice
    )


def _json(value: PageEvent | ArticleWithdrawn | Latest | SectionList) -> bytes:
    return value.model_dump_json(exclude_none=True).encode()
