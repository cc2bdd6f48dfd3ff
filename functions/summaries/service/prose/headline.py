"""One line above everything else."""

from collections.abc import Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.chronology import counts
from functions.summaries.service.prose.fragments import LONGEST_NAME, start, title
from functions.summaries.service.prose.fragments import at as at_firm
from functions.summaries.service.prose.measure import years_in_trade, years_of_work
from functions.summaries.service.prose.scope import team
from functions.summaries.service.prose.shapes import before_the_service, old_trade, shape_of
from functions.summaries.service.prose.skill_names import skill_names
from functions.summaries.service.wording.phrase import Phrase, listed, phrase

LONGEST = 200


def headline(career: Career) -> Phrase:
    """The title as written, and what says most beside it, in at most 200 characters."""
    fitting = [one for one in _headlines(career) if len(one.text) <= LONGEST]
    return fitting[0]


def _headlines(career: Career) -> Iterator[Phrase]:
    """The fullest first; the last always fits."""
    main = career.main
    name, firm = _as_written(career), at_firm(main)
    if counts(main) and main not in career.current:
        firm = phrase(", most recently", firm) if firm.text else firm
    known = listed(skill_names(career.strengths[:2] or career.skills[:2])) if career.skills else None
    for extra in _extras(career):
        yield phrase(name, firm, ", ", extra)
    if known is not None:
        yield phrase(name, firm, ": ", known)
    yield phrase(name, firm)
    yield name


def _extras(career: Career) -> Iterator[Phrase]:
    shape = shape_of(career)
    if shape == "from_service":
        yield phrase(
            "formerly ", title(before_the_service(career)[0]), at_firm(before_the_service(career)[0])
        )
    if shape == "changed":
        yield phrase("formerly ", title(old_trade(career)[0]))
    if shape == "concurrent":
        yield phrase("and ", title(career.current[1]), at_firm(career.current[1]))
    people = team(career.main)
    if people is not None and career.main in career.current:
        yield phrase("leading ", people)
    if shape == "long_post":
        yield phrase("since ", start(career.main))
    if career.years >= 2 and (trade := years_in_trade(career)):
        yield phrase("with ", trade)
    if career.years >= 2 and counts(career.main) and not career.strengths:
        yield phrase("with ", years_of_work(career))


def _as_written(career: Career) -> Phrase:
    main = career.main
    shown = title(main)
    whole = " ".join(main.content.title.split())
    text = whole if len(whole) <= LONGEST_NAME else shown.text
    volunteer = main.content.experience_type == "volunteer" and "volunteer" not in text.casefold()
    return Phrase(f"{'Volunteer ' if volunteer else ''}{text}", shown.evidence)
