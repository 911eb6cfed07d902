"""What a document says of its own life, and of other documents'."""

import re
from collections.abc import Iterator

from schemas.article import OrderKind
from services.ingest.parse.newsmlg2.elements import Parts, attribute, loose_text
from services.ingest.parse.nitf.metas import Metas
from services.ingest.parse.wirestory import Signals, Target
from services.ingest.xml import Element


_STATUSES = {
    "usable": OrderKind.RELEASE,
    "canceled": OrderKind.KILL,
    "cancelled": OrderKind.KILL,
    "withdrawn": OrderKind.KILL,
    "killed": OrderKind.KILL,
}
# A mask that nobody filled in ("YYYYMMDD000000-HHMM") is no date.
_MASK = re.compile(r"[YyMmDdHhSsTZ0:+-]*[Yy]{4}[YyMmDdHhSsTZ0:+-]*")
_PLAIN = re.compile(r"[0-9]{1,9}")


def signals(docdata: Parts, tobject: Parts, metas: Metas, own: list[str]) -> Signals:
    """Everything that the life-cycle rules look at; `own`: notes inside the body."""
    genres = attributes(tobject.all("tobject.property"), "tobject.property.type")
    fixtures = attributes(docdata.all("fixture"), "fix-id")
    return Signals(
        status=_status(docdata),
        release=release(docdata),
        types=(*_lower(attributes(docdata.all("ed-msg"), "msg-type")),),
        genres=_lower([*genres, *attributes(docdata.all("doc-scope"), "scope")]),
        services=_lower([*fixtures, *metas.all("services")]),
        notes=tuple(dict.fromkeys((*notes(docdata), *own, *metas.all("take")))),
        correction=_correction(docdata),
    )
