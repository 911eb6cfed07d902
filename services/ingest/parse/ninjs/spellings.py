"""How each field is spelled in ninjs 1, 2 and 3 and in the dialects of senders.

Names are compared in lower case, which makes `versionCreated` (3) and
`versioncreated` (1, 2) one. The first spelling that is there is read.
"""

SPELLINGS: dict[str, tuple[str, ...]] = {
    # 1, 2, 3: uri; Superdesk: guid, and _id in what it stores
    "identity": ("uri", "guid", "_id"),
    "version": ("version",),
    "type": ("type",),
    "version created": ("versioncreated",),
    # Fingerpost says firstVersion for it
    "first created": ("firstcreated", "firstversion"),
    "content created": ("contentcreated",),
    # 1, 2: embargoed; 3: embargoedUntil; Superdesk: embargo
    "embargo": ("embargoed", "embargoeduntil", "embargo"),
    "expires": ("expires",),
    # 1, 2: pubstatus; 3: pubStatus; Fingerpost: status
    "status": ("pubstatus", "status"),
    "representation": ("representationtype",),
    "language": ("language",),
    "headline": ("headline",),
    "headlines": ("headlines",),
    # Fingerpost says subhead for it
    "subheadline": ("subheadline", "subhead"),
    "title": ("title",),
    # Fingerpost says slug for it
    "slugline": ("slugline", "slug"),
    # byline in 1, by in 2 and 3
    "byline": ("by", "byline"),
    # an object with text in Superdesk
    "dateline": ("dateline",),
    # Fingerpost says location for it
    "located": ("located", "location", "dateline.located"),
    # Fingerpost says abstract for it
    "summary": ("abstract", "summary"),
    "bodies": ("bodies",),
    "descriptions": ("descriptions",),
    "urgency": ("urgency",),
    "priority": ("priority",),
    "profile": ("profile",),
    # 1: genre; 2, 3: genres
    "genres": ("genres", "genre"),
    # anpa_category in what Superdesk stores
    "services": ("service", "services", "anpa_category"),
    # TT: signals, of its own shape
    "signals": ("signal", "signals"),
    "subjects": ("subjects", "subject"),
    "keywords": ("keywords", "keyword"),
    "notes": ("ednote",),
    "holder": ("copyrightholder",),
    "notice": ("copyrightnotice",),
    # Fingerpost says usage for it
    "usage terms": ("usageterms", "usage"),
    "rights": ("rightsinfo",),
    "associations": ("associations",),
    "renditions": ("renditions",),
    "alternatives": ("altids",),
    # Fingerpost says usn for it
    "other identity": ("usn", "guid"),
    # 1: evolvedfrom (Superdesk); Superdesk's store: rewrite_of; TT: replacing
    "evolved from": ("evolvedfrom", "rewrite_of", "replacing"),
    "translated from": ("translatedfrom", "translated_from"),
    "authors": ("authors",),
    # Superdesk: what a desk's system did, or means to do, with the item
    "state": ("state",),
    "post status": ("post_status",),
    "work": ("operation",),
    "corrections": ("correction_sequence",),
    "release": ("schedule_settings.utc_publish_schedule", "publish_schedule"),
    "forbidden": ("flags.marked_for_not_publication", "marked_for_not_publication"),
    "deleted": ("deleted",),
    "take": ("anpa_take_key",),
    "takes": ("takes",),
    "groups": ("groups",),
    "event details": ("eventdetails",),
}

# Named things that a story is about: 1 in the singular, 2 and 3 in the plural.
THINGS: tuple[str, ...] = (
    "person",
    "persons",
    "people",
    "organisation",
    "organisations",
    "place",
    "places",
    "event",
    "events",
    "object",
    "objects",
)

# What an entry of `subject`, `genre`, `service` and the like calls its parts.
CODE = ("code", "qcode", "literal")
SCHEME = ("scheme",)
ADDRESS = ("uri",)
NAME = ("name", "title", "city")
SYMBOL = ("symbol", "ticker")
MARKET = ("exchange", "symboltype")
MIME = ("contenttype", "mimetype")
SIZE = ("sizeinbytes", "size")

# Superdesk's `state` and its live blogs' `post_status` in the words of the standard's
# status; the others say no more.
STATES: dict[str, str] = {
    "killed": "killed",
    "recalled": "withdrawn",
    "unpublished": "withdrawn",
    "spiked": "withheld",
}

# States of what its desk still works on. A picture beside a story goes with the story.
UNFINISHED = frozenset({"draft", "in_progress", "submitted"})

# Superdesk's `state` and `operation` as editorial types.
WORK: dict[str, str] = {
    "corrected": "correction",
    "correct": "correction",
    "kill": "kill",
    "takedown": "kill",
}

# Delivery, not story: when and by whom it was handed over or is being edited.
DELIVERY = frozenset(
    {
        "datetimesent",
        "_created",
        "_updated",
        "_etag",
        "_links",
        "_current_version",
        "force_unlock",
        "ingest_id",
        "ingest_version",
        "ingest_provider",
        "ingest_provider_sequence",
        "lock_action",
        "lock_session",
        "lock_time",
        "lock_user",
    }
)
