"""Finds the skills that a text shows: the longest wording wins, and its surroundings must bear it out."""

from shared.catalogue import titles
from shared.catalogue.context import is_the_product
from shared.catalogue.denial import is_denied
from shared.catalogue.languages import find_languages
from shared.catalogue.lexicon import Candidate, lexicon
from shared.catalogue.skill import Mention, Skill
from shared.catalogue.words import Token, tokens

_RELATED_TRADES = (
    frozenset(("care", "medicine", "social_work")),
    frozenset(("construction", "roofing", "electrical", "plumbing")),
    frozenset(("retail", "sales")),
    frozenset(("transport", "logistics")),
    frozenset(("accounting", "finance")),
    frozenset(("software", "engineering", "science")),
    frozenset(("sales", "marketing")),
    frozenset(("manufacturing", "engineering", "automotive")),
)


def find_skills(text: str, *, title: str = "", in_title: bool = False) -> list[Mention]:
    """The skills shown by a text, in order, each with the words that show it.

    `title` is the role the text belongs to; it helps to tell what ambiguous words mean and is not searched.
    `in_title` says that the text is itself a title: only names count, no phrases with a verb (a Head Chef has
    not headed a chef), and words of a trade need no others beside them.
    """
    words = tokens(text)
    candidates = _unhidden(lexicon().candidates(words, text))
    candidates = [one for one in candidates if not (in_title and one.wording.inflected)]
    trades = {mention.skill.trade for mention in titles.mentions(title)}
    certain = [one for one in candidates if _is_certain(one, words, text, in_title)]
    trades |= _trades_of(certain)
    meant = certain + _borne_out(_without(candidates, certain), words, text, certain, trades)
    shown = [_mention(one, words) for one in _longest(meant) if not _is_denied(one, words, text)]
    shown += [
        one
        for one in find_languages(text)
        if not is_denied(one.skill, text, one.start, one.end, has_verb=False)
    ]
    return sorted(shown, key=lambda mention: (mention.start, mention.end))


def _unhidden(candidates: list[Candidate]) -> list[Candidate]:
    """Without what lies within a phrase of another meaning, and without these phrases."""
    hiding = [one for one in candidates if one.wording.skill is None]
    return [
        one
        for one in candidates
        if one.wording.skill
        and not any(other.first <= one.first and one.last <= other.last for other in hiding)
        and not any(_cuts(other, one) for other in hiding)
    ]


def _cuts(other: Candidate, one: Candidate) -> bool:
    """Whether a fixed wording begins or ends in the middle of the phrase."""
    return not one.wording.inflected and (
        other.first < one.first < other.last < one.last or one.first < other.first < one.last < other.last
    )


def _without(candidates: list[Candidate], others: list[Candidate]) -> list[Candidate]:
    left_out = set(others)
    return [one for one in candidates if one not in left_out]


def _is_certain(one: Candidate, words: list[Token], text: str, in_title: bool) -> bool:
    wording = one.wording
    if wording.ambiguous or (wording.trade_only and not in_title):
        return False
    return not wording.exact or _as_written(one, words, text)


def _as_written(one: Candidate, words: list[Token], text: str) -> bool:
    return text[words[one.first].start : words[one.last - 1].end] == one.wording.text


def _trades_of(candidates: list[Candidate]) -> set[str]:
    """Trades that the text itself speaks of; the general ones say nothing about a trade."""
    named = {one.wording.skill.trade for one in candidates if one.wording.skill}
    return named - {"management", "interpersonal", "office"}


def _borne_out(
    doubtful: list[Candidate], words: list[Token], text: str, certain: list[Candidate], trades: set[str]
) -> list[Candidate]:
    """Those of the doubtful candidates that their surroundings bear out; twice, for lists of them."""
    neighbours = [
        (words[one.first].start, words[one.last - 1].end)
        for one in certain
        if _is_technology(one.wording.skill)
    ]
    kept: list[Candidate] = []
    for _ in range(2):
        for one in doubtful:
            if one not in kept and _is_borne_out(one, words, text, neighbours, trades):
                kept.append(one)
                if _is_technology(one.wording.skill):
                    neighbours.append((words[one.first].start, words[one.last - 1].end))
    return kept


def _is_borne_out(
    one: Candidate, words: list[Token], text: str, neighbours: list[tuple[int, int]], trades: set[str]
) -> bool:
    skill, wording = one.wording.skill, one.wording
    if skill is None or (wording.exact and not _as_written(one, words, text)):
        return False
    of_trade = is_related(skill.trade, trades)
    if wording.trade_only and not of_trade:
        return False
    start, end = words[one.first].start, words[one.last - 1].end
    return not wording.ambiguous or is_the_product(
        text, start, end, as_written=_as_written(one, words, text), of_trade=of_trade, neighbours=neighbours
    )


def is_related(trade: str, trades: set[str]) -> bool:
    """Whether a trade is one of these, or works beside one of them with the same words."""
    return trade in trades or any(trade in group and group & trades for group in _RELATED_TRADES)


def _is_technology(skill: Skill | None) -> bool:
    return skill is not None and skill.kind == "technology"


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """The longest ones where wordings overlap; a name may stand inside a phrase with a verb."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.first - one.last, one.first)):
        if all(_may_stand_beside(one, other) for other in kept):
            kept.append(one)
    return kept


def _may_stand_beside(one: Candidate, longer: Candidate) -> bool:
    if one.last <= longer.first or longer.last <= one.first:
        return True
    if one.wording.skill == longer.wording.skill:
        return False
    return longer.wording.inflected


def _mention(one: Candidate, words: list[Token]) -> Mention:
    return Mention(_skill_of(one), words[one.first].start, words[one.last - 1].end)


def _is_denied(one: Candidate, words: list[Token], text: str) -> bool:
    start, end = words[one.first].start, words[one.last - 1].end
    return is_denied(_skill_of(one), text, start, end, has_verb=one.wording.inflected)


def _skill_of(one: Candidate) -> Skill:
    if one.wording.skill is None:
        raise ValueError("A phrase of another meaning shows no skill.")
    return one.wording.skill
