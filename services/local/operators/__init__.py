"""The operators' page: one look that says whether the line is well.

/metrics of each service, every 2 s ─▶ samples ─▶ history ─┐
`wiredesk status --json`, now and then ─▶ status ──────────┴▶ panel ─▶ a page
"""
