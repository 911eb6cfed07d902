"""`wiredesk db statistics` counts what is stored, when that is enough."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.cli import db as commands
from services.cli.errors import Told
from services.database import links
from services.database.links import StoredPrint
from services.enrich.fields import Fields
from services.enrich.related import counting
from services.enrich.related.prints import print_of_fields
from services.runtime.postgres import open_pool, transaction
from services.runtime.settings import Settings


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def line(postgres_dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's database is the test's; three stories are enough."""
    monkeypatch.setenv("WIREDESK_POSTGRES_DSN", postgres_dsn)
    monkeypatch.setattr(counting, "ENOUGH", 3)


async def stored(count: int) -> None:
    """So many stories in the database."""
    async with (
        open_pool(Settings().postgres) as pool,
        transaction(pool) as db,
    ):
        prints = [
            print_of_fields(
                Fields(f"Quake {n} in Veldmark", "", "", (), "en")
            ).to_bytes()
            for n in range(count)
        ]
        await links.keep_prints(
            db, [StoredPrint(UUID(int=n), NOON, one) for n, one in enumerate(prints)]
        )


def test_a_few_stories_change_nothing_and_that_is_said() -> None:
    """An operator does not wait for an effect that cannot come."""
    asyncio.run(stored(2))
    with pytest.raises(Told, match="too few"):
        commands.statistics(10)


def test_what_was_counted_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Each language with its stories; the next has the next number."""
    asyncio.run(stored(4))
    for number in (1, 2):
        commands.statistics(10)
        assert f"snapshot {number} by stories of en 4" in capsys.readouterr().out
