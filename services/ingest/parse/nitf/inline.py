"""NITF that stands as text inside a message of another format."""

from services.ingest.parse.content import Content
from services.ingest.parse.nitf.content import content
from services.ingest.rejected import Rejected
from services.ingest.xml import document


def inline_content(text: str, *, tabular: bool = False) -> Content | None:
    """What the document tells, or only its blocks; None where it is no XML.

    `tabular`: each line stands as it was set.
    """
    try:
        read = document(text.strip().encode("utf-8", "replace"))
    except Rejected:
        return None
    found = content(read.root, tabular=tabular)
    return found._replace(problems=(*read.problems, *found.problems))
