"""Months by the first letters of their names, in six languages."""

# English, German, French, Italian, Spanish and Dutch.
_MONTHS = (
    ("jan", "jän", "gen", "ene"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz", "maa", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "giu", "juin"),
    ("jul", "lug", "juil"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}


def month_of(name: str) -> int | None:
    """1 to 12; `juin` and `juil` need four letters, all others three."""
    folded = name.lower()
    return _MONTH_OF.get(folded[:4]) or _MONTH_OF.get(folded[:3])
