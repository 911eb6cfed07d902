"""Every reason to skip, reject, hold or withdraw: closed lists, also metric labels."""

from enum import StrEnum


class Skip(StrEnum):
    """Why an item that was read well does not become an article."""

    EMPTY = "empty"
    CONCEPT = "concept"
    KNOWLEDGE = "knowledge"
    CATALOG = "catalog"
    PLANNING = "planning"
    EVENT = "event"
    ADVISORY = "advisory"
    TEST = "test"
    ASSIGNMENT = "assignment"
    HOP = "hop"


class Reject(StrEnum):
    """Why an item cannot be read; it is kept byte for byte in the dead letters."""

    UNKNOWN_FORMAT = "unknown_format"
    NOT_WELL_FORMED = "not_well_formed"
    WRONG_ENCODING = "wrong_encoding"
    ENTITY_DECLARATION = "entity_declaration"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    WRONG_STRUCTURE = "wrong_structure"
    NO_IDENTITY = "no_identity"
    NO_TARGET = "no_target"
    WRONG_FEED = "wrong_feed"
    UNEXPECTED_ERROR = "unexpected_error"


class Hold(StrEnum):
    """Why an article that is stored has no public page."""

    KILLED = "killed"
    UNCLEAR_EMBARGO = "unclear_embargo"
    WITHHELD = "withheld"
    EMBARGO = "embargo"
    NO_PAGE_KIND = "no_page_kind"
    EMPTY = "empty"
    EXPIRED = "expired"
    REPLACED = "replaced"
    TAKE = "take"
    NO_LEAD = "no_lead"
    WAITING = "waiting"


class Withdrawal(StrEnum):
    """Why a page that was public is gone; the only words a reader is told."""

    KILLED = "killed"
    HELD = "held"
    EMBARGOED = "embargoed"
    EXPIRED = "expired"
    REPLACED = "replaced"
    EMPTIED = "emptied"
    DESK = "desk"
