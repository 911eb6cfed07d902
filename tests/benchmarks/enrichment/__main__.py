"""`make bench-enrich`: how good and how quick enrichment is, on labelled stories.

    python -m tests.benchmarks.enrichment [MEASURE …]

Needs the labelled stories beside the repository (../shared/eval). Each figure has its
95 % interval by bootstrap, the plain baseline measured or stated beside it, and the
bars it has to reach.
"""

import argparse
import sys
import time
from importlib import import_module

from rich.console import Console
from rich.table import Table

from tests.benchmarks.enrichment.eval_rows import EVAL
from tests.benchmarks.enrichment.row import Row


MEASURES = (
    "related",
    "stories",
    "unseen_events",
    "sections",
    "sectors",
    "learned_sections",
    "learned_topics",
    "versions",
    "speed",
)
COLUMNS = ("measure", "figure", "95 %", "baseline", "margin", "reach", "aim")


def main() -> int:
    """Measure what was asked for, all by default, and print a table of each."""
    parser = argparse.ArgumentParser("bench-enrich", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"{MEASURES}")
    asked = parser.parse_args().measures or MEASURES
    unknown = sorted(set(asked) - set(MEASURES))
    if unknown:
        parser.error(f"no such measure: {', '.join(unknown)}; there are {MEASURES}")
    if not EVAL.is_dir():
        sys.stderr.write(
            "bench-enrich: the labelled stories are not beside the repository\n"
        )
        return 1
    console = Console()
    for name in asked:
        began = time.monotonic()
        with console.status(f"measuring {name}"):
            rows = list(import_module(f"{__package__}.{name}").measure())
        console.print(_table(f"{name} ({time.monotonic() - began:.0f} s)", rows))
    return 0


def _table(title: str, rows: list[Row]) -> Table:
    table = Table(*COLUMNS, title=title, title_justify="left")
    for row in rows:
        margin = None if row.baseline is None else row.figure - row.baseline
        figures = (row.figure, row.baseline, margin, row.reach, row.aim)
        figure, *others = ("" if f is None else f"{f:.4g}" for f in figures)
        table.add_row(row.measure, figure, f"{row.low:.4g} - {row.high:.4g}", *others)
    return table


if __name__ == "__main__":
    sys.exit(main())
