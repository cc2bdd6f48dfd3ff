"""Numbers and money as a reader expects them; never rounded."""

from decimal import Decimal

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SIGNS = {"USD": "$", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_SIGNS |= {
    "BRL": "R$",
    "MXN": "MX$",
    "KRW": "₩",
    "CNY": "CN¥",
    "HKD": "HK$",
    "ILS": "₪",
    "PHP": "₱",
    "TWD": "NT$",
}
"""How the CLDR writes these currencies in English."""

_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def number(value: int) -> str:
    """Whole numbers in running text: words below ten, then digits with commas."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else f"{value:,}"


def amount(value: Decimal) -> str:
    """1200000 -> `1.2 million`, 450000 -> `450,000`; a scale only where it loses nothing."""
    for scale, name in _SCALES:
        scaled = value / scale
        if value >= scale and scaled == round(scaled, 2):
            return f"{_plain(scaled)} {name}"
    return _plain(value)


def money(value: Decimal, currency: str | None) -> str:
    """1200000 and CAD -> `CA$1.2 million`, 12.5 -> `CA$12.50`; an unknown sign is the code in front."""
    if currency is None:
        return amount(value)
    said = amount(value)
    if said == _plain(value) and value != value.to_integral_value() and value == round(value, 2):
        said = f"{value:,.2f}"
    sign = _SIGNS.get(currency)
    return f"{sign}{said}" if sign else f"{currency} {said}"


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{whole:,}" if value == whole else f"{value.normalize():,f}"
