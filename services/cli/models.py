"""Files that a newsroom has of its own: learned models, and its rubrics."""

import os
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import typer

from services.cli.errors import Told
from services.cli.lines import opened, reason_of
from services.enrich.learned.form import NotAModel, from_bytes
from services.enrich.learned.model import Model
from services.enrich.own_rubrics import NotRubrics, own_rubrics
from services.enrich.rubrics import SHIPPED, Rubrics
from services.runtime.settings import Settings


def read_model(path: Path) -> Model:
    """The model of a file.

    Raises `Told` when it is none, `typer.BadParameter` when nothing can be read there.
    """
    try:
        with opened(str(path)) as file:
            return from_bytes(file.read())
    except NotAModel as error:
        raise Told(f"{path}: {error}") from None


def read_rubrics(path: Path) -> Rubrics:
    """The rubrics of a newsroom's file.

    Raises `Told` when it has none, `typer.BadParameter` when nothing can be read there.
    """
    try:
        with opened(str(path)) as file:
            return own_rubrics(file.read().decode())
    except UnicodeDecodeError:
        raise Told(f"{path}: is not text in UTF-8") from None
    except NotRubrics as error:
        raise Told(f"{path}: {error}") from None


@cache
def line_rubrics() -> Rubrics:
    """What the line's enrich is set to use, else ours."""
    path = Settings().enrich.sections
    return read_rubrics(path) if path else SHIPPED


@cache
def line_model() -> Model | None:
    """What the line's enrich is set to use, if anything."""
    path = Settings().enrich.model
    return read_model(path) if path else None


def check_writable(path: Path) -> None:
    """Raise `typer.BadParameter` where no model could be written, before any work."""
    if path.is_dir():
        raise typer.BadParameter(f"{path}: is a folder; name a file")
    if path.is_symlink():
        raise typer.BadParameter(f"{path}: is a link; name the file that it leads to")
    if path.exists() and not _is_model(path):
        raise typer.BadParameter(f"{path}: is there and is no model; name another file")
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}."):
            pass
    except OSError as error:
        raise typer.BadParameter(
            f"{path}: cannot be written: {reason_of(error)}"
        ) from None


def _is_model(path: Path) -> bool:
    """A device or a pipe is none, and is not read to find out."""
    if not path.is_file():
        return False
    try:
        read_model(path)
    except (Told, typer.BadParameter):
        return False
    return True


def write_model(path: Path, content: bytes) -> None:
    """The whole file or none of it; raises `Told`."""
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            _fill(Path(file.name), content)
        Path(file.name).replace(path)
    except OSError as error:
        raise Told(f"{path}: cannot be written: {reason_of(error)}") from None


def _fill(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
        # A temporary file is its owner's alone; a model is a file like any other.
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
