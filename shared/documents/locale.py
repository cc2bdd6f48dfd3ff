"""What changes with the language of a resume: month names, section titles, labels."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "locales"
DEFAULT = "en"


@dataclass(frozen=True)
class Locale:
    """The words of one language; `dated` is a pattern such as `{month} {year}`."""

    tag: str
    months: tuple[str, ...]
    dated: str
    present: str
    expires: str
    sections: Mapping[str, str]
    labels: Mapping[str, str]

    def date(self, partial: str | None) -> str:
        """`2019-03-01` -> `Mar 2019`: a resume speaks of months at most. Nothing for None."""
        if not partial:
            return ""
        if len(partial) == 4:
            return partial
        return self.dated.format(month=self.months[int(partial[5:7]) - 1], year=partial[:4])

    def period(self, start: str | None, end: str | None, *, is_current: bool = False) -> str:
        """`Mar 2019 – Jun 2021`, `2019 – present`, or the one date that is known."""
        first, last = self.date(start), self.present if is_current else self.date(end)
        return " – ".join(dict.fromkeys(filter(None, (first, last))))

    def label(self, name: str) -> str:
        """The word for a value of ours, such as a proficiency; what has no word stays as it is."""
        return self.labels.get(name, name)


@lru_cache
def locale(tag: str) -> Locale:
    """The locale of a language tag: `de-AT` -> German, an unknown language -> English."""
    language = tag.replace("_", "-").split("-")[0].lower()
    known = {path.stem: path for path in _FOLDER.glob("*.json")}
    words = json.loads(known.get(language, known[DEFAULT]).read_text(encoding="utf-8"))
    return Locale(**{**words, "months": tuple(words["months"])})
