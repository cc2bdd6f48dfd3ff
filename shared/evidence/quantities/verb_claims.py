"""Claims that a verb makes: what was cut, raised, saved or doubled, and by how much."""

from shared.evidence.quantities.governors import VERBS, governor, object_of
from shared.evidence.quantities.lexicon import (
    BETTER_WHEN_LESS,
    DETERMINERS,
    MOVE_VERBS,
    NAMED_BY_VERB,
    SAVE_NOUNS,
    SAVE_VERBS,
    Direction,
    direction_of,
)
from shared.evidence.quantities.phrases import Token, phrase_after, phrase_before
from shared.evidence.quantities.setting import WHENS, Claim, Setting, counted, right_phrase

_BY = {"by", "um", "de", "con", "en"}


_TO = {"to", "auf", "à", "from", "von", "desde", "at", "zu"}


_OFF = {"from", "off", "in", "on", "of"}


_COUNTS_CHANGE = {
    "cut",
    "reduced",
    "eliminated",
    "decreased",
    "increased",
    "slashed",
    "trimmed",
    "shed",
    "gained",
}


def doubled(setting: Setting) -> Claim | None:
    """The claim of a verb that is itself a ratio: "doubled membership", "complaints halved"."""
    verb = setting.tokens[setting.tail - 1]
    acted_on = phrase_after(setting.tokens, setting.tail, counted=True)
    if acted_on:
        return Claim(setting.words(acted_on), verb.start, acted_on[-1].end)
    subject = phrase_before(setting.tokens[setting.floor :], setting.head - setting.floor)
    return Claim(setting.words(subject), subject[0].start, verb.end) if subject else None


def by_a_verb(setting: Setting) -> Claim | None:
    """ "cut waiting time from 45 to 12", "increased sales by 12%", "raised NPS to 58", "sales rose by 8%"."""
    if setting.reading.first_end is not None:
        return _first_then(setting, setting.reading.first_end)
    link = setting.head - 1
    if not (setting.reading.changed or setting.link in _BY | _TO):
        return None
    stop = link if setting.link in _BY | _TO else setting.head
    verb = governor(setting, stop)
    if verb is None:
        return _without_verb(setting, stop)
    word = setting.tokens[verb].lower
    if word in MOVE_VERBS and setting.link == "by" and not setting.reading.changed:
        return None  # "built by 12 masons": by whom, not by how much
    acted_on, start = _acted_on(setting, verb, stop)
    beyond = counted(setting)
    named = acted_on or beyond
    if not named:
        return None
    metric = setting.words(named)
    end = beyond[-1].end if beyond else setting.reading.end
    return Claim(metric, start, end, moved(setting, word, metric))


def _acted_on(setting: Setting, verb: int, stop: int) -> tuple[list[Token], int]:
    """The object of the verb or else its subject, and where the words begin."""
    start = setting.tokens[verb].start
    if phrase := object_of(setting, verb, stop):
        return phrase, start
    subject = phrase_before(setting.tokens[setting.floor :], verb - setting.floor)
    return subject, subject[0].start if subject else start


def _first_then(setting: Setting, first_end: int) -> Claim | None:
    """ "35 families housed, up from 12": the metric follows the first figure."""
    index = next(i for i, token in enumerate(setting.tokens) if token.start >= first_end)
    phrase = phrase_after(setting.tokens, index, counted=True)
    if not phrase:
        return None
    return Claim(setting.words(phrase), setting.start, setting.reading.end, moved(setting, "", ""))


def _without_verb(setting: Setting, stop: int) -> Claim | None:
    """ "... and errors by 30%", "NPS from 31 to 58": the phrase before, the verb before that."""
    phrase = phrase_before(setting.tokens[setting.floor :], stop - setting.floor)
    verb = _other_verb(setting, stop)
    if setting.link == "um" and setting.right() in VERBS and phrase:
        way = direction_of(setting.right())
        return Claim(setting.words(phrase), phrase[0].start, setting.tokens[setting.tail].end, way)
    continued = setting.link in _BY and (setting.inherited_way != "none" or verb is not None)
    if not setting.reading.changed and not continued:
        return _of_what_was_told(setting)
    beyond = counted(setting)
    named = phrase or beyond
    if not setting.reading.changed and verb and beyond:
        return None  # "attended by 500 delegates" counts delegates
    if not named:
        return _of_what_was_told(setting)
    end = beyond[-1].end if beyond else setting.reading.end
    start = min(phrase[0].start if phrase else setting.reading.start, setting.tokens[stop].start)
    way = moved(setting, "", "") if setting.reading.changed else setting.inherited_way
    if verb and not setting.reading.changed:
        start, way = min(start, verb.start), "none"
    return Claim(setting.words(named), start, end, way)


