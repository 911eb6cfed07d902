"""Lines as the house keeps them: clean, of bearable length, and what was cut is told."""

from collections.abc import Iterable

from services.ingest.characters import line


MAX_ENTRIES = 500
MAX_LINE = 10_000

Problems = list[str]


def kept_line(text: str | None, problems: Problems) -> str | None:
    """A text on one line; None for one that says nothing."""
    if not text:
        return None
    text = line(text)
    if len(text) > MAX_LINE:
        problems.append(f"a line of {len(text)} characters was cut")
        text = text[:MAX_LINE]
    return text or None


def kept_lines(texts: Iterable[str], problems: Problems) -> tuple[str, ...]:
    """Each line once, in the order sent."""
    if not texts:
        return ()
    found = (kept_line(text, problems) for text in texts)
    lines = dict.fromkeys(one for one in found if one)
    if len(lines) > MAX_ENTRIES:
        problems.append(f"a list of {len(lines)} entries was cut")
    return tuple(lines)[:MAX_ENTRIES]
