"""Promises about duplicates, versions, corrections and reports that only look so."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.relation import Relation
from services.enrich.related.prints import print_of
from services.enrich.related.statistics import SNAPSHOT
from services.enrich.related.vectors import Vector, vector_of
from tests.enrich.related.shelves import judged
from tests.enrich.samples import article


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUAKE = (
    "A strong earthquake shook the harbour town of Veldmark on Monday and damaged 42 "
    "houses near the old bridge, the fire brigade said.\nNobody was hurt. Schools stay "
    "closed until engineers have looked at 17 buildings, mayor Ilse Brandt told "
    "reporters.\nThe railway between Veldmark and Oststadt was shut for inspection."
)
PRICES = (
    "Wheat at the Veldmark exchange closed at {} crowns a tonne, after {} crowns, with "
    "sales of {} tonnes.\nBarley stood at {} crowns a tonne in quiet trade."
)
ELSEWHERE = (
    QUAKE.replace("Veldmark", "Ostrand Bay")
    .replace("Oststadt", "Lunde")
    .replace("Ilse Brandt", "Jon Ekholm")
    .replace("42", "310")
    .replace("17", "88")
)
ROBBERY = (
    "Police in {0} arrested a man on Monday after the robbery of a jeweller's shop near "
    "{0} station, inspector {1} said.\nThe man was found in a cellar with watches and "
    "rings; the owner of the shop was not hurt, {1} told reporters in {0}."
)
MORE = "\nA school gymnasium was opened for families whose homes were unsafe."
STREETS = [
    f"In {name}ford Street cellars were under water, {name}son of {name}wood said near "
    f"{name}gate, {ord(name) * 311} pumps ran."
    for name in "ABCDEFGHIJKLMNOPQRST"
]
LOW = 0.35


@pytest.mark.parametrize(
    ("first", "second", "hours", "kind"),
    [
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("Quake shakes Veldmark", QUAKE),
            5,
            Relation.DUPLICATE,
            id="the same text again",
        ),
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("Strong quake shakes Veldmark", QUAKE + "\n(Norda)"),
            2,
            Relation.DUPLICATE,
            id="the same text from another agency",
        ),
        pytest.param(
            ("Cellars under water", "\n".join(STREETS)),
            ("Cellars under water", "\n".join(STREETS[:15])),
            72,
            Relation.DUPLICATE,
            id="a long text that was cut at its end",
        ),
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("CORRECTED - Quake shakes Veldmark", QUAKE.replace("42", "24")),
            3,
            Relation.EARLIER_VERSION,
            id="a correction",
        ),
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("Quake in Veldmark", QUAKE.replace("42", "24") + "\n(Corrects number.)"),
            3,
            Relation.EARLIER_VERSION,
            id="a correction by its note",
        ),
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("Quake in Veldmark", "Correction: " + QUAKE.replace("42", "24")),
            3,
            Relation.EARLIER_VERSION,
            id="a correction by how it begins",
        ),
        pytest.param(
            ("STRONG EARTHQUAKE SHAKES VELDMARK, DAMAGES 42 HOUSES", ""),
            ("Quake shakes Veldmark", QUAKE),
            0.3,
            Relation.EARLIER_VERSION,
            id="an alert and its story",
        ),
        pytest.param(
            ("Grain prices at Veldmark", PRICES.format(211, 209, "5,100", 187)),
            ("Grain prices at Veldmark", PRICES.format(204, 211, "6,400", 181)),
            24,
            Relation.BACKGROUND,
            id="the same words with new figures",
        ),
        pytest.param(
            ("Grain prices at Veldmark", PRICES.format(211, 209, "5,100", 187)),
            ("Grain prices at Veldmark", PRICES.format(204, 212, "6,400", 181)),
            3,
            Relation.BACKGROUND,
            id="the same words with new figures on the same day",
        ),
        pytest.param(
            ("Quake shakes Veldmark", QUAKE),
            ("Quake shakes Ostrand Bay", ELSEWHERE),
            1,
            Relation.BACKGROUND,
            id="the same form for another place, with other figures",
        ),
        pytest.param(
            (
                "Man held after robbery in Veldmark",
                ROBBERY.format("Veldmark", "Brandt"),
            ),
            ("Man held after robbery in Torrin", ROBBERY.format("Torrin", "Ekholm")),
            1,
            Relation.BACKGROUND,
            id="the same form for another place, without figures",
        ),
        pytest.param(
            ("Quake shakes Veldmark, 42 houses hit", QUAKE),
            ("Quake shakes Veldmark, 61 houses hit", QUAKE.replace("42", "61") + MORE),
            3,
            Relation.EARLIER_VERSION,
            id="an update with a new figure",
        ),
        pytest.param(
            ("Engineers look at Veldmark bridge", QUAKE),
            ("Railway shut after earthquake", QUAKE + MORE),
            1,
            Relation.EARLIER_VERSION,
            id="an update under another title",
        ),
    ],
)
def test_a_pair_is_told_for_what_it_is(
    first: tuple[str, str], second: tuple[str, str], hours: float, kind: Relation
) -> None:
    """Each kind of pair has its name, and only reports of a series score low."""
    scores, kinds = judged(_story(1, *first), [_story(2, *second, hours=hours)])
    assert kinds == [kind]
    assert (scores[0] < LOW) == (kind == Relation.BACKGROUND)


@pytest.mark.parametrize(
    "title", ["震度5の地震が港町を襲う", "แผ่นดินไหวรุนแรงเขย่าเมืองท่า"]
)
def test_short_texts_of_undivided_script_are_compared(title: str) -> None:
    """An alert that comes twice is a duplicate in any script."""
    assert judged(_story(1, title), [_story(2, title)])[1] == [Relation.DUPLICATE]


_WORDS = st.lists(
    st.sampled_from([*"abcdefg", "quake", "12", "13.5", "Veldmark", "(corrects"]),
    max_size=30,
).map(" ".join)


def test_an_alert_with_other_figures_is_of_another_event() -> None:
    """Two quakes of one morning, the alert of the one and the story of the other."""
    told = judged(
        _story(
            1,
            "STRONG EARTHQUAKE SHAKES HARBOUR TOWN OF TORRIN, DAMAGES 68 HOUSES NEAR BRIDGE",
        ),
        [_story(2, "Quake shakes Veldmark", QUAKE, hours=0.3)],
    )[1]
    assert Relation.EARLIER_VERSION not in told


def test_a_title_of_two_words_is_told_by_nobody() -> None:
    """Many a story says all that a bare "Flood in Brannock" says."""
    flood = (
        "Brannock flood wall holds",
        "The wall of Brannock held; the flood ran by.",
    )
    told = judged(_story(1, "Flood in Brannock"), [_story(2, *flood)])[1]
    assert Relation.EARLIER_VERSION not in told


@given(_WORDS, _WORDS, _WORDS, st.floats(0, 200))
def test_a_pair_is_judged_the_same_either_way_round(
    title: str, one: str, other: str, hours: float
) -> None:
    """Who came first changes neither score nor kind; a score is 0 to 1."""
    mine, theirs = _story(1, title, one), _story(2, title, other, hours=hours)
    scores, kinds = judged(mine, [theirs])
    back, back_kinds = judged(theirs, [mine])
    assert (scores, kinds) == (back, back_kinds)
    assert 0 <= scores[0] <= 1


@given(st.lists(_WORDS, max_size=5))
def test_a_pair_is_judged_the_same_in_any_company(bodies: list[str]) -> None:
    """A row does not depend on the others that are judged with it."""
    mine = _story(1, "Quake shakes Veldmark", QUAKE)
    others = [_story(n, "Quake", body) for n, body in enumerate(bodies, start=2)]
    together = judged(mine, others)
    for row, other in enumerate(others):
        scores, kinds = judged(mine, [other])
        assert (scores[0], kinds[0]) == (together[0][row], together[1][row])


def _story(number: int, title: str, body: str = "", *, hours: float = 0.0) -> Vector:
    at = NOON + timedelta(hours=hours)
    print_ = print_of(article(headline=title, body=body))
    return vector_of(UUID(int=number), at, print_, SNAPSHOT)
