"""What a story costs with 100,000 others in the window: tags, links and duplicates."""

import resource
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, count, islice
from uuid import UUID

import numpy as np

from schemas.article import Article
from services.cli.rows import article_of
from services.enrich.fields import fields_of
from services.enrich.related.prints import print_of
from services.enrich.related.window import Entry, Window
from services.enrich.tags import tags_of
from services.runtime.settings import EnrichSettings
from tests.benchmarks.enrichment.eval_rows import stories
from tests.benchmarks.enrichment.row import Row


SETS = ("stream/reuters-1987", "related/news-events-dev", "sections/bbc-dev")
IN_WINDOW, AT_A_TIME, ASKED, BATCH = 100_000, 1_000, 2_000, 100
ONE_IN = 20
LINKS = EnrichSettings().links_per_article
START = datetime(2026, 2, 1, tzinfo=UTC)
APART = timedelta(seconds=6)
"""A hundred thousand stories in seven days."""
MIB = 1024.0


def measure() -> Iterator[Row]:
    """p99 and rate of one story after the other and in batches, and resident memory."""
    window = filled()
    # Of each set its share: short reports, long stories.
    fresh = list(islice(articles(), 0, None, ONE_IN))[:ASKED]
    took = [_timed(window, [article], n) for n, article in enumerate(fresh)]
    p99 = float(np.percentile(took, 99)) * 1000
    yield Row("one story, p99 in ms", p99, p99, p99, reach=50, aim=15)
    batches = [fresh[at : at + BATCH] for at in range(0, ASKED, BATCH)]
    took = [_timed(window, batch, ASKED + n * BATCH) for n, batch in enumerate(batches)]
    rates = [BATCH / seconds for seconds in took]
    low, high = np.percentile(rates, [2.5, 97.5])
    yield Row(
        "stories a second, batches of 100",
        ASKED / sum(took),
        low,
        high,
        reach=100,
        aim=400,
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    yield Row("resident memory in MiB", memory, memory, memory, reach=1500, aim=600)


def articles() -> Iterator[Article]:
    """The stories of all sets."""
    return (article_of(row, "speed") for row in chain(*map(stories, SETS)))


def filled() -> Window:
    """A window of as many stories as there may be; each text comes about twice."""
    window = Window(IN_WINDOW, 7)
    several = chain.from_iterable(articles() for _ in count())
    entries = (
        Entry(UUID(int=n), print_of(article), START + n * APART)
        for n, article in enumerate(islice(several, IN_WINDOW))
    )
    while batch := list(islice(entries, AT_A_TIME)):
        window.add(batch)
    return window


def _timed(window: Window, batch: Sequence[Article], number: int) -> float:
    began = time.perf_counter()
    entries = []
    for n, article in enumerate(batch, start=IN_WINDOW + number):
        fields = fields_of(article)
        tags_of(article, fields=fields)
        at = START + n * APART
        entries.append(Entry(UUID(int=n), print_of(article, fields), at))
    window.add(entries)
    window.pairs((entry.article_id for entry in entries), LINKS)
    return time.perf_counter() - began
