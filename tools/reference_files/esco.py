"""ESCO as two tables of `id, description`, and the English labels of its skills, one a line.

A description runs together the preferred label, the other labels and the definition, with nothing between
them. The preferred label of a skill is the longest beginning that stands among the labels; that of an
occupation the longest beginning that its definition says again, as in `glazier ... Glaziers fit ...`; a group
of occupations has two spaces behind its name. The other labels cannot be told apart and are not used.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from shared.table.reference import Item, ItemKind, Source
from tools.reference_files.reading import Downloaded, NotTheseFiles, fingerprint, present, rows, shortened

_FILES = ("occupations.csv", "skills.csv", "skills_en_label.txt")
_LONGEST_LABEL_WORDS = 20
_MOST_WORDS_OF_A_TITLE = 12
_AFTER_A_NOUN = frozenset(("in", "of", "for", "at", "on", "and", "or", "to"))


def read_esco(folder: Path) -> Downloaded:
    """The catalogue in a folder of ESCO's tables. Raises NotTheseFiles."""
    paths = present(folder, _FILES)
    labels = _labels(paths[2])
    skills = list(_skills(paths[1], labels))
    occupations = list(_occupations(paths[0]))
    kept = [one for one in (*occupations, *skills) if one.name]
    if not kept:
        raise NotTheseFiles(f"{folder} has no skills and no occupations of ESCO.")
    lost = len(occupations) + len(skills) - len(kept)
    source = Source(
        id="esco",
        name="ESCO",
        version=f"files {fingerprint(paths)}",
        licence="Commission Decision 2011/833/EU: reuse with credit",
        attribution="This service uses the ESCO classification of the European Commission.",
        url="https://esco.ec.europa.eu",
        loading=fingerprint(paths),
        skills=sum(1 for one in kept if one.kind == "skill"),
        occupations=sum(1 for one in kept if one.kind == "occupation"),
    )
    return Downloaded(source, tuple(kept), f"{lost} entries whose label cannot be told" if lost else "")


def _labels(path: Path) -> frozenset[str]:
    try:
        return frozenset(line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip())
    except UnicodeDecodeError:
        raise NotTheseFiles(f"{path} is not UTF-8.") from None


def _skills(path: Path, labels: frozenset[str]) -> Iterator[Item]:
    for row in rows(path, ("id", "description"), ","):
        words = row["description"].split(" ")
        beginnings = (" ".join(words[:count]) for count in range(_LONGEST_LABEL_WORDS, 0, -1))
        name = next((one for one in beginnings if one in labels), "")
        yield _item("skill", row, name)


def _occupations(path: Path) -> Iterator[Item]:
    for row in rows(path, ("id", "description"), ","):
        yield _item("occupation", row, _title(row["description"]))


def _title(description: str) -> str:
    """The preferred label of an occupation, or nothing where it cannot be told."""
    group, gap, _ = description.partition("  ")
    if gap and group and group[0].isupper() and len(group) < 100:
        return group
    words = description.split()
    for count in range(min(_MOST_WORDS_OF_A_TITLE, len(words)), 0, -1):
        if any(_says(again, description) for again in _sentence_forms(words[:count])):
            return " ".join(words[:count])
    return ""


def _sentence_forms(words: list[str]) -> Iterator[str]:
    """How a definition begins with this title: in the plural, or as it is, with a capital."""
    for end in (len(words), *(at for at, word in enumerate(words) if word in _AFTER_A_NOUN and at)):
        noun, rest = " ".join(words[:end]), "".join(f" {word}" for word in words[end:])
        noun = noun[:1].upper() + noun[1:]
        for plural in (noun + "s", noun + "es", noun[:-1] + "ies", noun[:-3] + "men", noun):
            yield plural + rest


def _says(beginning: str, description: str) -> bool:
    """Whether a sentence begins so behind the labels."""
    at = description.find(f" {beginning}")
    return at > 0 and description[at + len(beginning) + 1 : at + len(beginning) + 2] in (
        " ",
        ",",
        "\n",
        "\xa0",
    )


def _item(kind: ItemKind, row: dict[str, str], name: str) -> Item:
    return Item(
        id=f"esco:{row['id'].rstrip('/').rpartition('/')[2]}",
        source="esco",
        kind=kind,
        name=name,
        description=shortened(_definition(row["description"], name)),
        labels=(name,),
    )


def _definition(description: str, name: str) -> str:
    """The sentences behind the labels: they begin with the first capital after a small letter."""
    rest = description[len(name) :].strip()
    begins = re.search(r"(?:^|(?<=[a-z)] ))[A-Z][\w-]*\s+(?:[\w,'()-]+\s+){3}", rest)
    return rest[begins.start() :] if begins else rest
