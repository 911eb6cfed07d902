"""Promises about what is learned from labelled stories."""

import io
import zipfile

import numpy as np
import pytest

from schemas.article import Subject
from services.enrich.learned.form import NotAModel, from_bytes, to_bytes
from services.enrich.learned.model import Kind, Model
from services.enrich.learned.training import NothingToLearn, learn, steps
from services.enrich.tags import tags_of
from tests.enrich.learned.stories import WIRE, examples
from tests.enrich.samples import article


SHIPS = article(headline="Fog keeps ferry and cargo ships in the harbour")


def learned(kind: Kind) -> Model:
    """What the small wire teaches."""
    return learn(kind, examples(kind), lambda: None)


@pytest.mark.parametrize("kind", Kind)
def test_a_story_like_those_of_a_label_gets_that_label(kind: Kind) -> None:
    """A section or a topic, with the words that decided."""
    tags = tags_of(SHIPS, learned=learned(kind))
    if kind is Kind.SECTION:
        assert tags.section is not None
        assert (tags.section.id, tags.section.name) == ("harbour", "Harbour")
        reason = tags.sections[0].why
    else:
        assert [(t.qcode, t.label) for t in tags.topics] == [("Harbour", "Harbour")]
        reason = tags.topics[0].why
    assert reason.startswith("learned: ")
    assert "ship" in reason or "harbour" in reason or "ferry" in reason


def test_the_agencys_code_goes_before_the_model() -> None:
    """What the sender says of its story outranks what was learned."""
    coded = Subject(scheme="medtop", code="15000000")
    told = SHIPS.model_copy(update={"subjects": (coded,)})
    section = tags_of(told, learned=learned(Kind.SECTION)).section
    assert section is not None
    assert section.id == "sport"


def test_a_model_reads_any_language() -> None:
    """Word lists are English, a model is of the language of its examples."""
    wire = tuple(
        (text, label)
        for text, label in (
            ("港口 渡輪 貨船 停航", "港口"),
            ("渡輪 因 大霧 停航", "港口"),
            ("菜園 番茄 種子 市集", "菜園"),
            ("番茄 種子 今春 豐收", "菜園"),
        )
    )
    model = learn(Kind.SECTION, examples(Kind.SECTION, wire), lambda: None)
    told = article(headline="渡輪 停航", language="zh")
    section = tags_of(told, learned=model).section
    assert section is not None
    assert section.name == "港口"


@pytest.mark.parametrize("kind", Kind)
def test_a_text_without_known_words_has_no_learned_label(kind: Kind) -> None:
    """Nothing known, nothing said."""
    for headline in (None, "", "Zzyzx qwfp"):
        tags = tags_of(article(headline=headline), learned=learned(kind))
        assert (tags.section, tags.sections, tags.topics) == (None, (), ())


@pytest.mark.parametrize("kind", Kind)
def test_the_same_stories_give_the_same_file_and_it_reads_back(kind: Kind) -> None:
    """Bytes in, bytes out, and what is read says what was written."""
    model = learned(kind)
    content = to_bytes(model)
    assert content == to_bytes(learned(kind))
    assert tags_of(SHIPS, learned=from_bytes(content)) == tags_of(SHIPS, learned=model)


def test_a_story_of_several_topics_gets_them_all() -> None:
    """Labels do not exclude each other."""
    many = [
        e._replace(labels=e.labels | {"news"}) if at % 2 else e
        for at, e in enumerate(examples(Kind.TOPICS) * 3)
    ]
    model = learn(Kind.TOPICS, many, lambda: None)
    told = article(headline=WIRE[1][0], body=WIRE[1][0].lower())
    assert {t.label for t in tags_of(told, learned=model).topics} == {"Harbour", "news"}


def test_progress_is_told_as_often_as_it_was_said() -> None:
    """A bar that fills."""
    ticks: list[int] = []
    taught = examples(Kind.TOPICS)
    learn(Kind.TOPICS, taught, lambda: ticks.append(1))
    assert len(ticks) == steps(Kind.TOPICS, taught)


@pytest.mark.parametrize(
    ("kind", "wire", "because"),
    [
        (Kind.SECTION, (), "no label"),
        (Kind.SECTION, (("ferry", "A"), ("quay", "B")), "no label"),
        (Kind.SECTION, (("ferry", "A"), ("ferry sails", "A")), "same label"),
        (Kind.TOPICS, (("ferry", "A"), ("ferry sails", "A")), "same label"),
        (Kind.TOPICS, (("", "A"), ("", "B")), "no word"),
        (Kind.SECTION, (("", "A"), ("", "A"), ("", "B"), ("", "B")), "no word"),
    ],
)
def test_nothing_to_learn_is_said(
    kind: Kind, wire: tuple[tuple[str, str], ...], because: str
) -> None:
    """Too little to tell anything apart."""
    with pytest.raises(NothingToLearn, match=because):
        learn(kind, examples(kind, wire), lambda: None)


@pytest.mark.parametrize("content", [b"", b"PK", b"hello", b"\x93NUMPY\x01\x00"])
def test_another_file_is_refused(content: bytes) -> None:
    """One clear error, whatever the bytes are."""
    with pytest.raises(NotAModel, match="no model"):
        from_bytes(content)


def test_a_foreign_array_or_a_later_version_is_refused() -> None:
    """An array that could run code is not opened, and a later version is named."""
    for header, said in (
        (b"{}", "no model"),
        (b'{"format": "wiredesk-model", "version": 9}', "version 9"),
    ):
        file = io.BytesIO()
        np.savez(file, header=np.frombuffer(header, dtype=np.uint8))
        with pytest.raises(NotAModel, match=said):
            from_bytes(file.getvalue())
    file = io.BytesIO()
    np.savez(file, header=np.array([{}], dtype=object))
    with pytest.raises(NotAModel, match="no model"):
        from_bytes(file.getvalue())


def test_a_model_cut_short_is_refused() -> None:
    """Never half a model."""
    content = to_bytes(learned(Kind.TOPICS))
    for size in range(0, len(content) - 1, 97):
        with pytest.raises(NotAModel):
            from_bytes(content[:size])


def test_a_changed_byte_is_refused_or_changes_nothing() -> None:
    """Wherever it stands: no other error, and never another model."""
    content = to_bytes(learned(Kind.TOPICS))
    refused = 0
    for n, at in enumerate(range(0, len(content), 2)):
        changed = content[at] ^ (0x01, 0x20, 0xFF)[n % 3]
        damaged = content[:at] + bytes([changed]) + content[at + 1 :]
        try:
            assert to_bytes(from_bytes(damaged)) == content, at
        except NotAModel:
            refused += 1
    assert refused > len(content) // 4


def test_an_array_that_claims_to_be_huge_is_refused() -> None:
    """A few bytes that ask for a thousand terabytes are no model."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts, parts.open("header.npy", "w") as part:
        claim = {"descr": "|u1", "fortran_order": False, "shape": (10**15,)}
        np.lib.format.write_array_header_1_0(part, claim)
    with pytest.raises(NotAModel, match="no model"):
        from_bytes(file.getvalue())
