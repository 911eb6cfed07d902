"""Condense the IPTC's own vocabulary files into `mediatopics.json`.

Reads JSON documents one after the other from standard input: first the newest
English edition, then any older editions whose labels add languages.
"""

import json
import sys
from collections.abc import Iterator
from typing import TypedDict


ENGLISH = ("en-US", "en-GB")
LANGUAGES = {"se": "sv", "dk": "da"}
SUBJECT = "subjectcode/"


# A concept and a release as the IPTC writes them.
Source = TypedDict(  # noqa: UP013 - as a class, the IPTC's names would look like ours
    "Source",
    {
        "qcode": str,
        "prefLabel": dict[str, str],
        "definition": dict[str, str],
        "broader": list[str],
        "exactMatch": list[str],
        "closeMatch": list[str],
        "retired": str,
    },
    total=False,
)
Edition = TypedDict(  # noqa: UP013 - as above
    "Edition", {"dateReleased": str, "conceptSet": list[Source]}
)


class Entry(TypedDict, total=False):
    """A concept as we keep it; codes without their scheme."""

    label: str
    definition: str
    broader: list[str]
    exact: list[str]
    close: list[str]
    retired: bool
    labels: dict[str, str]


class Condensed(TypedDict):
    """What `mediatopics.json` holds."""

    source: str
    concepts: dict[str, Entry]


def condensed(newest: Edition, older: list[Edition]) -> Condensed:
    """The newest edition's concepts with every edition's labels."""
    concepts = {_code(c["qcode"]): _entry(c) for c in newest["conceptSet"]}
    for edition in older:
        for source in edition["conceptSet"]:
            if entry := concepts.get(_code(source["qcode"])):
                entry["labels"] = _labels(source) | entry.get("labels", {})
    day = newest["dateReleased"][:10]
    return Condensed(
        source=f"IPTC Media Topics of {day}, https://iptc.org, CC BY 4.0; condensed",
        concepts=concepts,
    )


def _entry(source: Source) -> Entry:
    entry = Entry(label=_english(source["prefLabel"]))
    if definition := _english(source.get("definition", {})):
        entry["definition"] = definition
    if broader := source.get("broader"):
        entry["broader"] = [_code(b) for b in broader]
    if exact := _subject_codes(source.get("exactMatch", [])):
        entry["exact"] = exact
    if close := _subject_codes(source.get("closeMatch", [])):
        entry["close"] = close
    if source.get("retired"):
        entry["retired"] = True
    return entry


def _labels(source: Source) -> dict[str, str]:
    return {
        LANGUAGES.get(language, language): label
        for language, label in source["prefLabel"].items()
        if language not in ENGLISH
    }


def _english(texts: dict[str, str]) -> str:
    return next((texts[e].strip(" :") for e in ENGLISH if e in texts), "")


def _code(name: str) -> str:
    return name.replace("/", ":").rsplit(":", 1)[-1]


def _subject_codes(matches: list[str]) -> list[str]:
    return [m.rsplit("/", 1)[-1] for m in matches if SUBJECT in m]


def _documents(text: str) -> Iterator[Edition]:
    decoder, at = json.JSONDecoder(), 0
    while at < len(text := text.strip()):
        edition, at = decoder.raw_decode(text, at)
        while at < len(text) and text[at].isspace():
            at += 1
        yield edition


def main() -> None:
    """Read editions from standard input and write the condensed one."""
    newest, *older = _documents(sys.stdin.read())
    result = condensed(newest, older)
    json.dump(result, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
