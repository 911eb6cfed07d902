"""Writes what is made from the models: `python -m schemas`.

`--check` writes nothing and fails when a file is stale or when a change breaks readers
of the last release. `--release` keeps the schemas as they are as the new baseline.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from schemas.article import Article
from schemas.asyncapi import document
from schemas.compatibility import Schema, breaking
from schemas.events import (
    ArticleReceived,
    ArticleWithdrawn,
    ItemRejected,
    ItemSkipped,
    Latest,
    OrderReceived,
    PageEvent,
)
from schemas.model import Model
from schemas.page import Notice, Page, SectionList


MODELS: tuple[type[Model], ...] = (
    Article,
    ArticleReceived,
    ArticleWithdrawn,
    ItemRejected,
    ItemSkipped,
    Latest,
    Notice,
    OrderReceived,
    Page,
    PageEvent,
    SectionList,
)
HERE = Path(__file__).parent
RELEASED = HERE / "json" / "released"


def main(words: list[str] | None = None) -> int:
    """Do what the words say; 1 when something is not well."""
    parser = argparse.ArgumentParser("python -m schemas", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--release", action="store_true")
    asked = parser.parse_args(words)
    if asked.check:
        faults = [*_stale(), *_broken()]
        sys.stderr.writelines(f"{fault}\n" for fault in faults)
        return 1 if faults else 0
    _write(files())
    if asked.release:
        folder = RELEASED / version("wiredesk")
        _write({folder / _file(m): _text(schema(m)) for m in MODELS})
    return 0


def schema(model: type[Model]) -> Schema:
    """The JSON Schema that a writer's events obey and a reader may rely on."""
    made: Schema = TypeAdapter(model).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:wiredesk:{model.__name__}",
    } | made


def files() -> dict[Path, str]:
    """Everything that is made from the models, by its path."""
    made = {HERE / "json" / _file(model): _text(schema(model)) for model in MODELS}
    described = yaml.safe_dump(
        document(version("wiredesk")), sort_keys=False, allow_unicode=True
    )
    return made | {HERE / "asyncapi.yaml": described}


def last_release() -> Path | None:
    """The folder of the newest released schemas, if any were."""
    folders = [path for path in RELEASED.glob("*") if path.is_dir()]
    return max(folders, key=lambda path: _number(path.name), default=None)


def _stale() -> Iterator[str]:
    for path, text in files().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield f"{path.relative_to(HERE.parent)} is stale: run python -m schemas"


def _broken() -> Iterator[str]:
    folder = last_release()
    if folder is None:
        return
    now = {_file(model): schema(model) for model in MODELS}
    for path in sorted(folder.glob("*.json")):
        if path.name not in now:
            yield f"{path.name} was removed since {folder.name}"
            continue
        old: Schema = json.loads(path.read_text(encoding="utf-8"))
        for change in breaking(old, now[path.name]):
            yield f"{path.name} breaks readers of {folder.name}: {change}"


def _write(texts: dict[Path, str]) -> None:
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _file(model: type[Model]) -> str:
    return f"{model.__name__}.schema.json"


def _text(made: Schema) -> str:
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _number(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))


if __name__ == "__main__":
    sys.exit(main())
