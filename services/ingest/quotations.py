"""Who speaks: paragraphs that begin with quoted speech."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple


class Quoted(NamedTuple):
    """The quoted words of a paragraph, and who says them when the text says so."""

    quote: str
    speaker: str | None = None


_WORDS = tomllib.loads(
    files("services.ingest").joinpath("data/speech.toml").read_text("utf-8")
)
_VERBS = frozenset(_WORDS["verbs"])
_TITLES = frozenset(_WORDS["titles"])
_DEMONYMS = frozenset(_WORDS["demonyms"])
_PARTICLES = frozenset(_WORDS["particles"])
_NOT_SPEAKERS = frozenset(_WORDS["not_speakers"])
_AUXILIARIES = frozenset(_WORDS["auxiliaries"])
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_MARKS: dict[str, str] = _WORDS["marks"]
_ENDS: str = _WORDS["ends"]
OPENERS = "".join(_MARKS)
_FEWEST_WORDS = 3
_LONGEST_NAME = 4
_LONGEST_APPOSITION = 160
_TOKEN = re.compile(r"[^\W\d_][\w.'\u2019&-]*|[,.;:!?]|\d[\w.,-]*")
_DOTTED = re.compile(r"\b(?:[A-Z]|[JS]r)\.$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?](?:\s|$)")


def quoted(text: str) -> Quoted | None:
    """The speech that a paragraph begins with; None when it begins with none."""
    if not text or text[0] not in _MARKS:
        return None
    closers = _MARKS[text[0]]
    end = min((at for c in closers if (at := text.find(c, 1)) > 0), default=-1)
    if end < 0:
        return Quoted(text[1:].strip()) if _is_speech(text[1:]) else None
    words, rest = text[1:end].strip(), text[end + 1 :].strip()
    if not (_is_speech(words) and (words[-1] in _ENDS or rest[:1] == ",")):
        return None
    if not rest.strip(" ,."):
        return Quoted(words)
    clause = _tokens(rest)
    if not any(token.lower() in _VERBS for token in clause):
        return None
    return Quoted(_with_later(words, rest, text[0]), _speaker(clause))


def _is_speech(words: str) -> bool:
    """A sentence and no title: some words, or some characters of a script without."""
    return len(words.split()) >= _FEWEST_WORDS or (
        not words.isascii() and " " not in words and len(words) > _FEWEST_WORDS**2
    )


def _with_later(words: str, rest: str, opener: str) -> str:
    """Add the speech that goes on after the attribution."""
    for closer in _MARKS[opener]:
        run = re.compile(
            f"{re.escape(opener)}([^{opener}{closer}]+){re.escape(closer)}"
        )
        later = [part.strip() for part in run.findall(rest)]
        spoken = [part for part in later if _is_speech(part) and part[-1] in _ENDS]
        if spoken:
            return " ".join((words, *spoken))
    return words


def _tokens(rest: str) -> list[str]:
    """The words of the attribution: up to the end of its sentence or more speech."""
    cut = min(
        (at for mark in _MARKS if (at := rest.find(mark)) >= 0), default=len(rest)
    )
    clause = rest[:cut].lstrip(", ")
    if end := _SENTENCE_END.search(clause):
        clause = clause[: end.start()]
    return _TOKEN.findall(clause)


def _speaker(clause: list[str]) -> str | None:
    at = next(i for i, token in enumerate(clause) if token.lower() in _VERBS)
    if all(token.lower() in _AUXILIARIES for token in clause[:at]):
        return _name(_leading(clause[at + 1 :]))
    if clause[at - 1] == ",":
        return _apposed(clause[:at])
    run = _trailing(clause[:at])
    before = clause[at - len(run) - 1].lower() if at > len(run) else ""
    return None if before in _PREPOSITIONS else _name(run)


def _apposed(before: list[str]) -> str | None:
    """Yasmin Afina, a researcher at the institute, said."""
    first = before.index(",")
    apposition = before[first + 1 : -1]
    if not apposition or len(" ".join(apposition)) > _LONGEST_APPOSITION:
        return None
    run = _leading(before[:first])
    return _name(run) if len(run) == first else None


def _leading(tokens: list[str]) -> list[str]:
    """The name that follows a verb: said [analyst] Mary Jones of …."""
    while tokens and tokens[0].lower() in _TITLES and not _is_capital(tokens[0]):
        tokens = tokens[1:]
    run: list[str] = []
    for token in tokens:
        if not (_is_capital(token) or (run and token in _PARTICLES)):
            break
        run.append(token)
    return run


def _trailing(tokens: list[str]) -> list[str]:
    """The name that stands before a verb: … Minister Ruben Brekelmans told."""
    run: list[str] = []
    for token in reversed(tokens):
        if not (_is_capital(token) or (run and token in _PARTICLES)):
            break
        run.append(token)
    return run[::-1]


def _name(run: list[str]) -> str | None:
    """A run of capitalised words without the titles in front; None when unsure."""
    titles = [i for i, word in enumerate(run) if word.lower().strip(".") in _TITLES]
    rest = run[titles[-1] + 1 :] if titles else _without_demonym(run)
    while rest and rest[0] in _PARTICLES:
        rest = rest[1:]
    if not 0 < len(rest) <= _LONGEST_NAME or rest[-1] in _PARTICLES:
        return None
    if any(word.lower() in _NOT_SPEAKERS for word in rest):
        return None
    name = " ".join(rest).removesuffix("'s").removesuffix("\u2019s")
    return name if _DOTTED.search(name) else name.rstrip(".")


def _without_demonym(run: list[str]) -> list[str]:
    return run[1:] if run and run[0].lower() in _DEMONYMS else run


def _is_capital(token: str) -> bool:
    return token[0].isupper() or token.startswith(("al-", "el-"))
