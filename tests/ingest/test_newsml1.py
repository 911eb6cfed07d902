"""What the NewsML 1 reader promises, on messages written for it."""

import pytest

from schemas.reasons import Reject, Skip
from schemas.story import Kind
from services.ingest.markup import text_of
from services.ingest.parse import newsml1
from services.ingest.parse.nameless import PROBLEM
from services.ingest.wirestory import (
    Hint,
    Rejected,
    Skipped,
    WireStory,
)
from tests.ingest.newsml1_made import NAMED, TEXT, component, item, read, story


def test_another_document_is_refused() -> None:
    """XML of another kind is no NewsML."""
    with pytest.raises(Rejected) as refused:
        newsml1.parse(b"<rss/>", Hint())
    assert refused.value.reason is Reject.WRONG_STRUCTURE


def test_each_item_of_a_message_has_its_own_outcome() -> None:
    """A nameless recall is rejected alone, between two that are read."""
    recall = item(named="", managed='<Status FormalName="Canceled"/>')
    first, second, third = read(item(), recall, item())
    assert isinstance(first, WireStory)
    assert isinstance(second, Rejected)
    assert second.reason is Reject.NO_IDENTITY
    assert isinstance(third, WireStory)


def test_an_item_inside_another_is_an_item() -> None:
    """Each has its own text and name; the outer one is a package."""
    inner = item(named="<NewsItemId>inner</NewsItemId>")
    outer, found = read(item(component(inner)))
    assert isinstance(outer, WireStory)
    assert isinstance(found, WireStory)
    assert (outer.kind, text_of(outer.body)) == (Kind.PACKAGE, "")
    assert (found.item_id, text_of(found.body)) == (
        "urn:newsml:::inner",
        "The ferry sails.",
    )
    assert b"sails" not in outer.canonical


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("<NewsML><NewsEnvelope/></NewsML>", Skip.EMPTY),
        ("<NewsML><Catalog/></NewsML>", Skip.CATALOG),
        ("<NewsML><TopicSet/></NewsML>", Skip.CATALOG),
        ("<NewsML><NewsItem><TopicSet/></NewsItem></NewsML>", Skip.CATALOG),
    ],
)
def test_vocabularies_and_empty_messages_are_skips(message: str, reason: Skip) -> None:
    """They are known and counted."""
    (found,) = newsml1.parse(message.encode(), Hint())
    assert isinstance(found, Skipped)
    assert found.reason is reason


def test_an_item_is_called_the_same_in_all_its_revisions() -> None:
    """Provider, date and id, as in the public identifier without its revision."""
    public = "<PublicIdentifier>urn:newsml:north.example:20260228:ferry:{}</PublicIdentifier>"
    found = story(item(named=NAMED + public.format("3N")))
    assert found.item_id == "urn:newsml:north.example:20260228:ferry"
    assert found.alt_ids == ("urn:newsml:north.example:20260228:ferry:3N",)
    alone = story(item(named=public.format("4")))
    assert alone.item_id == found.item_id


def test_an_item_without_a_name_is_called_by_what_it_says() -> None:
    """Sent again it is the same; nothing said is nobody's."""
    first, again, other = (
        story(item(component(TEXT, lines=f"<HeadLine>{said}</HeadLine>"), named=""))
        for said in ("Ferry sails", "Ferry sails", "Ferry sinks")
    )
    assert first.item_id == again.item_id != other.item_id
    assert PROBLEM in first.problems
    (found,) = read(item("", named=""))
    assert isinstance(found, Rejected)


def test_only_a_revision_is_cut_from_a_public_identifier() -> None:
    """A number at the end of another kind of name is part of it."""
    public = "<PublicIdentifier>tag:north.example,2026:ferry:7</PublicIdentifier>"
    assert story(item(named=public)).item_id == "tag:north.example,2026:ferry:7"


