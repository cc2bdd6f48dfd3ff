"""O*NET's text files: occupations with their titles, the technology they use, and occupations like them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from shared.catalogue import normalized
from shared.table.reference import Item, Source
from tools.reference_files.reading import Downloaded, NotTheseFiles, fingerprint, present, rows, shortened

_FILES = (
    "Read Me.txt",
    "Occupation Data.txt",
    "Alternate Titles.txt",
    "Sample of Reported Titles.txt",
    "Related Occupations.txt",
    "Technology Skills.txt",
)
_CODE = "O*NET-SOC Code"
_MOST_TECHNOLOGIES = 40
_MOST_OCCUPATIONS = 25
_VERSION = re.compile(r"O\*NET\s+([\d.]+)\s+Database")


@dataclass
class _Technology:
    name: str
    group: str
    occupations: list[str] = field(default_factory=list)


def read_onet(folder: Path) -> Downloaded:
    """The catalogue in a folder of O*NET's text files. Raises NotTheseFiles."""
    paths = dict(zip(_FILES, present(folder, _FILES), strict=True))
    titles, technologies, of_occupation = _titles(paths), *_technologies(paths["Technology Skills.txt"])
    similar = _similar(paths["Related Occupations.txt"])
    occupations = [
        Item(
            id=f"onet:{row[_CODE]}",
            source="onet",
            kind="occupation",
            name=row["Title"],
            description=shortened(row["Description"]),
            aliases=tuple(titles[row[_CODE]]),
            related=tuple(of_occupation[row[_CODE]][:_MOST_TECHNOLOGIES]),
            similar=tuple(f"onet:{code}" for code in similar[row[_CODE]]),
            labels=(row["Title"], *titles[row[_CODE]]),
        )
        for row in rows(paths["Occupation Data.txt"], (_CODE, "Title", "Description"), "\t")
    ]
    if not occupations:
        raise NotTheseFiles(f"{paths['Occupation Data.txt']} has no occupations.")
    skills = [_skill(skill_id, one) for skill_id, one in technologies.items()]
    source = _source(paths["Read Me.txt"], list(paths.values()), len(skills), len(occupations))
    return Downloaded(source, (*occupations, *skills))


def _titles(paths: dict[str, Path]) -> dict[str, list[str]]:
    """The other titles of each occupation, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows(paths["Alternate Titles.txt"], (_CODE, "Alternate Title", "Short Title"), "\t"):
        found[row[_CODE]][row["Alternate Title"]] = None
        if row["Short Title"] not in ("", "n/a"):
            found[row[_CODE]][row["Short Title"]] = None
    for row in rows(paths["Sample of Reported Titles.txt"], (_CODE, "Reported Job Title"), "\t"):
        found[row[_CODE]][row["Reported Job Title"]] = None
    return defaultdict(list, {code: list(names) for code, names in found.items()})


def _technologies(path: Path) -> tuple[dict[str, _Technology], dict[str, list[str]]]:
    """Every product by its id, and those of each occupation, what is in demand first."""
    found: dict[str, _Technology] = {}
    of_occupation: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    columns = (_CODE, "Example", "Commodity Title", "In Demand")
    for row in rows(path, columns, "\t"):
        skill_id = "onet:" + re.sub(r"[^a-z0-9+#]+", "-", row["Example"].casefold()).strip("-")
        one = found.setdefault(skill_id, _Technology(row["Example"], row["Commodity Title"]))
        one.occupations.append(row[_CODE])
        of_occupation[row[_CODE]].append((row["In Demand"] != "Y", skill_id))
    ordered = {
        code: list(dict.fromkeys(skill_id for _, skill_id in sorted(some, key=lambda pair: pair[0])))
        for code, some in of_occupation.items()
    }
    return found, defaultdict(list, ordered)


def _similar(path: Path) -> dict[str, list[str]]:
    """The occupations that O*NET calls primary matches of each, in its order."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(path, (_CODE, "Related O*NET-SOC Code", "Relatedness Tier"), "\t"):
        if row["Relatedness Tier"].startswith("Primary"):
            found[row[_CODE]].append(row["Related O*NET-SOC Code"])
    return found


def _skill(skill_id: str, one: _Technology) -> Item:
    return Item(
        id=skill_id,
        source="onet",
        kind="skill",
        name=one.name,
        description=one.group,
        category="tool",
        related=tuple(f"onet:{code}" for code in dict.fromkeys(one.occupations))[:_MOST_OCCUPATIONS],
        labels=(one.name,) if normalized(one.name) else (),
    )


def _source(read_me: Path, paths: list[Path], skills: int, occupations: int) -> Source:
    stated = _VERSION.search(read_me.read_text("utf-8", errors="replace"))
    if stated is None:
        raise NotTheseFiles(f"{read_me} does not say which version of O*NET this is.")
    version = stated[1]
    return Source(
        id="onet",
        name="O*NET Database",
        version=version,
        licence="CC BY 4.0",
        attribution=f"O*NET {version} Database by the U.S. Department of Labor, Employment and Training"
        " Administration (USDOL/ETA), used under the CC BY 4.0 license, modified. O*NET® is a trademark of"
        " USDOL/ETA.",
        url="https://www.onetcenter.org/database.html",
        loading=fingerprint(paths),
        skills=skills,
        occupations=occupations,
    )
