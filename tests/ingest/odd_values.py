"""Values that no field expects, and the characters and declarations that trip readers."""

from services.ingest.json import Json


NUMBER = "9" * 5_000
LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    + "]>"
)
EXTERNAL = (
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">'
    '<!ENTITY % y SYSTEM "http://127.0.0.1:9/y.dtd">%y;]>'
)
OUTSIDE = '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd">'

# Said to be numbers by `isdigit`, and refused by `int`; or the other way round.
NOT_QUITE_NUMBERS = ("²", "①", "½", "٣", "1_0", "+1", "-0", "1e999", "0x10", "१२")
DATES = (
    "0000-00-00T00:00:00Z",
    "0000-01-01",
    "99999-01-01T00:00:00Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2024-02-30T25:61:61",
    "2024-W53-7T24:00",
    "20240230T999999+9999",
    "2024-01-01T00:00:00.1234567890123Z",
    "2024-01-01T00:00:00+99:99",
    "Thu, 31 Feb 99999 25:00:00 +2500",
    "-2024-01-01",
    "99999999999999999999",
    "1e308",
)
ADDRESSES = (
    "http://[::1",
    "http://[x]:99999999/",
    "javascript:alert(1)",
    "data:text/html;base64,AAAA",
    "//",
    "urn:",
    "urn:newsml:::::",
    "tag:",
    "file:///etc/passwd",
    "http://a\n.example/\x7f",
    "http://xn--a-\u0130.example/",
)
CHARACTERS = (
    "\u202e\u2066\u200f\u061c",
    "\ufeff",
    "\ufffe\uffff",
    "\u2028\u2029\u0085",
    "\U0010ffff\U000e0001",
    "e" + "\u0301" * 500,
    "\u0130\u1e9e\ufb03",
    "\x01\x02\x03\x04",
    "\x7f\x80\x9f",
)
MARKUP = (
    "<b>",
    "</p></div></body></html>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<?x",
    "&#0;&#xFFFFFFFF;&#x110000;&bogus;&",
    "<table><tr><td colspan='99999999' rowspan='-1'><table>",
    "<svg><math><p><style></svg><img src=x onerror=a>",
    "<p" + " x" * 500 + ">",
    "<div>" * 600,
)
TEXTS = (
    "",
    " ",
    "\n",
    "0",
    NUMBER,
    "x" * 70_000,
    "%s%n{0}{",
    "\\",
    '"',
    "../../etc/passwd",
    *NOT_QUITE_NUMBERS,
    *DATES,
    *ADDRESSES,
    *CHARACTERS,
    *MARKUP,
)

# One of each kind that a member of JSON may have instead of its own.
KINDS: tuple[Json, ...] = (
    None,
    True,
    0,
    -1.5e300,
    10**300,
    "",
    "²",
    "x",
    [],
    {},
    [None, 1, "x", [], {}],
    [[[["x"]]]],
    {"": None, "name": {}, "value": [], "uri": 1, "literal": True, "text": [""]},
)