@pytest.mark.parametrize("update", ["U", "A", "u"])
def test_an_update_without_text_is_partial(update: str) -> None:
    """It lays over what an earlier revision told; with a text it is whole."""
    revision = f'<RevisionId PreviousRevision="1" Update="{update}">2</RevisionId>'
    found = story(item("", named=NAMED + revision))
    assert found.partial
    assert found.problems == ()
    assert (found.version, found.signals.previous) == ("2", "1")
    assert not story(item(named=NAMED + revision)).partial
    assert not story(item("")).partial


@pytest.mark.parametrize(
    "status",
    [
        '<Status FormalName="Canceled"/>',
        '<Status FormalName="CANCELED"/>',
        '<Status formalname="canceled"/>',
        "<Status>Canceled</Status>",
        "<status>canceled</status>",
    ],
)
def test_formal_names_in_every_spelling(status: str) -> None:
    """As an attribute or as text, in any letters."""
    assert story(item(managed=status)).signals.status == "canceled"


def test_life_cycle_signals_arrive_as_sent() -> None:
    """Type, instruction, genre, services, notes and priority are there for the rules."""
    managed = (
        '<NewsItemType FormalName="Alert"/><Urgency>2</Urgency>'
        '<Instruction FormalName="Disregard"><Comment>Never mind.</Comment></Instruction>'
    )
    lines = (
        '<NewsLine><NewsLineType FormalName="AdvisoryLine"/>'
        "<NewsLineText>ADDS detail</NewsLineText></NewsLine>"
    )
    genre = (
        '<DescriptiveMetadata><Genre FormalName="Update"/></DescriptiveMetadata>' + TEXT
    )
    envelope = '<Priority FormalName="1"/><NewsService FormalName="Coast"/>'
    found = story(
        item(component(genre, lines=lines), managed=managed), envelope=envelope
    )
    signals = found.signals
    assert signals.types == ("alert", "disregard")
    assert signals.genres == ("update",)
    assert signals.services == ("coast",)
    assert signals.notes == found.editor_notes == ("Never mind.", "ADDS detail")
    assert (signals.priority, found.urgency) == ("1", "2")


@pytest.mark.parametrize(
    ("change", "embargoed", "expires"),
    [
        ("<FutureStatus FormalName='Usable'/><DateAndTime>D</DateAndTime>", "D", None),
        ("<FutureStatus FormalName='usable'/>", "", None),
        ("<DateAndTime>D</DateAndTime>", "D", None),
        (
            "<FutureStatus FormalName='Canceled'/><DateAndTime>D</DateAndTime>",
            None,
            "D",
        ),
        ("<FutureStatus FormalName='Withheld'/>", None, None),
    ],
)
def test_a_status_may_be_about_to_change(
    change: str, embargoed: str | None, expires: str | None
) -> None:
    """To usable, and it is closed until then; to unusable, and it expires then."""
    found = story(item(managed=f"<StatusWillChange>{change}</StatusWillChange>"))
    assert (found.signals.embargoed, found.expires) == (embargoed, expires)


@pytest.mark.parametrize(
    ("comment", "told"), [("<Comment>It is red.</Comment>", "It is red."), ("", "")]
)
def test_an_instruction_may_correct(comment: str, told: str) -> None:
    """With or without a word of what was wrong."""
    managed = f'<Instruction FormalName="Rectify">{comment}</Instruction>'
    found = story(item(managed=managed)).signals
    assert (found.correction, found.types) == (told, ())


def test_an_alert_is_not_called_by_its_label() -> None:
    """All alerts of a sender bear the same one; other items' labels are slugs."""
    label = "<NameLabel>Alert</NameLabel></Identification>"
    alert = item(managed='<NewsItemType FormalName="Alert"/>')
    assert story(alert.replace("</Identification>", label)).slugline is None
    assert story(item().replace("</Identification>", label)).slugline == "Alert"


def test_an_item_is_the_same_in_any_envelope() -> None:
    """So a re-send is the same revision."""
    again = story(item(), envelope="<TransmissionId>9</TransmissionId>")
    assert again.canonical == story(item()).canonical
