"""What the house asks for and no linter checks."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from services.runtime.metrics import METRICS
from services.runtime.settings import Settings


ROOT = Path(__file__).parents[1]
HOUSES = ("schemas", "services", "deploy", "tests", ".ci")
FILES = sorted(
    path
    for path in (
        *ROOT.glob("*.*"),
        ROOT / "Makefile",
        *(path for house in HOUSES for path in (ROOT / house).rglob("*")),
    )
    if path.is_file() and "__pycache__" not in path.parts
)
MODULES = [path for path in FILES if path.suffix == ".py"]
LONGEST = 250
NO_NAMES = {"utils", "common", "helpers", "core", "misc", "base"}
# What only holds on the machine that a file was written on.
OF_ONE_MACHINE = re.compile(
    r"/work/|/root/\.|(?<!emit-)(?:index-url|find-links)|https?://[^/\s]+@"
)
SILENCED = re.compile(r"#\s*(?:noqa|type: ignore)(?!.* [-#] \S)")
# Until Python 3.12 it loses a cancellation that comes as its wait is over.
LOSES_THE_END = "asyncio.wait_" + "for("
REFERENCE = ROOT / "deploy" / "REFERENCE.md"


def here(path: Path) -> str:
    """A path as a person writes it."""
    return str(path.relative_to(ROOT))


def text(path: Path) -> str:
    """What is in a file; nothing of what is no text."""
    return path.read_bytes().decode(errors="ignore")


def variables(model: type[BaseModel], prefix: str) -> Iterator[str]:
    """The variable of each setting, however deep it lies."""
    for name, field in model.model_fields.items():
        variable = f"{prefix}_{name.upper()}"
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from variables(kind, variable)
        else:
            yield variable


def test_a_module_can_be_read_in_one_sitting() -> None:
    """A module that needs more becomes a small package."""
    lengths = {here(p): len(text(p).splitlines()) for p in MODULES}
    assert {p: n for p, n in lengths.items() if n > LONGEST} == {}


def test_no_name_is_a_drawer() -> None:
    """A place for anything is a place where nothing is found."""
    parts = {here(p): {*p.relative_to(ROOT).parts, p.stem} for p in FILES}
    assert [path for path, names in parts.items() if names & NO_NAMES] == []


def test_every_module_says_what_it_is() -> None:
    """The first line of a module tells a newcomer whether to read on."""
    written = [p for p in MODULES if text(p).strip()]
    silent = [here(p) for p in written if not text(p).startswith('"""')]
    assert silent == []


def test_nothing_holds_on_one_machine_only() -> None:
    """A clone works anywhere, whatever registry its machine uses."""
    found = {
        here(path): match[0]
        for path in FILES
        if path != Path(__file__) and (match := OF_ONE_MACHINE.search(text(path)))
    }
    assert found == {}


def test_no_rule_is_silenced_without_a_reason() -> None:
    """Who meets an exception to a rule reads in the same line why it is one."""
    lines = [
        f"{here(path)}:{number}"
        for path in MODULES
        if path != Path(__file__)
        for number, line in enumerate(text(path).splitlines(), 1)
        if SILENCED.search(line)
    ]
    assert lines == []


def test_a_wait_has_a_timeout_that_can_be_cancelled() -> None:
    """`asyncio.timeout` lets a worker end that is told to in that very moment."""
    ours = [p for p in MODULES if ROOT / "tests" not in p.parents]
    assert [here(p) for p in ours if LOSES_THE_END in text(p)] == []


def test_every_setting_is_in_the_reference() -> None:
    """Nobody has to read code to learn what can be set."""
    told = set(re.findall(r"\w+", text(REFERENCE)))
    assert [v for v in variables(Settings, "WIREDESK") if v not in told] == []


def test_every_metric_is_in_the_reference() -> None:
    """Whoever is woken by a metric finds what it says and what to do."""
    told = set(re.findall(r"\w+", text(REFERENCE)))
    assert [m.full_name for m in METRICS if m.full_name not in told] == []
