"""What the reader of mails promises, on mails written for it."""

from base64 import encodebytes

import pytest

from schemas.reasons import Reject
from services.ingest.parse import parse
from services.ingest.parse.mail import is_mail
from services.ingest.wirestory import Hint, Rejected, WireStory
from tests.ingest.mail_made import STORY, WIRE, mail, named, read


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_an_attachment_is_read(encoding: str) -> None:
    """However it is packed; the words around it are none of the story's."""
    made = mail()
    made.set_content("The story is attached.")
    made.add_attachment(STORY % 1, subtype="json", cte=encoding, filename="1.json")
    (found,) = read(made)
    assert isinstance(found, WireStory)
    assert (found.item_id, found.headline) == ("urn:x:1", "Fähre")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_text_itself_may_be_a_story(charset: str) -> None:
    """In the character set that the part names."""
    made = mail()
    made.set_content(WIRE, charset=charset, cte="base64")
    (found,) = read(made)
    assert isinstance(found, WireStory)
    assert found.item_id == "bdt0157-2026-02-20"
    assert found.headline == "Fähre"


def test_control_characters_survive_a_plain_mail() -> None:
    """Sent as eight bits, with the line ends of mail."""
    head = "From: a@x.example\nTo: b@x.example\nSubject: c\nMIME-Version: 1.0\n\n"
    body = (head + WIRE).replace("\n", "\r\n").encode()
    assert named(parse(body, Hint())) == ["bdt0157-2026-02-20"]


def test_each_attachment_is_items_of_its_own() -> None:
    """A bad one is refused alone."""
    made = mail()
    made.set_content("Three stories.")
    for body in (STORY % 1, '{"uri": "urn:x:2", "headline": ', STORY % 3):
        made.add_attachment(body, subtype="json", filename="x.json")
    found = read(made)
    assert named(found) == ["urn:x:1", "urn:x:3"]
    assert isinstance(found[1], Rejected)
    assert found[1].reason is Reject.NOT_WELL_FORMED


def test_the_innermost_part_decides() -> None:
    """A mail that carries a mail is read to its end."""
    inner = mail()
    inner.set_content(STORY % 1)
    outer = mail()
    outer.set_content("Forwarded.")
    outer.add_attachment(inner)
    assert named(read(outer)) == ["urn:x:1"]


def test_of_alternatives_one_is_read() -> None:
    """The last, which the standard calls the most faithful."""
    made = mail()
    made.set_content(STORY % 1)
    made.add_alternative(STORY % 2, subtype="json")
    assert named(read(made)) == ["urn:x:2"]


def test_a_mail_without_a_story_is_refused() -> None:
    """A greeting is no news."""
    made = mail()
    made.set_content("See you at lunch.")
    with pytest.raises(Rejected) as caught:
        read(made)
    assert caught.value.reason is Reject.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"From: a\nTo: b\nSubject: c\n\n", True),
        (b"Received: x\r\n y\r\nfrom: a\r\nDATE: b\r\n\r\n", True),
        (b"From a@x Fri Feb 20\nReceived: x\nFrom: a\nDate: b\n\n", True),
        (b"From: a\nTo: b\n\nSubject: c\n", False),
        (b"Ferry sails\nFrom: a\nTo: b\nSubject: c\n\n", False),
    ],
)
def test_a_mail_opens_with_its_header(head: bytes, told: bool) -> None:  # noqa: FBT001 - a table of cases
    """Three fields of mails before the first blank line."""
    assert is_mail(head) is told


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\n--x" * 10_001, Reject.TOO_LARGE),
        (b"\nContent-Type: message/rfc822\n" * 101, Reject.TOO_DEEP),
    ],
)
def test_a_mail_of_too_many_parts_is_refused(body: bytes, reason: Reject) -> None:
    """Before it is taken apart."""
    with pytest.raises(Rejected) as caught:
        parse(b"From: a\nTo: b\nSubject: c\n" + body, Hint())
    assert caught.value.reason is reason


def test_broken_packing_is_no_end() -> None:
    """What cannot be unpacked is no story."""
    packed = encodebytes((STORY % 1).encode()).replace(b"J", b"!")
    head = b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n"
    body = head + b"Content-Transfer-Encoding: base64\n\n" + packed
    with pytest.raises(Rejected):
        parse(body, Hint())
