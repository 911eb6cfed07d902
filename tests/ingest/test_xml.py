"""XML from strangers."""

import pytest

from schemas.reasons import Reject
from services.ingest.rejected import Rejected
from services.ingest.xml import MAX_DEPTH, canonical, document, tree


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0" encoding="UTF-8"?><a>é</a>'.encode(),
        '<?xml version="1.0" encoding="utf8"?><a>é</a>'.encode(),
        '  \r\n<?xml version="1.0"?><a>é</a>'.encode(),
        '\ufeff<?xml version="1.0"?><a>é</a>'.encode(),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"),
        '<?xml version="1.0" encoding="ISO-8859-15"?><a>é</a>'.encode("iso-8859-15"),
        '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16-be"),
        b'<!DOCTYPE a SYSTEM "nitf-3-4.dtd"><a>&eacute;</a>',
        "<!-- c --><a><?pi x?>é<!-- d --></a>".encode(),
    ],
)
def test_a_well_formed_message_is_read_without_a_word(body: bytes) -> None:
    """Encodings, marks, white space and DOCTYPEs are what they are."""
    found = document(body)
    assert found.root.text == "é"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("body", "text", "problem"),
    [
        (b"<a>\xe9</a>", "é", "encoding: neither declared nor UTF-8, read as cp1252"),
        (b"<a>x & y</a>", "x & y", "xml: ampersands escaped"),
        (b"<a>x&nbsp;y</a>", "x\u00a0y", "xml: named characters replaced"),
        (b"<a>x\x0by&#x1;</a>", "xy", "xml: control characters removed"),
        (b'<a xsi:type="t">x</a>', "x", "xml: prefixes declared"),
        (b'<?xml version="1.0" encoding="x-no"?><a>x</a>', "x",
         "encoding: not x-no, read as utf-8"),
    ],
)  # fmt: skip
def test_what_had_to_be_mended_is_told(body: bytes, text: str, problem: str) -> None:
    """A repair has a name."""
    found = document(body)
    assert (found.root.text, found.problems) == (text, (problem,))


def test_the_hint_comes_before_the_guess() -> None:
    """A feed may be known to send another encoding."""
    assert document("<a>ж</a>".encode("cp1251"), "cp1251").root.text == "ж"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reject.NOT_WELL_FORMED),
        (b"<a>", Reject.NOT_WELL_FORMED),
        (b"<a></b>", Reject.NOT_WELL_FORMED),
        (b"<a/>secret words", Reject.NOT_WELL_FORMED),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', Reject.ENTITY_DECLARATION),
        (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><a/>',
         Reject.ENTITY_DECLARATION),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
         Reject.ENTITY_DECLARATION),
        (b"<a>" * 400 + b"</a>" * 400, Reject.TOO_DEEP),
        (b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), Reject.TOO_DEEP),
        (b"<a>" + b"<b/>" * 200_001 + b"</a>", Reject.TOO_LARGE),
        (b"<a " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>",
         Reject.TOO_LARGE),
        (b"<a>" + b" " * 17_000_000 + b"</a>", Reject.TOO_LARGE),
    ],
)  # fmt: skip
def test_what_cannot_or_must_not_be_read_is_refused(
    body: bytes, reason: Reject
) -> None:
    """With a reason from the list, and no word of the story in the detail."""
    with pytest.raises(Rejected) as caught:
        tree(body)
    assert caught.value.reason is reason
    assert "secret" not in (caught.value.detail or "")
    assert "\n" not in (caught.value.detail or "")


def test_an_item_is_canonically_the_same_in_any_envelope() -> None:
    """So a re-send in another message is the same revision."""
    alone = tree(b'<n:i xmlns:n="urn:n" b="1" a="2"><n:t>x</n:t></n:i>')
    wrapped = tree(
        b'<m xmlns="urn:m" xmlns:q="urn:q">\n '
        b"<n:i  xmlns:n='urn:n' a='2'   b='1'><n:t>x</n:t></n:i> tail</m>"
    )
    assert canonical(alone) == canonical(wrapped[0])


def test_a_namespace_that_is_no_address_has_a_canonical_form_too() -> None:
    """Real senders have such, and letters may be put in any order around it."""
    one = tree(b'<a xmlns:x="www.north.example" c="1" b="2"><x:p>t</x:p></a>')
    other = tree(b'<a b="2" c="1" xmlns:x="www.north.example" ><x:p >t</x:p></a>')
    assert canonical(one) == canonical(other)
    assert b"<x:p" in canonical(one)
