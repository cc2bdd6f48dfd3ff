"""Claims that nouns make: "38% fewer falls", "budget of $4M", "7 engineers", "40-bed ward"."""

import re

from shared.evidence.quantities.lexicon import (
    DETERMINERS,
    DOWN_NOUNS,
    DOWN_WORDS,
    NAMED_BY_VERB,
    OF_WORDS,
    SAVE_NOUNS,
    UP_NOUNS,
    UP_WORDS,
    Direction,
    direction_of,
)
from shared.evidence.quantities.phrases import Token, phrase_after, phrase_before
from shared.evidence.quantities.setting import Claim, Setting, complement, counted, right_phrase
from shared.evidence.quantities.word_lists import words

CHANGE_NOUNS = UP_NOUNS | DOWN_NOUNS | SAVE_NOUNS


_STATES = {
    "of",
    ":",
    "is",
    "was",
    "at",
    "are",
    "were",
    "=",
    "reached",
    "reaching",
    "worth",
    "totalling",
    "totaling",
    "von",
    "de",
    "hit",
    "hitting",
    "scored",
}


_MEASURE_METRICS = {
    **dict.fromkeys(("sq ft", "m²", "km²", "hectares", "acres", "square miles"), "area"),
    **dict.fromkeys(("m", "km", "miles", "ft", "linear ft", "yards", "mm", "cm"), "length"),
    **dict.fromkeys(("kg", "g", "tonnes", "tons", "lb"), "weight"),
    **dict.fromkeys(("litres", "gallons", "barrels", "m³", "cubic yards", "bushels"), "volume"),
    **dict.fromkeys(("KB", "MB", "GB", "TB", "PB"), "data"),
    **dict.fromkeys(("kWh", "MWh", "GWh"), "energy"),
}


_PEOPLE = words("person member man strong woman people employee")
_NO_COUNTS = words("time way step point star part phase figure digit piece tier")


def compared(setting: Setting) -> Claim | None:
    """ "38% fewer falls", "40% faster", "a 38% reduction in waiting time", "12% sales growth"."""
    word = setting.right()
    if word in UP_WORDS | DOWN_WORDS and setting.right(1) != "than":
        skip = 2 if setting.right(1) in ("on", "in") else 1
        phrase = phrase_after(setting.tokens, setting.tail + skip)
        return _comparison(setting, phrase, setting.tokens[setting.tail], direction_of(word))
    phrase = phrase_after(setting.tokens, setting.tail)
    if not phrase or phrase[-1].lower not in CHANGE_NOUNS:
        return None
    way = _way_of_noun(phrase[-1].lower)
    after = setting.tokens.index(phrase[-1]) + 1
    target = complement(setting, after)
    named = target or phrase[:-1] or phrase
    metric = setting.words(named)
    if named is phrase and setting.inherited and _adds_to_what_was_told(setting):
        metric = setting.inherited.metric
    return Claim(metric, setting.start, (target or phrase)[-1].end, way)


def _adds_to_what_was_told(setting: Setting) -> bool:
    """ "Generated 150 leads per month, a 40% increase"."""
    before = setting.tokens[max(setting.floor, setting.head - 2) : setting.head]
    return len(before) == 2 and before[0].text == "," and before[1].lower in ("a", "an")


def _comparison(setting: Setting, phrase: list[Token], word: Token, way: Direction) -> Claim | None:
    if phrase:
        return Claim(setting.words(phrase), setting.start, phrase[-1].end, way)
    if setting.reading.amount.bare:
        return None
    subject = phrase_before(setting.tokens[setting.floor :], setting.head - setting.floor)
    if subject:
        return Claim(setting.words(subject), subject[0].start, word.end, way)
    return Claim(word.text, setting.start, word.end, way)


def _way_of_noun(noun: str) -> Direction:
    return "up" if noun in UP_NOUNS | SAVE_NOUNS else "down"


def in_brackets(setting: Setting) -> Claim | None:
    """ "Sales rose by $300,000 (15%)": the same claim in another measure."""
    opened = setting.head > setting.floor and setting.tokens[setting.head - 1].text == "("
    closed = setting.right() == ")"
    if not (opened and closed and setting.inherited and setting.head - 1 == setting.floor):
        return None
    if setting.reading.amount.bare or setting.inherited_way == "none":
        return None
    return Claim(setting.inherited.metric, setting.start, setting.reading.end, setting.inherited_way)


