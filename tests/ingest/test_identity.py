"""Names that last."""

from uuid import UUID

from services.ingest.identity import article_id, order_id, revision_id


def test_an_item_has_the_same_id_for_ever() -> None:
    """Changing the rule would orphan every page ever published."""
    assert article_id("acme", "urn:x:1") == UUID("e1a5033d-4ff2-547d-bb02-1ea7b8d15088")


def test_ids_depend_on_agency_item_and_words() -> None:
    """Two agencies may number alike; other words are another revision."""
    one, two = article_id("a", "1"), article_id("b", "1")
    assert len({one, two, article_id("a", "2")}) == 3
    assert revision_id(one, b"x") == revision_id(one, b"x")
    assert len({revision_id(one, b"x"), revision_id(one, b"y")}) == 2
    assert order_id(one, "kill", "7") == order_id(one, "kill", "7")
    assert len({order_id(one, "kill", "7"), order_id(one, "hold", "7")}) == 2
