"""Where names stand in a text, however somebody spells them, and what is written in their place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from shared.documents.spelling import Spelling, compared, composed

_LEGAL = (
    r"Inc|LLC|LLP|Ltd|Limited|plc|PLC|Corp|Corporation|GmbH|mbH|AG|KG|SE|SA|S\.A|SARL|SAS|BV|B\.V|NV|N\.V"
    r"|Oy|AB|ApS|S\.p\.A|SpA|Srl|S\.r\.l|S\.L|Pty|Pvt"
)
_ADDRESSED = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Sra|Don|Doña|Sig|Signora?"
)
LEGAL_FORM = rf"(?:{_LEGAL})"
"""What shows that the words before it name a company."""
FORM_OF_ADDRESS = rf"\b(?:{_ADDRESSED})\b\.?\s+"
"""What shows that the words after it name a person."""
LEFT_OUT = "[…]"
_ENDING = re.compile(rf",?\s+{LEGAL_FORM}\.?$")
_WITH_ENDING = rf"(?:,?\s+{LEGAL_FORM}(?:\.|(?!\w)))?"
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts that set no space between words, or none before a particle."""
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u06ff]")
_AFTER_A_PARTICLE = (
    r"(?:(?<!\w)|(?<=(?<!\w)[\u0648\u0641\u0628\u0644\u0643\u05d5\u05d1\u05dc\u05de\u05db\u05e9\u05d4]))"
)
"""Arabic and Hebrew write `and`, `for`, `with` as a letter in front of the name."""
_SHORTEST_IN_CAPITALS = 4
_SHORTEST_WITHOUT_ACCENTS = 4
"""Shorter names could be another word without their accents, as `Où` would be `Ou`."""


@dataclass(frozen=True)
class Names:
    """Which words stand for which placeholder: `placeholders` anywhere, `within` only in an anonymized
    project and after a form of address.

    A given or a family name alone may be an ordinary word elsewhere, as May and Baker are.
    """

    placeholders: dict[str, str]
    within: dict[str, str] = field(default_factory=dict)

    def replaced(self, text: str) -> str:
        """The text with every name replaced; forms of names that contain each other, the longest first.

        A text that is nothing but a name is replaced in any case.
        """
        if self._pattern is None:
            return text
        shown = self._known["name"]
        whole = next((shown[one] for one in map(plain, (text, without_ending(text))) if one in shown), None)
        spelled = Spelling(text)
        return whole or spelled.replaced(self._pattern, partial(self._standing_for, spelled))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        ways = [rf"(?P<name>{_any_of(self.placeholders)}){_WITH_ENDING}"] if self.placeholders else []
        if self.within:
            words, address = _any_of(self.within), compared(FORM_OF_ADDRESS)
            ways.insert(0, rf"{address}(?:{address})*(?P<word>{words})(?:\s+(?:{words}))*")
        return re.compile("|".join(ways)) if ways else None

    @cached_property
    def _known(self) -> dict[str, dict[str, str]]:
        maps = {"name": self.placeholders, "word": self.within}
        return {
            way: {plain(name): shown for name, shown in reversed(names.items())}
            for way, names in maps.items()
        }

    @cached_property
    def _with_accents(self) -> set[str]:
        return {composed(name).casefold() for name in (*self.placeholders, *self.within)}

    def _standing_for(self, spelled: Spelling, found: re.Match[str]) -> str | None:
        way = found.lastgroup or "name"
        if len(found[way]) < _SHORTEST_WITHOUT_ACCENTS and not found[way].isupper():
            written = spelled.written_at(*found.span(way))
            if composed(written).casefold() not in self._with_accents:
                return None
        return self._known[way].get(plain(found[way]), LEFT_OUT)


def plain(name: str) -> str:
    """What two spellings of one name have in common."""
    return _BETWEEN_WORDS.sub(" ", compared(composed(name))).strip().casefold()


def without_ending(name: str) -> str:
    """A company without its legal form: `Acme Ltd` -> `Acme`."""
    return _ENDING.sub("", name)


def _any_of(names: Iterable[str]) -> str:
    """A pattern of all names as they are compared, however their letters are composed; the longest first."""
    spelled = {
        compared(form) for name in names for form in (composed(name), unicodedata.normalize("NFD", name))
    }
    return "|".join(_anywhere(name) for name in sorted(spelled, key=lambda one: (-len(one), one)))


def _anywhere(name: str) -> str:
    """Several words in any case; a single word as it is written or in capitals, and within addresses."""
    before, after = _edges(name)
    if " " in name:
        return rf"{before}(?i:{_words(name)}){after}"
    spelled = "|".join(dict.fromkeys(map(_words, _spellings(name))))
    address = rf"(?i:{re.escape(name)})(?=\.[a-z]{{2,}}\b)"
    return rf"{before}(?:{spelled}){after}|{address}"


def _words(name: str) -> str:
    return r"[\s-]+".join(re.escape(word) for word in _BETWEEN_WORDS.split(name.strip(" -")))


def _spellings(name: str) -> Iterator[str]:
    yield from (name, name.upper())
    if name.islower() or (name.isupper() and len(name) >= _SHORTEST_IN_CAPITALS):
        yield name[0].upper() + name[1:].lower()


def _edges(name: str) -> tuple[str, str]:
    """What must stand before and after a name, so that it is no part of another word."""
    before = _AFTER_A_PARTICLE if _RIGHT_TO_LEFT.match(name) else r"(?<!\w)"
    after = r"(?!\w)"
    if len(name) > 1:
        before = "" if _UNSPACED.match(name[0]) else before
        after = "" if _UNSPACED.match(name[-1]) else after
    return before, after
