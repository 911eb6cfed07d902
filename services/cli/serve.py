"""`wiredesk ingest`, `enrich`, `publish`: one service in the foreground, as deployed."""

from services.enrich import __main__ as enriching
from services.ingest import __main__ as ingesting
from services.publish import __main__ as publishing
from services.runtime.service import main


def ingest() -> None:
    """Run ingest: raw records in, what was received out."""
    main("ingest", ingesting.run)


def enrich() -> None:
    """Run enrich: what was received in, what is true out."""
    main("enrich", enriching.run)


def publish() -> None:
    """Run publish: what is true in, what the world may see out."""
    main("publish", publishing.run)
