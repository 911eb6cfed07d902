"""A link is kept once and told from both its ends."""

import pytest

from schemas.relation import Relation, seen_from


@pytest.mark.parametrize("kind", Relation)
def test_only_versions_have_an_order_in_time(kind: Relation) -> None:
    """What is earlier to one is later to the other; no time, no version."""
    told = [seen_from(kind, later=later) for later in (False, True, None)]
    if kind is Relation.EARLIER_VERSION:
        assert told == [kind, Relation.LATER_VERSION, Relation.SAME_EVENT]
    else:
        assert told == [kind] * 3
