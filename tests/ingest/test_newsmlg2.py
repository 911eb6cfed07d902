"""What the NewsML-G2 reader promises, on messages written for it."""

import pytest

from schemas.reasons import Reject, Skip
from schemas.story import Kind, SuppliedLink
from services.ingest.parse.nameless import PROBLEM
from services.ingest.wirestory import Rejected, Skipped, WireStory
from tests.ingest.newsmlg2_made import NAMESPACE, TEXT, item, message, read, story


NOTHING = "<n:itemMeta><n:title>Ferry</n:title></n:itemMeta>"


def test_each_item_of_a_message_has_its_own_outcome() -> None:
    """A nameless recall is rejected alone, between two that are read."""
    recall = item(meta=f'{TEXT}<pubStatus qcode="stat:canceled"/>')
    nameless = recall.replace('guid="urn:newsml:north.example:1"', "")
    other = item().replace("example:1", "example:2")
    first, second, third = read(message(item(), nameless, other))
    assert isinstance(first, WireStory)
    assert isinstance(second, Rejected)
    assert second.reason is Reject.NO_IDENTITY
    assert isinstance(third, WireStory)
    assert third.item_id == "urn:newsml:north.example:2"


def test_an_item_without_a_name_is_called_by_what_it_says() -> None:
    """Sent again it is the same; nothing said is nobody's."""
    nameless = item().replace('guid="urn:newsml:north.example:1"', "")
    assert story(nameless).item_id == story(message(nameless)).item_id
    assert PROBLEM in story(nameless).problems
    other = story(nameless.replace("sails again", "sinks"))
    assert other.item_id != story(nameless).item_id
    (found,) = read(f"<newsItem {NAMESPACE}/>")
    assert isinstance(found, Rejected)


def test_a_list_of_what_a_message_holds_is_a_package() -> None:
    """Nameless, it is called by the names in it."""
    listed = "<packageItem><itemRef residref='urn:x:1'/></packageItem>"
    package, held = read(message(listed, item()))
    assert isinstance(package, WireStory)
    assert package.kind is Kind.PACKAGE
    assert package.supplied_links == (SuppliedLink(title="urn:x:1", href="urn:x:1"),)
    assert isinstance(held, WireStory)


def test_a_message_inside_a_message_is_read() -> None:
    """Its items have its own header's signals."""
    inner = message(item(), header='<signal qcode="sig:test"/>')
    first, second = read(message(inner, item().replace("example:1", "example:2")))
    assert isinstance(first, WireStory)
    assert isinstance(second, WireStory)
    assert first.signals.signals == ("sig:test",)
    assert second.signals.signals == ()


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ("conceptItem", Skip.CONCEPT),
        ("knowledgeItem", Skip.KNOWLEDGE),
        ("catalogItem", Skip.CATALOG),
        ("planningItem", Skip.PLANNING),
    ],
)
def test_items_that_are_no_news_are_skipped(root: str, reason: Skip) -> None:
    """Concepts, vocabularies, catalogs and plans are known and counted."""
    (found,) = read(f'<{root} {NAMESPACE} guid="urn:x:1"/>')
    assert isinstance(found, Skipped)
    assert found.reason is reason


def test_a_concept_may_be_an_event() -> None:
    """A concept item whose concept is an event is skipped as an event."""
    (found,) = read(
        f'<conceptItem {NAMESPACE} guid="urn:x:1"><concept>'
        '<type qcode="cpnat:event"/></concept></conceptItem>'
    )
    assert found == Skipped(Skip.EVENT, "conceptItem")


def test_a_message_without_items_is_one_skip() -> None:
    """An empty message is accounted for by a single skip."""
    assert read(message()) == (Skipped(Skip.EMPTY, "no items in the message"),)


def test_an_unknown_item_is_rejected_alone() -> None:
    """An item of no known class is not guessed at."""
    found = read(message(item(), '<mysteryItem guid="urn:x:2"/>'))
    assert isinstance(found[1], Rejected)
    assert found[1].reason is Reject.WRONG_STRUCTURE


def test_another_document_is_refused() -> None:
    """XML of another kind is no NewsML-G2."""
    with pytest.raises(Rejected) as refused:
        read("<rss/>")
    assert refused.value.reason is Reject.WRONG_STRUCTURE


@pytest.mark.parametrize(
    "declared",
    ['xmlns="http://iptc.org/std/nar/2006-10-01/"', 'xmlns="urn:old:nar"', ""],
)
def test_the_namespace_does_not_matter(declared: str) -> None:
    """The standard's namespace, an old one, a prefix or none: the same story."""
    plain = item(about="<headline>Ferry sails</headline>")
    assert story(plain.replace(NAMESPACE, declared)).headline == "Ferry sails"
    prefixed = f'<n:newsItem xmlns:n="urn:nar" guid="urn:x:1">{NOTHING}</n:newsItem>'
    assert story(prefixed).item_id == "urn:x:1"


def test_letters_of_names_do_not_matter() -> None:
    """`<Header>` and `<ednote>`, which real senders write, are read."""
    text = message(item(meta="<ednote>Adds detail</ednote>"))
    text = text.replace("<header>", "<Header><Priority>2</Priority>")
    found = story(text.replace("</header>", "</Header>"))
    assert found.editor_notes == ("Adds detail",)
    assert found.signals.priority == "2"


def test_the_way_it_came_is_no_part_of_a_revision() -> None:
    """The same item alone, in a message, or through another hop is the same words."""
    alone = story(item())
    hop = "<hopHistory><hop seq='1'><party qcode='nw:desk'/></hop></hopHistory>"
    sent = message(item(head=hop), header="<sent>2026-03-01T06:00:00Z</sent>")
    assert story(sent).canonical == alone.canonical
    changed = item(meta=f'{TEXT}<pubStatus qcode="stat:canceled"/>')
    assert story(changed).canonical != alone.canonical


def test_a_namespace_that_is_no_address_is_survived() -> None:
    """Canonical XML 1.0 refuses `xmlns:x="www.north.example"`; real senders have it."""
    text = item(head='<x:y xmlns:x="www.north.example"/>')
    assert story(text).canonical == story(message(text)).canonical


def test_a_test_message_marks_its_items() -> None:
    """A signal in the message's header is a signal of each item in it."""
    header = '<priority>2</priority><signal qcode="sig:test"/>'
    for found in read(message(item(), item(), header=header)):
        assert isinstance(found, WireStory)
        assert "sig:test" in found.signals.signals
        assert found.signals.priority == "2"
