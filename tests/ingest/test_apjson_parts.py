"""What the AP reader promises of stories in parts, private notes and tables."""

import pytest

from schemas.article import OrderKind
from services.ingest.json import Json
from services.ingest.markup import text_of
from services.ingest.wirestory import Target
from tests.ingest.apjson_made import story


@pytest.mark.parametrize(
    ("slugline", "types", "take"),
    [
        ("BC-NO--Ferry Fire, 1st Add", ["Add"], 2),
        ("BC-NO--Ferry Fire, 2nd Ld-Writethru, 3rd Take", ["Takes"], 3),
        ("BC-NO--Ferry Fire", ["Takes"], 2),
        ("BC-NO--Ferry Fire, 2nd Ld-Writethru", ["Lead", "Writethru"], None),
        ("BC-NO--Ferry Fire", [], None),
    ],
)
def test_a_part_belongs_to_the_lead_of_its_reference(
    slugline: str, types: list[Json], take: int | None
) -> None:
    """Adds and takes name their lead by the reference that they share with it."""
    names: Json = {"itemid": "a2", "friendlykey": "53", "referenceid": "NO--Ferry Fire"}
    found = story(slugline=slugline, editorialtypes=types, altids=names)
    assert found.take == take
    if take is None:
        assert (found.targets, found.alt_ids) == ((), ("53", "NO--Ferry Fire"))
    else:
        lead = Target(kind=OrderKind.TAKE, name="NO--Ferry Fire", recurring=True)
        assert (found.targets, found.alt_ids) == ((lead,), ("53",))


def test_a_part_without_a_reference_goes_by_its_slug() -> None:
    """The slug without edition and tags is what the lead is called, too."""
    found = story(slugline="BC-NO--Ferry Fire, 1st Add", editorialtypes=["Add"])
    assert [target.name for target in found.targets] == ["NO--Ferry Fire"]


def test_what_the_text_keeps_from_readers_stays_out_of_it() -> None:
    """Private notes inside the text are for editors; pictures stand in their place."""
    text = "<block><note type='npa'><p>Eds: call.</p></note><p>It sails.</p></block>"
    found = story(
        body_nitf=f"<nitf><body><body.content>{text}</body.content></body></nitf>"
    )
    assert text_of(found.body) == "It sails."
    assert found.editor_notes == ("Eds: call.",)


def test_tabular_copy_keeps_its_lines() -> None:
    """Copy that the wire's own code calls tabular stands as it was set."""
    text = "<block><p>Norrvik   3</p><p>Sund      1</p></block>"
    found = story(body_nitf=f"<nitf><body>{text}</body></nitf>", textformat="at")
    assert [block.type for block in found.body] == ["preformatted"]
    assert text_of(found.body) == "Norrvik   3\nSund      1"


def test_an_item_expires_and_says_what_it_is() -> None:
    """The end of its use, the place of its dateline, and its kind by other names."""
    found = story(
        expires="2026-03-02T00:00:00Z",
        located="NORRVIK (NW)",
        profile="Daybook",
        fixture={"name": "Advisory"},
        publishableeditornotes="A name was mended.",
    )
    assert (found.expires, found.dateline) == ("2026-03-02T00:00:00Z", "NORRVIK (NW)")
    assert found.signals.types == ("daybook", "advisory")
    assert found.public_notes == ("A name was mended.",)
