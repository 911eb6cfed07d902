"""The table of `wiredesk parse --summary`: how well each format is read."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from services.cli.content_words import content_words, words
from services.ingest.encoding import decoded


Line = dict[str, object]

_FIELDS = (
    "headline", "dated", "language", "version", "version_created", "byline",
    "dateline", "located", "summary", "body", "keywords", "subjects", "genres",
    "urgency", "slugline", "rights", "media",
)  # fmt: skip
_HEADINGS = (
    "format", "files", "items", "articles", "orders", "skipped", "rejected", "fields",
    "words",
)  # fmt: skip


class Summary:
    """Counts by format; `fields` and `words` are pairs of part and whole."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, body: bytes, lines: Sequence[Line]) -> None:
        """Count a file: its items, the fields they fill, the words they keep."""
        counts = self._counts[str(lines[0]["format"] or "unknown")]
        counts["files"] += 1
        counts.update(str(line["outcome"]) for line in lines)
        counts["items"] += len(lines)
        articles = [a for line in lines if isinstance(a := line.get("article"), dict)]
        for article in articles:
            counts["fields"] += len(_FIELDS)
            counts["filled"] += sum(bool(article.get(field)) for field in _FIELDS)
        if articles:
            kept = words(json.dumps(articles, ensure_ascii=False))
            sent = content_words(decoded(body).text, str(lines[0]["format"]))
            counts["words"] += len(sent)
            counts["kept"] += sum(word in kept for word in sent)

    def show(self) -> None:
        """Print the table; the last two are the shares of fields filled and words kept."""
        table = Table(*_HEADINGS, box=box.SIMPLE, pad_edge=False)
        for form, counts in sorted(self._counts.items()):
            numbers = ("files", "items", "article", "order", "skipped", "rejected")
            table.add_row(
                form,
                *(str(counts[number]) for number in numbers),
                _share(counts["filled"], counts["fields"]),
                _share(counts["kept"], counts["words"]),
            )
        Console().print(table)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"
