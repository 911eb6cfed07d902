"""A newsroom's own sections and topics, learned from its own labelled stories."""
