"""The line for editors above a text: known by its words, and never published."""

import pytest

from schemas.blocks import Paragraph
from services.ingest.parse.advisories import without_advisory
from services.ingest.parse.content import Content


STORY = Paragraph(html="The ferry sails again.")


def told(first: str) -> Content:
    """A text that such a line may open."""
    return without_advisory(Content(body=(Paragraph(html=first), STORY)))


@pytest.mark.parametrize(
    ("line", "corrects"),
    [
        ("(Adds comments, detail)", False),
        ("(Updates with <b>quotes</b>)", False),
        ("(Recasts lead (first paragraph), adds byline)", False),
        ("(Corrects name in second paragraph)", True),
        ("(In Jan. 3 story, corrects last paragraph.)", True),
        ("(Corrige segundo párrafo)", True),
        ("(Updates prices)", False),
        ("(Neu: Einzelheiten)", False),
    ],
)
def test_an_advisory_is_a_note(line: str, *, corrects: bool) -> None:
    """It leaves the text, and says whether something was wrong."""
    found = told(line)
    assert found.body == (STORY,)
    assert len(found.notes) == 1
    assert (found.correction is not None) is corrects


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jo Hill; Editing by Ann Sund)",
        "(Norrvik) The ferry adds a trip.",
        "Adds comments, detail",
        "(The company corrects itself)",
        "(Neu-Delhi liegt im Norden)",
        "(Updates are expected at 5 pm)",
        "(Correction fluid was found)",
        "(Includes tax)",
        "(Adds " + "words " * 200 + ")",
    ],
)
def test_any_other_bracket_is_the_storys(line: str) -> None:
    """Also one that only has such a word in it, or that is as long as a text."""
    assert told(line).body == (Paragraph(html=line), STORY)


def test_a_text_that_is_only_an_advisory_stays() -> None:
    """An item is not emptied by its own first line."""
    alone = Content(body=(Paragraph(html="(Adds detail)"),))
    assert without_advisory(alone) == alone
