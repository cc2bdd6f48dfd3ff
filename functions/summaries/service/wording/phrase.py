"""Words with the evidence that carries them."""

from dataclasses import dataclass

from shared.records.evidence import Evidence


@dataclass(frozen=True)
class Phrase:
    """Some words of a sentence; `evidence` in the order of the words."""

    text: str
    evidence: tuple[Evidence, ...] = ()


Part = str | Phrase


def phrase(*parts: Part) -> Phrase:
    """The parts one after another, as they are."""
    text = "".join(part if isinstance(part, str) else part.text for part in parts)
    return Phrase(text, tuple(one for part in parts if isinstance(part, Phrase) for one in part.evidence))


def sentence(*parts: Part) -> Phrase:
    """The parts as a sentence: a capital in front, one full stop at the end."""
    whole = phrase(*parts)
    text = whole.text.strip()
    first, _, rest = text.partition(" ")
    if first.islower():
        text = f"{first[:1].upper()}{first[1:]} {rest}".strip()
    closed = text if text.endswith((".", "!", "?", "…", ".”", "。")) else f"{text}."
    return Phrase(closed, whole.evidence)


def listed(items: list[Phrase], last: str = "and") -> Phrase:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) == 1:
        return items[0]
    parts: list[Part] = []
    for position, item in enumerate(items[:-1]):
        parts += [", ", item] if position else [item]
    return phrase(*parts, f" {last} ", items[-1])
