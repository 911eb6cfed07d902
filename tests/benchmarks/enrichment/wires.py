"""The labelled sets as wires, linked by the code of `wiredesk link`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.cli.rows import Row, article_of
from services.enrich.related.linking import WireLinked, WireLinking
from services.enrich.related.prints import print_of
from services.enrich.related.window import Entry
from tests.benchmarks.enrichment.eval_rows import told


NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
DAYS = 7.0
MOST = 50


@dataclass(frozen=True, slots=True)
class Wire:
    """A set in order of arrival; `events`: each story's, empty where not labelled."""

    texts: list[str]
    events: list[str]
    entries: list[Entry]
    days: float

    def linked(self) -> list[WireLinked]:
        """What each story was related to when it came."""
        linking = WireLinking(self.entries, self.days, MOST)
        for _ in linking.batches():
            pass
        return list(linking.linked())

    def part(self, rows: NDArray[np.int64]) -> "Wire":
        """These rows as a wire of their own."""
        texts, events, entries = self.texts, self.events, self.entries
        return Wire(
            texts=[texts[n] for n in rows.tolist()],
            events=[events[n] for n in rows.tolist()],
            entries=[entries[n] for n in rows.tolist()],
            days=self.days,
        )

    @property
    def places(self) -> dict[UUID, int]:
        """Where in the order each story stands."""
        return {entry.article_id: n for n, entry in enumerate(self.entries)}


def wire(name: str) -> Wire:
    """Rows in order of time, where they have one; ties as they stand."""
    rows = sorted(told(f"related/{name}"), key=lambda row: row["published"] or "")
    entries = []
    for row in rows:
        article = article_of(
            Row(id=row["id"], headline=row["headline"], body=row["body"]), "link"
        )
        at = NO_DATE
        if row["published"]:
            at = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC)
        entries.append(Entry(article.article_id, print_of(article), at))
    return Wire(
        texts=[f"{row['headline'] or ''} {row['body']}" for row in rows],
        events=[row.get("event") or "" for row in rows],
        entries=entries,
        days=DAYS if rows[0]["published"] else float("inf"),
    )
