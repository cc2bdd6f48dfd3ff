"""Skills and products that the words clearly name, though the catalogue does not know them.

Two ways of naming are clear enough: a list after a label (`Tools: ...`), and capitalised names after words
of use (`using Zuken and Lattice Diamond`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from shared.catalogue.denial import is_withheld
from shared.catalogue.skill import Mention

_LABEL = re.compile(
    r"(?:^|(?<=[\n.;•(]))[\s*•-]*(?:(?:key|core|main|technical|professional|other|computer)\s+)?"
    r"(?P<label>skills|competenc(?:e|i)es|technolog(?:y|ies)|tools|tech(?:nology)?\s+stack"
    r"|software|programs|equipment|machines"
    r"|Kenntnisse|Fähigkeiten|Werkzeuge|Maschinen|compétences|outils|logiciels|herramientas|habilidades)"
    r"(?:\s+used|\s+include[sd]?)?\s*:\s*(?P<items>[^\n]+)",
    re.IGNORECASE,
)
_SKILL_LABELS = ("skill", "compet", "kenntn", "fähig", "compét", "habil")
_ITEM = re.compile(r"[^,;|•/]+?(?=\s*(?:[,;|•/]|\.\s|\.?$|\b(?:and|und|et|y)\b))|[^,;|•/]+")
_LIST_END = re.compile(r"\.(?=\s|$)")
_NOT_AN_ITEM = re.compile(
    r"(?:etc|more|others?|various|similar|hard.?working|team.?player|motivated|reliable|punctual"
    r"|honest|flexible|friendly"
    r"|organi[sz]ed|creative|dynamic|passionate|enthusiastic|positive|responsible|dedicated"
    r"|detail.oriented|fast.learner"
    r"|quick.learner|self.?starter|good|excellent|strong|communication|communicative|belastbar|teamfähig)\b",
    re.IGNORECASE,
)
_USE = re.compile(
    r"\b(?i:proficient\s+(?:in|with)|using|used|uses|experienced?\s+(?:in|with)|knowledge\s+of"
    r"|expert\s+in|skilled\s+in"
    r"|trained\s+on|operated|via|familiar\s+with|certified\s+in|programmed\s+in|ran|running)\s+(?:the\s+)?"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.+#]*[\w+#]|[a-z]{1,2}[A-Z]\w+)(?:[ -](?:[A-Z][\w.+#]*[\w+#]|[A-Z]\d*|\d[\w.]*)){0,2}"
)
_JOIN = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|und|et)\s+|\s*/\s*")
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,;)\n]|\.(?:\s|$)|(?:and|or|&|und|et|/|for|to|in|on|at|by|with|daily|as|software"
    r"|systems?|platforms?|tools?"
    r"|machines?|machinery|equipment|mills?|printers?|robots?|program(?:me)?s?|app|apps|lathes?"
    r"|presses|controllers?|scanners?|suite)\b)"
)
_NOT_A_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|The|This|That|These|Our|My|All|Both|I|It|He|She|They|We|A"
    r"|An|No|North|South|East|West"
    r"|Europe\w*|Africa\w*|Asia\w*|America\w*|UK|US|USA|EU|\w+(?:ish|ese|ench|erman))\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What the words name: a skill from a list of skills, or a product or machine that was used."""

    name: str
    start: int
    end: int
    kind: Literal["skill", "technology"]


def find_unlisted(text: str, known: list[Mention]) -> list[Named]:
    """Skills and products named in the text beside those that the catalogue recognised there."""
    taken = [(mention.start, mention.end) for mention in known]
    found: list[Named] = []
    for named in (*_labelled(text), *_used(text)):
        if _free(named, taken) and not is_withheld(text, named.start):
            found.append(named)
            taken.append((named.start, named.end))
    return sorted(found, key=lambda named: named.start)


def _free(named: Named, taken: list[tuple[int, int]]) -> bool:
    return all(named.end <= start or end <= named.start for start, end in taken)


def _labelled(text: str) -> Iterator[Named]:
    for match in _LABEL.finditer(text):
        start, end = match.span("items")
        if stop := _LIST_END.search(text, start, end):
            end = stop.start()
        kind: Literal["skill", "technology"] = (
            "skill" if match["label"].casefold().startswith(_SKILL_LABELS) else "technology"
        )
        for item in _ITEM.finditer(text, start, end):
            yield from _trimmed(text, *item.span(), kind)


def _trimmed(text: str, start: int, end: int, kind: Literal["skill", "technology"]) -> Iterator[Named]:
    """The item without the joining words around it, if it is short enough to be a name."""
    lead = re.match(r"[\s(]*(?:(?:and|or|und|et|y|as well as)\s+)?", text[start:end], re.IGNORECASE)
    start += lead.end() if lead else 0
    name = text[start:end].rstrip(" \t).:")
    if 2 <= len(name) <= 40 and len(name.split()) <= 4 and name[0].isalnum() and not _NOT_AN_ITEM.match(name):
        yield Named(name, start, start + len(name), kind)


def _used(text: str) -> Iterator[Named]:
    for cue in _USE.finditer(text):
        at = cue.end()
        while (name := _NAME.match(text, at)) and _AFTER_NAME.match(text, name.end()):
            if not _NOT_A_NAME.match(name[0]):
                yield Named(name[0], *name.span(), "technology")
            join = _JOIN.match(text, name.end())
            if not join:
                break
            at = join.end()
