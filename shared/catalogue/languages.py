"""Human languages, recognised only where the words show that somebody uses one.

`Spanish customers` and `a Spanish restaurant` say nothing about what a person speaks.
"""

import re
from functools import cache

from shared.catalogue.skill import Mention, Skill

# Name: what else it is called where people write their own language.
_NAMES = {
    "English": "anglais Englisch inglés inglese", "Spanish": "Spanisch espagnol español Castilian",
    "French": "Französisch français francés", "German": "Deutsch allemand alemán",
    "Italian": "Italienisch italien italiano",
    "Portuguese": "Portugiesisch portugais portugués", "Dutch": "Niederländisch néerlandais Flemish",
    "Mandarin Chinese": "Mandarin Chinese Chinesisch chinois chino", "Cantonese": "Kantonesisch cantonais",
    "Japanese": "Japanisch japonais", "Korean": "Koreanisch coréen", "Arabic": "Arabisch arabe árabe",
    "Russian": "Russisch russe ruso", "Ukrainian": "Ukrainisch ukrainien", "Polish": "Polnisch polonais",
    "Turkish": "Türkisch turc", "Hindi": "", "Urdu": "", "Bengali": "Bangla", "Punjabi": "Panjabi",
    "Tamil": "",
    "Telugu": "", "Gujarati": "", "Marathi": "", "Malayalam": "", "Kannada": "", "Nepali": "", "Sinhala": "",
    "Persian": "Farsi Dari", "Pashto": "", "Kurdish": "", "Hebrew": "Hebräisch hébreu",
    "Greek": "Griechisch grec",
    "Romanian": "Rumänisch roumain", "Hungarian": "Ungarisch hongrois", "Czech": "Tschechisch tchèque",
    "Slovak": "Slowakisch", "Bulgarian": "Bulgarisch", "Serbian": "Serbisch", "Croatian": "Kroatisch",
    "Bosnian": "Bosnisch", "Slovenian": "Slowenisch Slovene", "Albanian": "Albanisch",
    "Swedish": "Schwedisch suédois",
    "Norwegian": "Norwegisch", "Danish": "Dänisch danois", "Finnish": "Finnisch", "Icelandic": "",
    "Estonian": "",
    "Latvian": "", "Lithuanian": "Litauisch", "Vietnamese": "Vietnamesisch", "Thai": "", "Indonesian": "",
    "Malay": "",
    "Tagalog": "Filipino", "Swahili": "Kiswahili", "Amharic": "", "Somali": "", "Yoruba": "", "Igbo": "",
    "Hausa": "",
    "Zulu": "isiZulu", "Afrikaans": "", "Welsh": "Cymraeg", "Irish": "Gaeilge", "Scottish Gaelic": "",
    "Catalan": "Katalanisch",
    "Basque": "", "Galician": "", "Armenian": "", "Georgian": "", "Mongolian": "", "Latin": "Latein",
    "American Sign Language": "ASL", "British Sign Language": "BSL",
    "German Sign Language": "DGS Gebärdensprache",
    "Haitian Creole": "", "Esperanto": "",
}  # fmt: skip

