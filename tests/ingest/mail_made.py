"""Mails, made for the tests."""

from email.message import EmailMessage

from services.ingest.parse import parse
from services.ingest.wirestory import Hint, Parsed, WireStory


STORY = '{"uri": "urn:x:%s", "headline": "Fähre", "body_text": "Sie fährt."}'
WIRE = (
    "\x01bdt0157 3 vm 44  dpa 0312\n\nA/B/\n\x02Fähre =\n\nText.\n\n\x03200801 Feb 26\n"
)


def mail() -> EmailMessage:  # type: ignore[explicit-any] # the stubs' own default
    """A mail without a text."""
    made = EmailMessage()
    made["From"] = "wire@north.example"
    made["To"] = "desk@site.example"
    made["Subject"] = "Not the headline"
    return made


def read(made: EmailMessage) -> tuple[Parsed, ...]:  # type: ignore[explicit-any] # ditto
    """The outcomes of a mail, whose format its bytes tell."""
    return parse(made.as_bytes(), Hint())


def named(found: tuple[Parsed, ...]) -> list[str]:
    """The names of the stories."""
    return [one.item_id for one in found if isinstance(one, WireStory)]
