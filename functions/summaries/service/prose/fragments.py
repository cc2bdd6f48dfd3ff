"""The smallest pieces of a sentence about one experience, each with the words it comes from."""

import re

from functions.summaries.service.career import Career
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import Stretch
from functions.summaries.service.wording.articles import article
from functions.summaries.service.wording.phrase import Phrase, phrase
from functions.summaries.service.wording.times import month, span_of_days, span_of_years, year
from functions.summaries.service.wording.titles import in_a_sentence, with_article
from shared.records.evidence import Evidence
from shared.records.partial_date import first_day, last_day

LONGEST_NAME = 80
LONGEST_PLACE = 40
_SERVICE = re.compile(
    r"\b(?:force|forces|army|navy|guard|corps|marines|regiment|legion|battalion|brigade)\b", re.I
)
_NO_FIRM = re.compile(
    r"^(?:self[- ]?employed|freelance|independent|various.*|n/?a|none|private|myself|-+)$", re.I
)

_OWN_ACCOUNT = re.compile(r"(?:freelance|independent|self[- ]employed)\s+(?=\w)", re.I)
_TAKES_THE = re.compile(
    r"(?:university|ministry|department|city|bank|port|institute|office|board) of\b", re.I
)


def title(experience: RecordedExperience) -> Phrase:
    """`charge nurse`."""
    short, cited = _named(experience, "title")
    return Phrase(in_a_sentence(short), cited)


def role(experience: RecordedExperience) -> Phrase:
    """`a charge nurse`."""
    short, cited = _named(experience, "title")
    return Phrase(with_article(short), cited)


def craft(experience: RecordedExperience) -> Phrase:
    """`a photographer`, from `Freelance Photographer`: without the words that only say `self-employed`."""
    whole = experience.content.title
    said = _OWN_ACCOUNT.match(whole)
    if said is None or len(whole) > LONGEST_NAME:
        return role(experience)
    rest = in_a_sentence(" ".join(whole[said.end() :].split()))
    return Phrase(f"{article(rest)} {rest}", (experience.cite("title", said.end()),))


def organization(experience: RecordedExperience) -> Phrase:
    """`Mercy Hospital`; `the University of Otago`."""
    name, cited = _named(experience, "organization")
    return Phrase(f"the {name}" if _TAKES_THE.match(name) else name, cited)


def has_firm(experience: RecordedExperience) -> bool:
    """False where the organization only says that there is none, e.g. `Self-employed`."""
    return not _NO_FIRM.match(experience.content.organization.strip())


def at(experience: RecordedExperience) -> Phrase:
    """` at Mercy Hospital`, ` in the Royal Navy`, ` for a client`; empty where there is no firm to name."""
    content = experience.content
    if not has_firm(experience):
        return Phrase("")
    name = organization(experience)
    if content.experience_type == "military":
        service = _SERVICE.search(content.organization)
        the = "" if re.match(r"the\b|\d", content.organization, re.I) else "the "
        return phrase(f" in {the}" if service else " with ", name)
    if content.experience_type == "volunteer" or content.employment_type in ("freelance", "contract"):
        return phrase(" with ", name)
    return phrase(" at ", name)


def where(experience: RecordedExperience) -> Phrase:
    """` in Dublin`: the first part of the location, where it is a place and not in the firm's name."""
    location = experience.content.location or ""
    place = re.split(r"[,(;/|]", location)[0].strip()
    known = place.casefold() in experience.content.organization.casefold()
    if (
        not place
        or known
        or len(place) > LONGEST_PLACE
        or re.search(r"remote|hybrid|\d|various", place, re.I)
    ):
        return Phrase("")
    start = location.index(place)
    return Phrase(f" in {place}", (experience.cite("location", start, start + len(place)),))


def since(experience: RecordedExperience, career: Career) -> Phrase:
    """`since 2019`; with the month where that was less than two years ago."""
    return phrase("since ", start(experience, fine=_is_recent(experience, career)))


def start(experience: RecordedExperience, *, fine: bool = False) -> Phrase:
    """`2019`, or `March 2019` where asked for and known."""
    return _date(experience, "start_date", fine)


