"""`python -m tests.ingest.corpus [PATH …]`: the misses, for a person to judge."""

import sys
from pathlib import Path

from tests.ingest.corpus.misses import CORPUS, misses


def main(names: list[str]) -> None:
    """Print each miss of the files, or of the files in the folders, that are named."""
    places = [Path(name) for name in names] or [CORPUS]
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in found:
            if path.is_file() and path.name != "MANIFEST.tsv":
                for miss in misses(path):
                    print(f"{path.parent.name}/{path.name}: {miss}")  # noqa: T201 - the answer


main(sys.argv[1:])
