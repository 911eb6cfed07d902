"""Several texts in one NewsML-G2 item: alternatives, or parts of one."""

import pytest

from schemas.blocks import MediaBlock
from services.ingest.markup import text_of
from tests.ingest.newsmlg2_made import item, story


def _words(*texts: str) -> str:
    return text_of(story(item(content="".join(texts))).body)


def test_a_text_that_goes_on_in_another_is_joined() -> None:
    """Neither is the other in another form, so no word may be lost."""
    assert (
        _words(
            "<inlineXML><p>It sails.</p></inlineXML>",
            "<inlineXML><p>At ten.</p></inlineXML>",
        )
        == "It sails.\n\nAt ten."
    )


@pytest.mark.parametrize(
    "other",
    [
        '<inlineXML xml:lang="no"><p>Den seiler.</p></inlineXML>',
        '<inlineXML contenttype="text/html"><p>Sailing it is.</p></inlineXML>',
        "<inlineXML><p>It</p></inlineXML>",
        "<inlineData>It sails at ten.</inlineData>",
    ],
)
def test_a_text_in_another_form_is_not_told_twice(other: str) -> None:
    """By language, by type of content, or because its words are all there."""
    assert _words("<inlineXML><p>It sails.</p></inlineXML>", other) == "It sails."


def test_pictures_of_joined_texts_stand_where_they_are_shown() -> None:
    """Each place counts in the media of both."""
    texts = (
        f"<inlineXML><p>{name}.</p><img src='https://n.example/{name}.jpg'/></inlineXML>"
        for name in ("one", "two")
    )
    found = story(item(content="".join(texts)))
    shown = [block.index for block in found.body if isinstance(block, MediaBlock)]
    assert shown == [0, 1]
    assert [one.renditions[0].href[-7:] for one in found.media] == [
        "one.jpg",
        "two.jpg",
    ]
