"""Promises about the condensed vocabulary."""

import json

from services.enrich.data.condense import Edition, condensed


EDITION = """{"dateReleased": "2030-01-01", "conceptSet": [
 {"qcode": "medtop:01", "prefLabel": {"en-US": "arts: "}, "definition": {"en-US": "All arts"},
  "exactMatch": ["http://cv.iptc.org/newscodes/subjectcode/01000000", "http://www.wikidata.org/entity/Q1"]},
 {"qcode": "medtop:02", "prefLabel": {"en-US": "opera"}, "retired": "2029-01-01",
  "broader": ["http://cv.iptc.org/newscodes/mediatopic/01"]}]}"""
OLDER = """{"dateReleased": "2019-01-01", "conceptSet": [
 {"qcode": "medtop:02", "prefLabel": {"en-GB": "Opera", "se": "Opera", "de": "Oper"}},
 {"qcode": "medtop:03", "prefLabel": {"en-GB": "gone"}}]}"""


def test_the_newest_edition_is_kept_with_the_labels_of_older_ones() -> None:
    """Parents, older codes and retirement survive; language tags are mended."""
    newest: Edition = json.loads(EDITION)
    older: Edition = json.loads(OLDER)
    assert condensed(newest, [older])["concepts"] == {
        "01": {"label": "arts", "definition": "All arts", "exact": ["01000000"]},
        "02": {
            "label": "opera",
            "broader": ["01"],
            "retired": True,
            "labels": {"sv": "Opera", "de": "Oper"},
        },
    }
