"""NITF, 3.1 to 3.6: one document, one story.

Elements are found by local name in any letters, with the namespace of 2006 or none.
"""

from schemas.reasons import Reject
from services.ingest.parse.elements import bare
from services.ingest.parse.nitf.story import story
from services.ingest.wirestory import Hint, Parsed, Rejected
from services.ingest.xml import document


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """The one story of a document, or its orders on others."""
    read = document(body, hint.encoding)
    if bare(read.root.tag) != "nitf":
        raise Rejected(Reject.WRONG_STRUCTURE, f"root {bare(read.root.tag)}"[:80])
    return (story(read.root, read.problems),)