def _of_what_was_told(setting: Setting) -> Claim | None:
    """ "Cut the time by 30% (from 10 months to 7)", "doubled membership to 500": of what was just told."""
    told = setting.inherited
    if told and setting.reading.changed:
        return Claim(told.metric, setting.start, setting.reading.end, moved(setting, "", ""))
    adjoins = told is not None and setting.head > 1 and setting.tokens[setting.head - 2].end == told.end
    goes_on = adjoins and setting.link == "to" and setting.reading.amount.bare
    if told and goes_on and told.direction != "none" and not counted(setting):
        return Claim(told.metric, setting.start, setting.reading.end, told.direction)
    return None


def _other_verb(setting: Setting, stop: int) -> Token | None:
    """The verb of "exceeded quota by 15%", which is none of change but has an object of its own."""
    window = setting.tokens[max(setting.floor, stop - 5) : stop]
    return next((t for t in window if t.lower.endswith("ed") or t.lower in ("beat", "outdid", "won")), None)


def governed(setting: Setting) -> Claim | None:
    """ "increased sales 12%", "raised £120,000", "cut $1.2M from energy costs", "sales up 12%"."""
    verb = governor(setting, setting.head)
    if verb is None:
        return None
    word, kind = setting.tokens[verb].lower, setting.reading.amount.kind
    gap = setting.tokens[verb + 1 : setting.head]
    between = object_of(setting, verb, setting.head)
    saves = word in SAVE_VERBS
    if gap and not (
        len(between) >= len([t for t in gap if t.is_word and t.lower not in DETERMINERS])
        and (saves or kind in ("percent", "factor"))
    ):
        return None
    if kind == "count" and word not in _COUNTS_CHANGE:
        return None
    start = setting.tokens[verb].start
    if between and not saves:
        metric = setting.words(between)
        return Claim(metric, start, setting.reading.end, moved(setting, word, metric))
    return _direct(setting, verb, start)


def _direct(setting: Setting, verb: int, start: int) -> Claim | None:
    """The claim of a verb right before the figure: what follows it, or the verb's own name for it."""
    word, kind = setting.tokens[verb].lower, setting.reading.amount.kind
    phrase, saves = _taken_from(setting), word in SAVE_VERBS
    if saves and (kind == "time" or not phrase):
        return Claim("time savings" if kind == "time" else "cost savings", start, setting.reading.end, "up")
    if phrase:
        metric = setting.words(phrase)
        way: Direction = "down" if saves else moved(setting, word, metric)
        return Claim(metric, start, phrase[-1].end, "up" if phrase[-1].lower in SAVE_NOUNS else way)
    subject = phrase_before(setting.tokens[setting.floor :], verb - setting.floor)
    if not subject and setting.inherited and word in ("up", "down"):
        return Claim(setting.inherited.metric, start, setting.reading.end, moved(setting, word, ""))
    if subject:
        metric = setting.words(subject)
        return Claim(metric, subject[0].start, setting.reading.end, moved(setting, word, metric))
    if word in NAMED_BY_VERB:
        return Claim(NAMED_BY_VERB[word], start, setting.reading.end, moved(setting, word, ""))
    return None


def _taken_from(setting: Setting) -> list[Token]:
    """ "$1.2M of savings", "25 minutes off each route", "$40,000 in energy costs"."""
    kind = setting.reading.amount.kind
    phrase = [] if kind == "time" else right_phrase(setting)
    if not phrase and setting.right() in _OFF and kind != "count":
        phrase = phrase_after(setting.tokens, setting.tail + 1, counted=True)
    return [] if phrase and phrase[-1].lower in WHENS else phrase


def moved(setting: Setting, verb: str, metric: str) -> Direction:
    before, after = setting.reading.before, setting.reading.after
    if before is not None and after is not None:
        return "up" if after > before else "down" if after < before else "none"
    way = direction_of(verb)
    better = verb.startswith(("improv", "enhanc", "verbesser", "amélior", "mejor"))
    if better and any(word in BETTER_WHEN_LESS for word in metric.lower().split()):
        return "down"
    return way
