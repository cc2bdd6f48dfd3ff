"""Tables of scales, currencies, times and measures, as people write them in several languages."""

from decimal import Decimal

from shared.evidence.quantities.word_lists import words_in_order

_THOUSAND, _MILLION, _BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)

SCALES: dict[str, Decimal] = {
    **dict.fromkeys(
        ("k", "K", "thousand", "Thousand", "tausend", "Tausend", "Tsd", "tys", "mille"), _THOUSAND
    ),
    **dict.fromkeys(("m", "M", "mn", "MM", "mil.", "mln", "mill", "Mill", "Mio", "mio", "MIO"), _MILLION),
    **dict.fromkeys(
        ("million", "Million", "millions", "Millions", "Millionen", "millón", "millones"), _MILLION
    ),
    **dict.fromkeys(("milhões", "milhão", "miljoner", "millioner", "miljoen", "milioni", "mln."), _MILLION),
    **dict.fromkeys(
        ("b", "B", "bn", "Bn", "BN", "bln", "billion", "Billion", "billions", "Mrd", "mrd"), _BILLION
    ),
    **dict.fromkeys(("Milliarde", "Milliarden", "milliard", "milliards"), _BILLION),
    **dict.fromkeys(("trillion", "trillions", "tn"), Decimal(10**12)),
    **dict.fromkeys(("hundred",), Decimal(100)),
    **dict.fromkeys(("dozen",), Decimal(12)),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "Lakh", "Lakhs"), Decimal(10**5)),
    **dict.fromkeys(("crore", "crores", "Crore", "Crores", "cr", "Cr"), Decimal(10**7)),
}

# Signs before or after the number. The marks $, ¥, kr, R and "pounds" depend on the region.
CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "$US": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD",
    "CDN$": "CAD", "Can$": "CAD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "NZ$": "NZD", "S$": "SGD",
    "SG$": "SGD", "HK$": "HKD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "€": "EUR", "£": "GBP", "₹": "INR",
    "₩": "KRW", "₦": "NGN", "₺": "TRY", "₪": "ILS", "₱": "PHP", "฿": "THB", "₫": "VND", "₴": "UAH",
    "₽": "RUB",
    "₵": "GHS", "zł": "PLN", "Kč": "CZK", "lei": "RON", "Rs.": "INR", "Rs": "INR", "Fr.": "CHF",
    "SFr.": "CHF", "sFr.": "CHF", "KSh": "KES", "Ksh": "KES", "Dhs": "AED", "RM": "MYR", "Rp": "IDR",
    "RMB": "CNY", "CN¥": "CNY", "JP¥": "JPY",
    "$": "dollar", "¥": "yen", "￥": "yen", "kr": "crown", "Kr": "crown", "R": "rand",
}  # fmt: skip
CURRENCY_CODES = words_in_order(
    "USD CAD AUD NZD SGD HKD TWD EUR GBP CHF JPY CNY INR KRW SEK NOK DKK ISK PLN CZK HUF RON BGN TRY ILS AED"
    " SAR"
    " QAR KWD BHD OMR EGP ZAR NGN KES GHS MAD TND BRL MXN ARS CLP COP PEN UYU PHP THB VND MYR IDR PKR BDT"
    " LKR NPR"
    " UAH RUB JMD TTD"
)
CURRENCY_WORDS: dict[str, str] = {
    "US dollars": "USD", "U.S. dollars": "USD", "Canadian dollars": "CAD", "Australian dollars": "AUD",
    "New Zealand dollars": "NZD", "Singapore dollars": "SGD", "Hong Kong dollars": "HKD", "dollars": "dollar",
    "dollar": "dollar", "euros": "EUR", "euro": "EUR", "Euro": "EUR", "Euros": "EUR",
    "pounds sterling": "GBP",
    "pounds": "pound", "pound": "pound", "quid": "GBP", "Swiss francs": "CHF", "francs suisses": "CHF",
    "Schweizer Franken": "CHF", "Franken": "CHF", "francs": "CHF", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupees": "INR", "rand": "ZAR", "dirhams": "AED", "dirham": "AED", "riyals": "SAR",
    "naira": "NGN", "shillings": "KES", "reais": "BRL", "Mexican pesos": "MXN", "pesos": "MXN",
    "złoty": "PLN", "zlotys": "PLN", "zloty": "PLN", "złotych": "PLN", "Swedish kronor": "SEK",
    "kronor": "SEK",
    "Norwegian kroner": "NOK", "Danish kroner": "DKK", "kroner": "crown", "koruna": "CZK", "lira": "TRY",
    "baht": "THB", "pesos chilenos": "CLP",
}  # fmt: skip

GLUED_CURRENCIES = {
    *CURRENCY_CODES,
    "KR",
    "RS",
    "R",
    "RM",
    "RMB",
    "KSH",
    "DHS",
    "RP",
    "FR",
    "US",
    "TEUR",
    "MEUR",
}

PERCENT = ("%", "percent", "per cent", "pct", "Prozent", "pour cent", "por ciento", "procent", "percento")
PERCENTAGE_POINTS = (
    "percentage points",
    "percentage point",
    "percent points",
    "Prozentpunkte",
    "pp",
    "ppt",
    "pts",
)
BASIS_POINTS = ("basis points", "bps")