def end(experience: RecordedExperience, *, fine: bool = False) -> Phrase:
    """`2022`, or `June 2022`; only for what has an end."""
    return _date(experience, "end_date", fine)


def period(experience: RecordedExperience, career: Career) -> Phrase:
    """`from 2012 to 2017`, `in 2015`, `since 2019`."""
    content = experience.content
    if content.end_date is None:
        return since(experience, career)
    if content.start_date[:4] != content.end_date[:4]:
        return phrase("from ", start(experience), " to ", end(experience))
    if (
        len(content.start_date) >= 7
        and len(content.end_date) >= 7
        and content.start_date[:7] != content.end_date[:7]
    ):
        name = month(content.start_date).split()[0]
        return phrase(
            "from ", Phrase(name, start(experience, fine=True).evidence), " to ", end(experience, fine=True)
        )
    return phrase("in ", start(experience, fine=len(content.start_date) >= 7))


def lasted(experience: RecordedExperience, career: Career) -> Phrase:
    """`four and a half years`, from both dates; fit to print where they say the month."""
    return Phrase(span_of_days(career.days(experience)), dates(experience))


def elsewhere(experience: RecordedExperience, career: Career) -> Phrase:
    """` in Kisumu`, where that is another place than the main post's."""
    place = where(experience)
    return Phrase("") if place.text == where(career.main).text else place


def span(experience: RecordedExperience, career: Career) -> Phrase:
    """`for nine years` where the months are known and it was more than a year; else as `period`."""
    exact = is_exact(experience) and career.days(experience) > 365
    if exact and career.choice(f"span of {experience.content.title}", 2):
        return phrase("for ", lasted(experience, career))
    return period(experience, career)


def is_exact(experience: RecordedExperience) -> bool:
    """Whether the dates say the months, so that a length in words claims no more than they do."""
    content = experience.content
    return len(content.start_date) >= 7 and (content.end_date is None or len(content.end_date) >= 7)


def dates(experience: RecordedExperience) -> tuple[Evidence, ...]:
    """The words for a length of time: the start and, where there is one, the end."""
    content = experience.content
    words = [experience.cite("start_date", 0, min(7, len(content.start_date)))]
    if content.end_date:
        words.append(experience.cite("end_date", 0, min(7, len(content.end_date))))
    return tuple(words)


def years(career: Career) -> Phrase:
    """`11 years`: all that counts, from the dates at the ends of each stretch; months for less than one."""
    days = sum(stretch.days for stretch in career.stretches)
    words = span_of_years(career.years) if career.years >= 1 else span_of_days(days)
    return Phrase(words, tuple(one for stretch in career.stretches for one in _edges(stretch, career)))


def _edges(stretch: Stretch, career: Career) -> list[Evidence]:
    first = next(one for one in career.posts if first_day(one.content.start_date) == stretch.first)
    ends = [
        one for one in career.posts if one.content.end_date and last_day(one.content.end_date) == stretch.last
    ]
    cited = [first.cite("start_date", 0, min(7, len(first.content.start_date)))]
    return cited + [one.cite("end_date", 0, min(7, len(one.content.end_date or ""))) for one in ends[-1:]]


def _is_recent(experience: RecordedExperience, career: Career) -> bool:
    return (career.today - first_day(experience.content.start_date)).days < 730


def _date(experience: RecordedExperience, field: str, fine: bool) -> Phrase:
    text = experience.text(field)
    if not fine or len(text) < 7:
        return Phrase(year(text), (experience.cite(field, 0, 4),))
    return Phrase(month(text), (experience.cite(field, 0, 7),))


def _named(experience: RecordedExperience, field: str) -> tuple[str, tuple[Evidence, ...]]:
    """The words of a name in one line, cut at a word where it is too long to quote."""
    whole = experience.text(field)
    cut = (
        len(whole)
        if len(whole) <= LONGEST_NAME
        else max(whole.rfind(" ", 20, LONGEST_NAME), LONGEST_NAME // 2)
    )
    shown = " ".join(whole[:cut].split()).rstrip(" ,;:-/")
    return (shown if cut == len(whole) else f"{shown}…"), (experience.cite(field, 0, cut),)
