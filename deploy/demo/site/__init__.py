"""A news site as a customer would write it: three topics in, pages out.

    wire.latest ──▶ records ──▶ store ──▶ views ──▶ templates ──▶ a reader
    wire.published ─▶   "    ──▶   "   ──▶ live: "something changed" ──▶ the open page
    wire.sections ──▶   "    ──▶   "   ──▶ "More from", "Latest"

It knows `schemas` and nothing else of the house.
"""
