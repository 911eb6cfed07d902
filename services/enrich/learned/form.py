"""A model as bytes: a zip of arrays and a header; nothing in it can be run."""

import io
import json
import zipfile
import zlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from services.enrich.learned.judge import Judge
from services.enrich.learned.model import Kind, Lines, Model
from services.enrich.learned.pairs import COLUMNS, Labels
from services.enrich.learned.space import Space


NAME, VERSION = "wiredesk-model", 1
_SEPARATOR = "\n"
_DAMAGED = (
    *(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error),
    # A changed byte says "encrypted", "compressed in another way" or "so many numbers".
    *(RuntimeError, NotImplementedError, MemoryError),
)
"""What a zip of arrays raises whose bytes are not as they were written."""


class NotAModel(ValueError):  # noqa: N818 - its message is all there is to say
    """These bytes are no model, or one of another version; the message says which."""


class Header(BaseModel):
    """What a file says of itself."""

    format: str
    version: int
    kind: Kind
    labels: tuple[str, ...]
    lists: tuple[str, ...]
    threshold: float
    steepness: float
    bias: float | None


def to_bytes(model: Model) -> bytes:
    """The model's file; the same model gives the same bytes."""
    file = io.BytesIO()
    header = _text(_header_of(model).model_dump_json())
    np.savez_compressed(file, header=header, **_arrays_of(model)._asdict())
    return file.getvalue()


def from_bytes(content: bytes) -> Model:
    """The model of a file.

    Raises `NotAModel` for anything else, a damaged file, or another version.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as parts:
            header = _header(parts["header"])
            arrays = Arrays(*(np.asarray(parts[name]) for name in Arrays._fields))
        return _model(header, arrays)
    except NotAModel:
        raise
    except _DAMAGED:
        raise NotAModel("this is no model that `wiredesk train` wrote") from None


class Arrays(NamedTuple):
    """The parts of a file beside its header."""

    features: NDArray[np.uint8]
    idf: NDArray[np.float32]
    examples: NDArray[np.int64]
    company: NDArray[np.float32]
    weights: NDArray[np.float16]
    list_weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    judge: NDArray[np.float64]
    judge_weights: NDArray[np.float64]


def _header_of(model: Model) -> Header:
    return Header(
        format=NAME,
        version=VERSION,
        kind=model.kind,
        labels=model.labels.names,
        lists=model.lists,
        threshold=model.threshold,
        steepness=model.steepness,
        bias=model.judge.bias if model.judge else None,
    )


def _arrays_of(model: Model) -> Arrays:
    judge, none = model.judge, np.zeros(0)
    return Arrays(
        features=_text(_SEPARATOR.join(model.space.features)),
        idf=model.space.weights.astype(np.float32),
        examples=model.labels.examples.astype(np.int64),
        company=model.labels.company.astype(np.float32),
        weights=model.lines.weights.astype(np.float16),
        list_weights=model.lines.lists,
        biases=model.lines.bias,
        judge=np.stack([judge.mean, judge.scale]) if judge else none,
        judge_weights=judge.weights if judge else none,
    )


def _header(part: NDArray[np.uint8]) -> Header:
    said = json.loads(part.tobytes())
    if not isinstance(said, dict) or said.get("format") != NAME:
        raise NotAModel("this is no model that `wiredesk train` wrote")
    if said.get("version") != VERSION:
        version = said.get("version")
        raise NotAModel(
            f"a model of version {version}, but this program reads {VERSION}: train it anew"
        )
    try:
        return Header.model_validate(said)
    except ValidationError:
        raise NotAModel("the model's header is damaged") from None


def _model(header: Header, arrays: Arrays) -> Model:
    features = arrays.features.tobytes().decode()
    space = Space(
        tuple(features.split(_SEPARATOR)) if features else (),
        arrays.idf.astype(np.float64),
    )
    _check(header, arrays, len(space.features))
    company = arrays.company.astype(np.float64)
    return Model(
        kind=header.kind,
        labels=Labels(header.labels, arrays.examples.astype(np.float64), company),
        space=space,
        lists=header.lists,
        lines=Lines(
            arrays.weights.astype(np.float32), arrays.list_weights, arrays.biases
        ),
        judge=_judge(header, arrays),
        threshold=header.threshold,
        steepness=header.steepness,
    )


def _check(header: Header, arrays: Arrays, features: int) -> None:
    labels = len(header.labels)
    expected = (
        (arrays.idf, (features,)),
        (arrays.examples, (labels,)),
        (arrays.company, (labels, labels)),
        (arrays.weights, (features, labels)),
        (arrays.list_weights, (len(header.lists), labels)),
        (arrays.biases, (labels,)),
    )
    if any(array.shape != shape for array, shape in expected):
        raise NotAModel("the model's parts do not fit together: train it anew")


def _judge(header: Header, arrays: Arrays) -> Judge | None:
    if header.bias is None:
        return None
    products = COLUMNS * (COLUMNS + 1) // 2
    if arrays.judge.shape != (2, COLUMNS) or len(arrays.judge_weights) != (
        COLUMNS + products
    ):
        raise NotAModel("the model's parts do not fit together: train it anew")
    mean, scale = arrays.judge
    return Judge(mean, scale, arrays.judge_weights, header.bias)


def _text(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
