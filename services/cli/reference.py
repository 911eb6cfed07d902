"""`deploy/REFERENCE.md`: settings, metrics, topics and reasons, as the code declares them."""

import inspect
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel, SecretStr
from pydantic.fields import FieldInfo

from deploy.demo.site.settings import SiteSettings
from schemas.article import Action
from schemas.events import EventType
from schemas.reasons import Hold, Reject, Skip, Withdrawal
from schemas.topics import DAY, HOUR, MIB, TOPICS, Role, Topic
from services.local.operators.addresses import Addresses
from services.local.programs import SERVICES
from services.runtime.metrics import METRICS, Metric
from services.runtime.settings import KafkaSettings, Settings


PREFIX = "WIREDESK_"
HEAD = """# Reference

Made by `make reference` from what the code declares: change it there, not here.
How to run the line stands in [README.md](README.md)."""
SETTINGS = """First found wins: the environment, `wiredesk.toml` in the folder where a program starts, `.wiredesk/line.toml` (written by `wiredesk up`), the default.
In `wiredesk.toml` a group is a table: `WIREDESK_KAFKA_BOOTSTRAP` is `bootstrap` under `[kafka]`.
A table in the environment is JSON.
`wiredesk config show` prints what holds, secrets as stars."""
METRICS_HEAD = (
    """Each service serves them at `/metrics`; what to do stands beside each."""
)
TOPICS_HEAD = """`wiredesk topics create` makes what is missing, `wiredesk topics check` says what differs.
A topic's name is `WIREDESK_KAFKA_PREFIX` and its role, unless `WIREDESK_KAFKA_TOPICS` says otherwise."""
REASONS_HEAD = """They are labels of metrics, rows of the books and words of notices; a reader meets no others."""
HOME = (
    "WIREDESK_HOME",
    "path",
    "`.wiredesk`",
    "the folder of `wiredesk up`, and where every command finds the running line",
)
REASONS: tuple[type[StrEnum], ...] = (Skip, Reject, Hold, Withdrawal, Action, EventType)
UNITS = {"ms": ((DAY, "d"), (HOUR, "h")), "bytes": ((MIB, "MiB"),)}

Row = Sequence[str]


def reference() -> str:
    """The whole page, in Markdown."""
    parts = (HEAD, *_settings(), *_others(), *_metrics(), *_topics(), *_reasons())
    return "\n\n".join(parts) + "\n"


def _settings() -> Iterator[str]:
    groups = {n: f for n, f in Settings.model_fields.items() if _group(f)}
    plain = {n: f for n, f in Settings.model_fields.items() if n not in groups}
    yield f"## Settings\n\n{SETTINGS}"
    yield _variables([HOME, *_rows(PREFIX, plain)])
    for name, field in groups.items():
        model = _group(field) or BaseModel
        yield f"### {name}\n\n{inspect.getdoc(model)}"
        yield _variables(_rows(f"{PREFIX}{name.upper()}_", model.model_fields))


def _others() -> Iterator[str]:
    """Programs beside the line have settings of their own, as a customer's have."""
    prefix = SiteSettings.model_config["env_prefix"]
    yield f"### The demo site\n\n{inspect.getdoc(SiteSettings)}"
    yield _variables(_rows(prefix, SiteSettings.model_fields))
    usual, prefix = Addresses(), f"{PREFIX}OPERATORS_"
    own = "where the page is shown"
    yield "### The operators' page\n\nWhere it is shown, and where it asks."
    yield _variables(
        [
            (f"{prefix}HOST", "text", f"`{usual.host}`", own),
            (f"{prefix}PORT", "whole number", f"`{usual.port}`", own),
            *(
                (
                    f"{prefix}{s.upper()}",
                    "text",
                    "of the running line",
                    f"{s}'s address",
                )
                for s in SERVICES
            ),
        ]
    )


def _group(field: FieldInfo) -> type[BaseModel] | None:
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return None


def _rows(prefix: str, fields: dict[str, FieldInfo]) -> Iterator[Row]:
    for name, field in fields.items():
        says = field.description or ""
        names = " or ".join(_names(prefix, name, field))
        yield names, _type(field.annotation), _default(field), says


def _names(prefix: str, name: str, field: FieldInfo) -> list[str]:
    """The variables that set a field, the first found first."""
    alias = field.validation_alias
    if not isinstance(alias, AliasChoices):
        return [prefix + name.upper()]
    return [c for c in alias.choices if isinstance(c, str) and c.isupper()]


def _type(kind: object) -> str:
    if get_origin(kind) in (Union, UnionType):
        return ", ".join(_type(k) for k in get_args(kind) if k is not NoneType)
    if get_origin(kind) is Literal:
        return " or ".join(f"`{word}`" for word in get_args(kind))
    if get_origin(kind) is dict:
        return "table"
    return TYPES[kind]


TYPES: dict[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Path: "path",
    SecretStr: "secret",
}


def _default(field: FieldInfo) -> str:
    made = field.default_factory
    if made is not None:
        return "" if made is dict else getattr(made, "__name__", "").replace("_", " ")
    default = field.default
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    return "" if default is None else f"`{default}`"


def _variables(rows: Iterable[Row]) -> str:
    coded = ((f"`{row[0].replace(' or ', '` or `')}`", *row[1:]) for row in rows)
    return _table(("variable", "type", "default", "what it is"), coded)


def _metrics() -> Iterator[str]:
    yield f"## Metrics\n\n{METRICS_HEAD}"
    heads = ("metric", "kind", "labels", "what it says", "what to do")
    yield _table(heads, (_metric(metric) for metric in METRICS))


def _metric(metric: Metric) -> Row:
    labels = ", ".join(f"`{label}`" for label in metric.labels)
    return f"`{metric.full_name}`", metric.kind, labels, metric.says, metric.remedy


def _topics() -> Iterator[str]:
    yield f"## Topics\n\n{TOPICS_HEAD}"
    heads = ("topic", "partitions", "settings")
    yield _table(heads, (_topic(topic) for topic in TOPICS.values()))


def _topic(topic: Topic) -> Row:
    name = KafkaSettings().topic(topic.role)
    name = f"{name}.<feed>" if topic.role is Role.RAW else name
    settings = (f"`{k}={v}`{_readable(k, v)}" for k, v in topic.settings.items())
    return f"`{name}`", str(topic.partitions), "<br>".join(settings)


def _readable(name: str, value: str) -> str:
    """A time or a size as people say it, in brackets."""
    for size, unit in UNITS.get(name.rpartition(".")[2], ()):
        if int(value) % size == 0:
            return f" ({int(value) // size} {unit})"
    return ""


def _reasons() -> Iterator[str]:
    yield f"## Closed lists\n\n{REASONS_HEAD}"
    yield _table(("list", "what it says", "words"), (_words(kind) for kind in REASONS))


def _words(kind: type[Enum]) -> Row:
    words = ", ".join(f"`{member.value}`" for member in kind)
    return kind.__name__, (inspect.getdoc(kind) or "").split("\n")[0], words


def _table(heads: Row, rows: Iterable[Row]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("  ", " ") for line in lines)