def stated_before(setting: Setting) -> Claim | None:
    """ "budget of $4.2M", "pass rate of 98%", "a reduction of 38% in falls", "NPS: 58", "team of 12"."""
    if setting.link not in _STATES:
        return None
    phrase = phrase_before(setting.tokens[setting.floor :], setting.head - 1 - setting.floor)
    if not phrase or (setting.reading.amount.bare and counted(setting)):
        return None
    if setting.link == "at" and right_phrase(setting):
        return None  # "running at 98.5% uptime"
    last = phrase[-1].lower
    if last in CHANGE_NOUNS:
        target = complement(setting, setting.tail)
        named = target or phrase[:-1] or phrase
        end = target[-1].end if target else setting.reading.end
        return Claim(
            setting.words(named), phrase[-1].start if target else phrase[0].start, end, _way_of_noun(last)
        )
    if setting.reading.amount.bare and setting.link == "at":
        return _stated_score(setting, phrase)
    way, start = _noun_of_change_before(setting, phrase)
    return Claim(setting.words(phrase), start, setting.reading.end, way)


def _noun_of_change_before(setting: Setting, phrase: list[Token]) -> tuple[Direction, int]:
    """Of "an increase in sales of 12%" the direction, and where the increase stands."""
    index = setting.tokens.index(phrase[0]) - 1
    while index > setting.floor and setting.tokens[index].lower in OF_WORDS | DETERMINERS | {"in"}:
        index -= 1
    if index < setting.floor or setting.tokens[index].lower not in CHANGE_NOUNS:
        return "none", phrase[0].start
    return _way_of_noun(setting.tokens[index].lower), setting.tokens[index].start


def _stated_score(setting: Setting, phrase: list[Token]) -> Claim | None:
    """A bare number after "at" is a quantity only of something that is scored or sized."""
    sized = (
        "score",
        "rating",
        "nps",
        "size",
        "average",
        "count",
        "number",
        "gpa",
        "index",
        "csat",
        "capacity",
        "total",
    )
    if phrase[-1].lower not in sized:
        return None
    return Claim(setting.words(phrase), phrase[0].start, setting.reading.end)


def stated_after(setting: Setting) -> Claim | None:
    """ "7 engineers", "$4.2M budget", "98% pass rate", "38% of sales", "$2M in new revenue"."""
    amount = setting.reading.amount
    if amount.kind == "time" and setting.right() in ("ahead", "early", "late", "sooner"):
        return Claim("schedule", setting.start, setting.tokens[setting.tail].end)
    if setting.link == "top" and amount.kind == "percent":
        return Claim("rank", setting.tokens[setting.head - 1].start, setting.reading.end)
    if setting.right() in ("under", "over", "above", "below") and not amount.bare:
        phrase = phrase_after(setting.tokens, setting.tail + 1)
    else:
        phrase = right_phrase(setting)
    if not phrase and not amount.bare:
        phrase = (
            complement(setting, setting.tail) if setting.right() != "in" or amount.kind == "money" else []
        )
    if not phrase:
        return None
    if amount.bare and setting.text[setting.reading.end : setting.reading.end + 1] == "-":
        return _hyphenated(setting, phrase)
    return Claim(setting.words(phrase), setting.start, phrase[-1].end)


def _hyphenated(setting: Setting, phrase: list[Token]) -> Claim | None:
    """ "40-bed ward" counts beds; "12-person team" sizes the team."""
    first, *rest = phrase[0].text.split("-")
    if first.lower() == "star" and len(phrase) > 1:
        return Claim(setting.words(phrase), setting.start, phrase[-1].end)
    if first.lower() in _PEOPLE:
        following = phrase[1:]
        return Claim(setting.words(following or phrase), setting.start, phrase[-1].end) if following else None
    if first.lower() in _NO_COUNTS:
        return None
    plural = first if first.endswith("s") else first + "s"
    return Claim(" ".join([plural, *rest]), setting.start, phrase[-1].end)


def named_by_verb(setting: Setting) -> Claim | None:
    """A figure whose name only the verb tells ("sold over $2M"), or the plain name of its kind."""
    amount = setting.reading.amount
    if amount.bare:
        rated = re.search(r"/|of", setting.text[setting.reading.start : setting.reading.end])
        return Claim("rating", setting.start, setting.reading.end) if rated else None
    if amount.kind == "money":
        for index in range(setting.head - 1, setting.floor - 1, -1):
            if (named := NAMED_BY_VERB.get(setting.tokens[index].lower)) is not None:
                start = setting.tokens[index].start if setting.head - index <= 4 else setting.start
                return Claim(named, start, setting.reading.end)
    if amount.kind == "percent" and (
        phrase := phrase_before(setting.tokens[setting.floor :], setting.head - setting.floor)
    ):
        return Claim(setting.words(phrase), phrase[0].start, setting.reading.end)
    plain = {"money": "amount", "percent": "share", "time": "duration", "factor": "change"}
    metric = plain.get(amount.kind) or _MEASURE_METRICS.get(amount.unit or "", "capacity")
    return Claim(metric, setting.start, setting.reading.end)
