"""The rules of the life-cycle, in order: the first whose words were heard decides.

Safer readings stand first (kill, hold, test and advisory, then correction, update and
publication), so that of signals that disagree the safer one wins. An embargo is not an
action: it closes whatever the rules decide until its time. Words and codes are in
`words/`; that an embargo without a readable date holds stands here.
"""

from typing import NamedTuple

from schemas.article import Action


class Rule(NamedTuple):
    """When `source` says `meaning`, do `action`; flagged: a person should look."""

    name: str
    source: str
    meaning: str
    action: Action
    flagged: bool = False


RULES: tuple[Rule, ...] = (
    # Neither the item nor its content may be used under any circumstances.
    Rule("status-kill", "status", "kill", Action.KILL),
    Rule("type-kill", "type", "kill", Action.KILL),
    Rule("signal-kill", "signal", "kill", Action.KILL),
    Rule("headline-kill", "headline", "kill", Action.KILL),
    Rule("note-kill", "note", "kill", Action.KILL),
    # A release would make a page of what is not meant for readers.
    Rule("held-advisory", "held", "advisory", Action.KILL),
    # Not to be shown until further notice, also where it was shown before.
    Rule("status-hold", "status", "hold", Action.HOLD),
    Rule("type-hold", "type", "hold", Action.HOLD),
    Rule("signal-hold", "signal", "hold", Action.HOLD),
    Rule("headline-hold", "headline", "hold", Action.HOLD),
    Rule("note-hold", "note", "hold", Action.HOLD),
    # Perhaps a kill, perhaps news: "KILLED: Three soldiers".
    Rule("headline-doubt", "headline", "doubt", Action.HOLD, flagged=True),
    # Closed, and nobody can say until when.
    Rule("status-unknown", "status", "unknown", Action.HOLD, flagged=True),
    Rule("embargo-unreadable", "embargo", "unreadable", Action.HOLD, flagged=True),
    Rule("embargo-empty", "embargo", "empty", Action.HOLD, flagged=True),
    Rule("status-embargo-undated", "undated", "status", Action.HOLD, flagged=True),
    Rule("type-embargo-undated", "undated", "type", Action.HOLD, flagged=True),
    Rule("headline-embargo-undated", "undated", "headline", Action.HOLD, flagged=True),
    Rule("note-embargo-undated", "undated", "note", Action.HOLD, flagged=True),
    # Not meant for readers at all.
    Rule("signal-test", "signal", "test", Action.TEST),
    Rule("type-test", "type", "test", Action.TEST),
    Rule("genre-test", "genre", "test", Action.TEST),
    Rule("headline-test", "headline", "test", Action.TEST),
    Rule("note-test", "note", "test", Action.TEST),
    Rule("type-advisory", "type", "advisory", Action.ADVISE),
    Rule("genre-advisory", "genre", "advisory", Action.ADVISE),
    Rule("headline-advisory", "headline", "advisory", Action.ADVISE),
    Rule("note-advisory", "note", "advisory", Action.ADVISE),
    # Something was wrong, and readers are told.
    Rule("signal-correction", "signal", "correction", Action.CORRECT),
    Rule("element-correction", "element", "correction", Action.CORRECT),
    Rule("type-correction", "type", "correction", Action.CORRECT),
    Rule("headline-correction", "headline", "correction", Action.CORRECT),
    Rule("note-correction", "note", "correction", Action.CORRECT),
    # There is more, or it is better told. REFILE- mends without alarming readers.
    Rule("signal-change", "signal", "change", Action.UPDATE),
    Rule("signal-update", "signal", "update", Action.UPDATE),
    Rule("type-update", "type", "update", Action.UPDATE),
    Rule("headline-update", "headline", "update", Action.UPDATE),
    Rule("note-update", "note", "update", Action.UPDATE),
    Rule("replaces-another", "order", "replace", Action.UPDATE),
    # The original of a repeat may never have come.
    Rule("headline-repeat", "headline", "repeat", Action.PUBLISH),
    Rule("later-version", "version", "later", Action.UPDATE),
    Rule("status-usable", "status", "usable", Action.PUBLISH),
)
OTHERWISE = Rule("nothing-said", "", "", Action.PUBLISH)
