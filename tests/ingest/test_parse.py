"""The parsers as a whole: told apart by bytes, and standing alone."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from schemas.reasons import Reject
from services.ingest.parse import PARSERS, described, parse, sniff
from services.ingest.wirestory import Hint, Rejected


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'<?xml version="1.0"?><newsItem/>', "newsmlg2"),
        (
            b'\xef\xbb\xbf \n<?xml version="1.0"?>\n<!-- <rss> --><newsMessage/>',
            "newsmlg2",
        ),
        (b"<ns0:packageItem xmlns:ns0='x'/>", "newsmlg2"),
        ('<?xml version="1.0"?><newsItem/>'.encode("utf-16"), "newsmlg2"),
        (b"<knowledgeItem/>", "newsmlg2"),
        (b'<!DOCTYPE rss [<!ELEMENT rss ANY>]><rss version="2.0"/>', "rss"),
        (b'<rdf:RDF xmlns:rdf="x"/>', "rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "atom"),
        (b'{"uri": "x"}', "ninjs"),
        (b'[{"guid": "x"}]', "ninjs"),
        ('{"uri": "x"}'.encode("utf-16-le"), "ninjs"),
        (b'{"version": "https://jsonfeed.org/version/1", "uri": "x"}', "jsonfeed"),
        (rb'{"version":"https:\/\/jsonfeed.org\/version\/1.1"}', "jsonfeed"),
        (b'{"uri": "x", "body_text": "jsonfeed.org/version"}', "ninjs"),
        (b'{"format": "digitalwires@0.9.1", "urn": "x"}', "dpajson"),
        (b'{"entry_id": "x", "urn": "y"}', "dpajson"),
        (b'{"altids": {"itemid": "x"}, "signals": [], "uri": "y"}', "apjson"),
        (b'{"altids": {"itemid": "x"}, "uri": "y"}', "ninjs"),
        (rb'{"uri": "x", "body_text": "\"itemid\": and \"signals\":"}', "ninjs"),
        (b"\x7f\x7f\x01bdt0157 3 vm 44  dpa 0312\r\n", "iptc7901"),
        (b"\x16\x16\x01W2870\x1fasian\r\nr a", "anpa1312"),
        (b"\x16\x16\x01a0105KYODO\x1fkoko-\r\n", "anpa1312"),
        (b"From: a\r\nTo: b\r\nSubject: c\r\n\r\nText", "mail"),
        (b"From: a\nNot much of a mail: yes\n\nSubject: x\nTo: y", None),
        (b'{"name": "x"}', None),
        (b'<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML/>', "newsml1"),
        (b'<nitf version="3.6"/>', "nitf"),
        (b"<nitf>".decode().encode("utf-32"), "nitf"),
        ("<rss/>".encode("utf-16-be"), "rss"),
        ('<?xml version="1.0"?><nitf/>'.encode("cp037"), "nitf"),
        (b"<!DOCTYPE nitf SYSTEM 'a>b' [<!ENTITY x '>'>]><nitf/>", "nitf"),
        (b"<!DOCTYPE nitf [<!-- don't -->]>\n<nitf/>", "nitf"),
        (b"<?a?><?b?><!-- --> <!-- > --><entry/>", "atom"),
        (b"<s:sports-content xmlns:s='x'/>", "sportsml"),
        (b"\x01ATS 0123 pol 10\r\n\x02", "iptc7901"),
        (b"\x16\x16\x01\x1f-----\r\n", "anpa1312"),
        (b"World | 5 February 2026\n\nHeadline", "textpage"),
        (b"<html/>", None),
        (b"<", None),
        (b"\x00\x01\x02", None),
        (b"", None),
    ],
)
def test_a_format_is_told_from_bytes_alone(body: bytes, name: str | None) -> None:
    """Whatever a feed or a file name claims."""
    assert sniff(body) == name


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<!DOCTYPE html><html><body>502", "HTML page"),
        (b"<invoice/>", "XML with the root invoice"),
        (b"<!-- open", "no root element"),
        (b'{"name": "x"}', "JSON without a name that tells its format"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP archive"),
        (b"HTTP/1.1 502 Bad Gateway\r\n", "HTTP answer"),
        (b" \r\n", "nothing but white space"),
        (b"See you at lunch", "text"),
        (b"\x80\x81", "bytes"),
    ],
)
def test_what_is_of_no_format_is_described(body: bytes, told: str) -> None:
    """For whoever looks at the dead letter; no word of it is repeated."""
    assert sniff(body) is None
    assert described(body) == told


def test_bytes_of_no_format_are_refused() -> None:
    """The hint helps only to one that there is."""
    for hint in (Hint(), Hint(format="telex")):
        with pytest.raises(Rejected) as caught:
            parse(b"zzz", hint)
        assert caught.value.reason is Reject.UNKNOWN_FORMAT


def test_the_parsers_stand_alone() -> None:
    """Others may want to reuse them: neither broker nor database nor clients."""
    program = (
        "import sys\n"
        "for name in ('aiokafka', 'asyncpg', 'prometheus_client', 'structlog',"
        " 'pydantic_settings'):\n"
        "    sys.modules[name] = None\n"
        "from services.ingest.parse import parse\n"
        "from services.ingest.wirestory import Hint\n"
        "page = b'World May 5, 2026\\n\\nHeadline\\n\\nText.'\n"
        "print(parse(page, Hint())[0].headline)\n"
        "wrong = [m for m in sys.modules if m.startswith(('services.runtime',"
        " 'services.database', 'services.enrich', 'services.publish'))]\n"
        "assert not wrong, wrong\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Headline\n"), done.stderr


@pytest.mark.parametrize("name", sorted(PARSERS))
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<a/>",
        b"{}",
        b"[]",
        b"[1, null]",
        b"null",
        b"\xff\xfe",
        b"\x00" * 9,
        b"{" * 99,
    ],
)
def test_no_parser_fails_on_what_it_cannot_read(name: str, body: bytes) -> None:
    """It refuses or finds nothing; any other exception would stop a worker."""
    with suppress(Rejected):
        assert isinstance(PARSERS[name](body, Hint()), tuple)
