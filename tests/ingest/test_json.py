"""JSON from strangers: what is mended, what is noted, what is refused."""

import pytest

from schemas.reasons import Reject
from services.ingest.json import MAX_DEPTH, REPEAT, Json, canonical, document
from services.ingest.rejected import Rejected


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        ('{"a": "\u00e9"}'.encode("utf-16"), {"a": "\u00e9"}),
        (b" \r\n[1, 2]\n\x00", [1, 2]),
    ],
)
def test_marks_and_padding_are_no_fault(body: bytes, value: Json) -> None:
    """Byte order marks, UTF-16 and white space around a value are read in silence."""
    assert document(body) == (value, ())


@pytest.mark.parametrize(
    ("body", "value", "problem"),
    [
        (b'{"a": "x\ny"}', {"a": "x\ny"}, "json: raw control characters in a text"),
        (b'{"a": "it\\\'s"}', {"a": "it's"}, "json: illegal escapes"),
        (b'{"a": "c:\\x\\\\n"}', {"a": "c:\\x\\n"}, "json: illegal escapes"),
        (b'{"a": NaN}', {"a": None}, "json: a number that is none"),
        (
            b'{"a": %b, "b": 1}' % (b"9" * 5000),
            {"a": None, "b": 1},
            "json: a number too long",
        ),
        (b'{"a": 1e999, "b": 1}', {"a": None, "b": 1}, "json: a number too large"),
        (b'{"a": "x\x00y"}', {"a": "xy"}, "json: raw control characters in a text"),
        (
            b'{"a": 1, "a": 2}',
            {"a": 2, f"a{REPEAT}1": 1},
            "json: a name comes twice, the last is read",
        ),
    ],
)
def test_what_is_mended_is_named(body: bytes, value: Json, problem: str) -> None:
    """Each repair gives the value that was meant, and says that it was needed."""
    assert document(body) == (value, (problem,))


def test_an_undeclared_encoding_is_guessed_and_told() -> None:
    """Bytes that are no UTF-8 are read by the feed's hint."""
    value, problems = document('{"a": "caf\u00e9"}'.encode("cp1252"), "cp1252")
    assert value == {"a": "caf\u00e9"}
    assert len(problems) == 1


def test_what_no_database_stores_is_dropped() -> None:
    """NUL and halves of characters, escaped in JSON, do not get through."""
    value, _ = document(b'{"a\\u0000": ["x\\u0000y", "\\ud800", 1, null]}')
    assert value == {"a": ["xy", "\ufffd", 1, None]}
    assert document(b'"\\ud83d\\ude00"').value == "\U0001f600"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reject.NOT_WELL_FORMED),
        (b'{"a": 1,}', Reject.NOT_WELL_FORMED),
        (b'{"a": "x', Reject.NOT_WELL_FORMED),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), Reject.TOO_DEEP),
        (b"[" * 50_000, Reject.TOO_DEEP),
        (b" " * (16 * 1024 * 1024 + 1), Reject.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused(body: bytes, reason: Reject) -> None:
    """Torn, too deep and too large messages are refused by name."""
    with pytest.raises(Rejected) as refused:
        document(body)
    assert refused.value.reason is reason


def test_a_refusal_quotes_nothing() -> None:
    """What is said of a broken message holds no word of it."""
    with pytest.raises(Rejected) as refused:
        document(b'{"a": secret}')
    assert "secret" not in str(refused.value.detail)


def test_wide_is_not_deep() -> None:
    """Many small lists beside each other are no deep nesting."""
    assert document(b"[" + b"[1]," * 500 + b"[1]]").problems == ()


def test_canonical_json_knows_no_order() -> None:
    """The same members in another order are the same bytes."""
    assert (
        canonical({"b": [1, 2], "a": "\u00e9"}) == '{"a":"\u00e9","b":[1,2]}'.encode()
    )
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
