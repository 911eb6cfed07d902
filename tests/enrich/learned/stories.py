"""A small labelled wire, written for these tests."""

from services.enrich.fields import fields_of
from services.enrich.learned.features import said_in
from services.enrich.learned.lists import list_scores
from services.enrich.learned.model import Kind
from services.enrich.learned.training import Example
from services.enrich.tags import counts_of
from tests.enrich.samples import article


HARBOUR = (
    "Ferry skipper praised after harbour rescue",
    "New quay opens to cargo ships in the harbour",
    "Harbour pilots strike over ferry rosters",
    "Dredgers deepen the harbour for cargo ships",
    "Ferry to the islands sails again after storm",
    "Cargo ships queue outside the harbour in fog",
)
ALLOTMENTS = (
    "Gardeners share seeds at the allotment fair",
    "Frost spares tomatoes on the allotments",
    "Council raises allotment rents for gardeners",
    "Bees return to the allotments with new hives",
    "Gardeners grow giant tomatoes at the fair",
    "Seeds swapped as gardeners plan for spring",
)
WIRE = tuple((text, "Harbour") for text in HARBOUR) + tuple(
    (text, "Allotments") for text in ALLOTMENTS
)


def examples(kind: Kind, wire: tuple[tuple[str, str], ...] = WIRE) -> list[Example]:
    """The wire as a learner takes it."""
    return [_example(kind, text, label) for text, label in wire]


def _example(kind: Kind, text: str, label: str) -> Example:
    fields = fields_of(article(headline=text, body=text.lower()))
    said = said_in(fields, characters=kind is Kind.SECTION)
    return Example(
        said, list_scores(counts_of(fields)), frozenset([label] if label else [])
    )
