"""National seven-bit sets (ISO 646), in which old wires write letters as brackets.

The bytes do not name their set: it is decoded where the feed names it, or where words
that exist in one language only show it beyond doubt.
"""

import re
from typing import NamedTuple


class NationalSet(NamedTuple):
    """A set by its names: what stands for what, and words that only it writes so."""

    title: str
    names: frozenset[str]
    table: dict[int, str]
    words: frozenset[str]


class Read(NamedTuple):
    """The text, and what was taken on trust."""

    text: str
    problem: str


def _set(title: str, names: str, signs: str, words: str = "") -> NationalSet:
    """`signs`: each sign with the letter it stands for."""
    pairs = dict(zip(signs[::3], signs[1::3], strict=True))
    return NationalSet(
        title, frozenset(names.split()), str.maketrans(pairs), frozenset(words.split())
    )


# Names are compared without case, hyphens and the like.
_SETS = (
    _set(
        "German",
        "din66003 iso646de isoir21 de646 germanascii",
        r"[Ä \Ö ]Ü {ä |ö }ü ~ß @§",
        r"f}r }ber w{re w{ren k|nnen k|nnte k|nnten m}ssen w}rde w}rden w{hrend gro~e "
        r"gro~en fr}her sp{ter gegen}ber h{tte h{tten m{nner stra~e da~ mu~ au~erdem "
        r"l{nder f}nf zw|lf n{chsten schlie~lich k}ndigte erkl{rte erkl{rten zur}ck "
        r"t}rkei |sterreich m}nchen milit{r f}hrt f}hren k|nne m}sse d}rfen d}rfe "
        r"f{hrt f{hre gespr{che vorw}rfe verst{ndnis b}rger w{hler beh|rden ank}ndigte",
    ),
    _set(
        "Swedish",
        "sen850200b iso646se isoir10 se646 iso646fi finnish swedish",
        r"[Ä \Ö ]Å {ä |ö }å",
        r"{r fr}n ocks} n{r d{r m}ste tv} sj{lv v{rlden tillst}nd n}gra n}gon st{llet "
        r"{ven s{ger g|r m}nga f|retag l{nder",
    ),
    _set(
        "Norwegian and Danish",
        "ns45511 iso646no isoir60 no646 iso646dk dk646 ds2089 norwegian danish",
        r"[Æ \Ø ]Å {æ |ø }å",
        r"ogs} n}r v{re v{ret f|rste st|rste l|rdag s|ndag k|benhavn troms| sp|rsm}l "
        r"m}tte f}tt g}r st}r regjeringens mellem",
    ),
    _set(
        "French",
        "nfz62010 iso646fr isoir69 isoir25 fr646 french",
        r"#£ @à [° \ç ]§ {é |ù }è ~¨",
        r"{t{ apr}s tr}s d{j@ fran\ais fran\aise o| {galement g{n{ral s{curit{ d{put{s "
        r"{conomique r{gion premi}re derni}re minist}re pr{sidente {t{s d{clar{ "
        r"jusqu'@ r{publique",
    ),
    _set(
        "Italian",
        "iso646it isoir15 it646 italian",
        r"#£ @§ [° \ç ]é `ù {à |ò }è ~ì",
        r"citt{ sar{ gi{ societ{ per| pu| cos~ perch] attivit{ libert{ pi` universit{ "
        r"qualit{ met{ luned~ marted~ venerd~",
    ),
    _set(
        "Spanish",
        "iso646es isoir17 isoir85 es646 spanish",
        r"#£ @§ [¡ \Ñ ]¿ {° |ñ }ç",
        "espa|a a|os a|o ma|ana ni|os ni|o se|or espa|ol espa|ola espa|oles campa|a",
    ),
    _set(
        "Portuguese",
        "iso646pt isoir16 isoir84 pt646 portuguese",
        r"[Ã \Ç ]Õ {ã |ç }õ",
        "n{o s{o situa|{o informa|}es popula|{o elei|}es a|{o elei|{o uni{o",
    ),
    _set("Swiss", "iso646ch ch646 swiss", "#ù @à [é \\ç ]ê ^î _è `ô {ä |ö }ü ~û"),
    _set("British", "bs4730 iso646gb isoir4 gb646", "#£ "),
)
_NOT_IN_NAMES = re.compile(r"[\W_]")
_SIGNS = frozenset("\\[]{|}~@`")
_MARKS = "'\",.;:!?()<>"
# Signs that are no letter of a word: a table, a program, a list of names.
_ALONE = re.compile(r"(?<![A-Za-z{|}~])[{|](?![A-Za-z{|}~])")
_ADDRESS = re.compile(r"(?<=\w)@(?=\w)")
_ENOUGH = 3


def read_national(body: bytes, hint: str | None) -> Read | None:
    """The text of seven-bit bytes in a national set; None where none is certain."""
    if not body.isascii():
        return None
    text = body.decode("ascii")
    if named := _named(hint):
        return Read(_translated(text, named), f"encoding: {named.title} seven-bit set")
    if told := _told(text):
        problem = f"encoding: {told.title} seven-bit set, told by its words"
        return Read(_translated(text, told), problem)
    return None


def _named(hint: str | None) -> NationalSet | None:
    plain = _NOT_IN_NAMES.sub("", hint or "").casefold()
    return next((one for one in _SETS if plain in one.names), None)


def _told(text: str) -> NationalSet | None:
    """The set of which several words were written, and hardly any of another's."""
    if _ALONE.search(text):
        return None
    words = (one for one in text.split() if not _SIGNS.isdisjoint(one))
    written = {one.strip(_MARKS).lower() for one in words}
    scores = sorted(((len(one.words & written), n) for n, one in enumerate(_SETS)))
    (second, _), (best, at) = scores[-2:]
    return _SETS[at] if best >= _ENOUGH and best > 2 * second else None


def _translated(text: str, found: NationalSet) -> str:
    """The letters that are meant; an address of electronic mail keeps its sign."""
    return "@".join(one.translate(found.table) for one in _ADDRESS.split(text))