_SECOND, _MINUTE, _HOUR, _DAY = Decimal(1), Decimal(60), Decimal(3600), Decimal(86400)
# A mean month and year of the Gregorian calendar: 365.2425 days, one twelfth of it.
SECONDS: dict[str, Decimal] = {
    "seconds": _SECOND,
    "minutes": _MINUTE,
    "hours": _HOUR,
    "days": _DAY,
    "weeks": 7 * _DAY,
    "months": Decimal("30.436875") * _DAY,
    "years": Decimal("365.2425") * _DAY,
}
TIME_UNITS: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), ("seconds", Decimal("0.001"))),
    **dict.fromkeys(
        ("second", "seconds", "sec", "secs", "Sekunden", "secondes", "segundos"), ("seconds", Decimal(1))
    ),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "Minuten", "minutos"), ("minutes", Decimal(1))),
    **dict.fromkeys(
        ("hour", "hours", "hr", "hrs", "Stunde", "Stunden", "heure", "heures"), ("hours", Decimal(1))
    ),
    **dict.fromkeys(("hora", "horas", "ore", "timer", "timmar", "h"), ("hours", Decimal(1))),
    **dict.fromkeys(
        ("day", "days", "Tag", "Tage", "Tagen", "jour", "jours", "día", "días"), ("days", Decimal(1))
    ),
    **dict.fromkeys(("working day", "working days", "business day", "business days"), ("days", Decimal(1))),
    **dict.fromkeys(("calendar days", "Werktage", "Werktagen", "dias"), ("days", Decimal(1))),
    **dict.fromkeys(
        ("week", "weeks", "wk", "wks", "Woche", "Wochen", "semaine", "semaines"), ("weeks", Decimal(1))
    ),
    **dict.fromkeys(("semana", "semanas"), ("weeks", Decimal(1))),
    **dict.fromkeys(("fortnight", "fortnights"), ("weeks", Decimal(2))),
    **dict.fromkeys(
        ("month", "months", "mo", "mos", "mth", "mths", "Monat", "Monate"), ("months", Decimal(1))
    ),
    **dict.fromkeys(("Monaten", "mois", "mes", "meses"), ("months", Decimal(1))),
    **dict.fromkeys(
        ("year", "years", "yr", "yrs", "Jahr", "Jahre", "Jahren", "année"), ("years", Decimal(1))
    ),
    **dict.fromkeys(("années", "ans", "año", "años", "anos"), ("years", Decimal(1))),
    **dict.fromkeys(("decade", "decades"), ("years", Decimal(10))),
}

MEASURES: dict[str, str] = {
    **dict.fromkeys(
        ("sq ft", "sq. ft.", "sq. ft", "sqft", "square feet", "square foot", "ft²", "sf"), "sq ft"
    ),
    **dict.fromkeys(("sq m", "sqm", "m²", "m2", "square metres", "square meters", "square metre"), "m²"),
    **dict.fromkeys(("Quadratmeter", "qm", "mètres carrés", "metros cuadrados"), "m²"),
    **dict.fromkeys(("m³", "m3", "cubic metres", "cubic meters"), "m³"),
    **dict.fromkeys(("cubic yards", "cu yd"), "cubic yards"),
    **dict.fromkeys(("kg", "kgs", "kilos", "kilograms", "Kilogramm"), "kg"),
    **dict.fromkeys(("g", "grams"), "g"),
    **dict.fromkeys(("tonnes", "tonne", "Tonnen", "toneladas", "metric tons"), "tonnes"),
    **dict.fromkeys(("tons", "ton"), "tons"),
    **dict.fromkeys(("lb", "lbs", "lbs.", "pounds"), "lb"),
    **dict.fromkeys(("km", "kilometres", "kilometers", "kilometre", "Kilometer", "kilómetros"), "km"),
    **dict.fromkeys(("km²", "km2", "square kilometres"), "km²"),
    **dict.fromkeys(("miles", "mile", "mi"), "miles"),
    **dict.fromkeys(("square miles",), "square miles"),
    **dict.fromkeys(("m", "metres", "meters", "metre", "meter", "Meter", "mètres", "metros"), "m"),
    **dict.fromkeys(("ft", "feet", "foot"), "ft"),
    **dict.fromkeys(("linear feet", "lineal feet"), "linear ft"),
    **dict.fromkeys(("yards",), "yards"),
    **dict.fromkeys(("hectares", "hectare", "ha", "Hektar", "hectáreas"), "hectares"),
    **dict.fromkeys(("acres", "acre"), "acres"),
    **dict.fromkeys(("litres", "liters", "litre", "Liter", "litros"), "litres"),
    **dict.fromkeys(("gallons", "gallon", "gal"), "gallons"),
    **dict.fromkeys(("barrels",), "barrels"),
    **dict.fromkeys(("bushels",), "bushels"),
    **{unit: unit for unit in ("kW", "MW", "GW", "kWh", "MWh", "GWh", "kWp", "kV", "kVA", "MVA", "hp")},
    **dict.fromkeys(("megawatts", "megawatt"), "MW"),
    **dict.fromkeys(("kilowatts", "kilowatt"), "kW"),
    **{unit: unit for unit in ("KB", "MB", "GB", "TB", "PB")},
    **dict.fromkeys(("terabytes", "terabyte"), "TB"),
    **dict.fromkeys(("petabytes", "petabyte"), "PB"),
    **dict.fromkeys(("gigabytes", "gigabyte"), "GB"),
    **{unit: unit for unit in ("Mbps", "Gbps", "rpm", "tpd", "mm", "cm")},
}

# What may follow digits without a space; other letters make a code of them.
SUFFIXES: set[str] = {
    *(unit for unit in (*SCALES, *TIME_UNITS, *MEASURES) if unit[:1].isalpha() and " " not in unit),
    *(
        "x",
        "X",
        "kr",
        "zł",
        "EUR",
        "eur",
        "USD",
        "CHF",
        "GBP",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "pp",
        "bps",
        "pct",
    ),
    *("fold", "percent", "Kč", "mm", "MW", "sq", "hours", "people"),
}