_LEVEL = (
    r"(?:fluent(?:ly)?|native|mother[\s-]tongue|first\s+language|bilingual|conversational|advanced"
    r"|proficient|intermediate|basic|elementary|beginner|working\s+knowledge|professional|courante?"
    r"|langue\s+maternelle|Muttersprache|fließend|verhandlungssicher|[ABC][12])"
)
_BEFORE = re.compile(
    r"(?:\b(?:fluent|proficient|bilingual|trilingual|multilingual|conversant"
    r"|literate)\s+(?:in\s+)?(?:both\s+|written\s+and\s+spoken\s+|spoken\s+and\s+written\s+)?"
    r"|\b(?:native|fluent|conversational|business|spoken|written|professional|basic|advanced"
    r"|excellent|good|strong)\s+(?:level\s+)?"
    r"|\b(?:speak|speaks|speaking|spoke|spoken\s+in|read|parle|spreche)\s+(?:fluent\s+|some\s+"
    r"|both\s+|and\s+write\s+)?"
    r"|\blanguages?\s*(?::|spoken:?)\s*|\bSprachen:\s*|\blangues?\s*:\s*"
    r"|\btranslat\w+\s+(?:\w+\s+){0,5}(?:from|into|to|between)\s+|\binterpret(?:ed|ing"
    r"|er)?\s+(?:\w+\s+){0,4}(?:from|into|in|between)\s+"
    r"|\b(?:taught|teach|teaching|tutored)\s+(?:\w+\s+){0,2}|\bcommand\s+of\s+(?:the\s+)?"
    r"|\b(?:knowledge|level)\s+of\s+(?:the\s+)?|\bproficiency\s+in\s+"
    r"|\bfließend(?:es)?\s+|\bcourante?s?\s+en\s+|\bbilingue\s+"
    r"|\b(?:in|into|auf|en)\s+(?:both\s+|fluent\s+)?)$",
    re.IGNORECASE,
)
_ONLY_IN = re.compile(
    r"\b(?:in|into|auf|en|taught|teach\w*|tutored|good|strong|excellent|basic|business|advanced"
    r"|read)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BETWEEN = (
    r"(?:\s*(?:,|/|&|;|–|-|\(|\)|\band\b|\bund\b|\bet\b|\by\b|\bor\b|\binto\b|\bto\b|\bfrom\b|"
    + _LEVEL
    + r"))+\s*"
)
_LEVEL_AFTER = re.compile(r"\s*(?:[(:–,-]\s*)?" + _LEVEL + r"\b|[\s-]+speaker\b", re.IGNORECASE)
_SPEAKING_AFTER = re.compile(
    r"[\s-]+speaking\b(?!\s+(?:\w+\s+)?(?:customer|client|patient|famil|communit|countr|market"
    r"|guest|people|pupil|student|tourist|resident|visitor|audience|region|world|caller)\w*)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)\n/(]|(?:to|for|at|with|and|or|on|by|as|every|daily|since|from|when|while"
    r"|language|orally|verbally|both|lessons|und|et|level|students|pupils|classes|GCSE|skills)\b)",
    re.IGNORECASE,
)
_HOSPITALITY = re.compile(
    r"[\s-]+(?:cuisine|food|restaurant|wine|dish|dress|door|style|polish|press|market|customer"
    r"|client|law|team|office|compan|army|navy|colleague|supplier|subsidiar|windows?|bread|pastr"
    r"|market)",
    re.IGNORECASE,
)


@cache
def languages() -> dict[str, Skill]:
    """Every language by id: its name, as a skill of category language."""
    made = (_language(name, others.split()) for name, others in _NAMES.items())
    return {skill.id: skill for skill in made}


def _language(name: str, others: list[str]) -> Skill:
    return Skill(
        "language-" + name.lower().replace(" ", "-"), name, "language", "skill", "languages", tuple(others)
    )


@cache
def _by_word() -> dict[str, Skill]:
    return {word.casefold(): skill for skill in languages().values() for word in (skill.name, *skill.aliases)}


@cache
def _any_language() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


def named(word: str) -> Skill | None:
    """The language that a single word names: `Deutsch` -> German."""
    return _by_word().get(word.strip().casefold())


def find_languages(text: str) -> list[Mention]:
    """Languages whose use the words show. A list counts as a whole: `fluent in Polish and German`."""
    found: list[Mention] = []
    run: list[re.Match[str]] = []
    for match in _any_language().finditer(text):
        if not match[0][0].isupper() and match[0].casefold() in {"polish", "thai", "latin", "irish"}:
            continue
        if run and not re.fullmatch(_BETWEEN, text[run[-1].end() : match.start()], re.IGNORECASE):
            found += _shown(text, run)
            run = []
        run.append(match)
    return found + _shown(text, run)


def _shown(text: str, run: list[re.Match[str]]) -> list[Mention]:
    if not run:
        return []
    first, last = run[0].start(), run[-1].end()
    before = text[max(0, first - 60) : first]
    cue = _BEFORE.search(before)
    if _SPEAKING_AFTER.match(text, last):
        cue = cue or re.search("", before)
    elif _HOSPITALITY.match(text, last) or (cue and _ONLY_IN.search(before) and not _ENDS.match(text, last)):
        return []
    levels = any(_LEVEL_AFTER.match(text, match.end()) for match in run)
    if not cue and not levels:
        return []
    return [Mention(_by_word()[match[0].casefold()], *match.span()) for match in run]
