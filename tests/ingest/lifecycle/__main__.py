"""Prints what the page of the verdict says below its own words."""

import sys

from tests.ingest.lifecycle.table import as_markdown


sys.stdout.write(as_markdown())
