"""SportsML on its own: data that is kept, not a page."""

import pytest

from schemas.reasons import Reject
from schemas.story import Kind
from services.ingest.parse import sportsml
from services.ingest.wirestory import Hint, Rejected, WireStory


def test_what_it_says_of_itself_is_kept() -> None:
    """Whatever the prefix; no text is made of figures."""
    body = (
        b'<s:sports-content xmlns:s="x"><s:sports-metadata doc-id="a" slug="b">'
        b"<s:sports-title>Table <b>one</b></s:sports-title></s:sports-metadata>"
        b"</s:sports-content>"
    )
    (found,) = sportsml.parse(body, Hint(language="en"))
    assert isinstance(found, WireStory)
    assert (found.item_id, found.slugline, found.language) == ("a", "b", "en")
    assert found.headline == "Table one"
    assert found.kind is Kind.GRAPHIC
    assert found.body == ()
    assert found.problems


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<sports-content/>", Reject.NO_IDENTITY),
        (b"<sports-content><sports-metadata/></sports-content>", Reject.NO_IDENTITY),
        (b"<other/>", Reject.WRONG_STRUCTURE),
    ],
)
def test_without_a_name_it_is_refused(body: bytes, reason: Reject) -> None:
    """Nobody could find it again."""
    with pytest.raises(Rejected) as caught:
        sportsml.parse(body, Hint())
    assert caught.value.reason is reason
