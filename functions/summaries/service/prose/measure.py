"""How long, in all and in one trade; and how many."""

from functions.summaries.service.career import Career
from functions.summaries.service.industries import industry_of
from functions.summaries.service.prose.fragments import at, dates, role, title, where, years
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import years_of
from functions.summaries.service.wording.figures import number
from functions.summaries.service.wording.phrase import Phrase, phrase
from functions.summaries.service.wording.times import span_of_years
from functions.summaries.service.wording.titles import in_a_sentence


def stand(experience: RecordedExperience) -> Phrase:
    """`a charge nurse at Mercy Hospital in Cork`."""
    return phrase(role(experience), at(experience), where(experience))


def office(experience: RecordedExperience) -> Phrase:
    """`charge nurse at Mercy Hospital in Cork`."""
    return phrase(title(experience), at(experience), where(experience))


def years_of_work(career: Career) -> Phrase:
    """`11 years in healthcare` where the record names the trade; else `11 years of work`."""
    return years_in_trade(career) or phrase(years(career), " of work")


def years_in_trade(career: Career) -> Phrase | None:
    """`11 years in healthcare`, the main post's industry, where its words name it; None for less than two."""
    named, main = career.main.content.industry, industry_of(career.main)
    if not named or not main or named.casefold() != main.casefold():
        return None
    same = [one for one in career.posts if (industry_of(one) or "").casefold() == main.casefold()]
    length = years_of(same, career.today)
    if length < 2:
        return None
    cited = tuple(one for post in same for one in dates(post))
    trade = Phrase(in_a_sentence(named), (career.main.cite("industry"),))
    return phrase(Phrase(span_of_years(length), cited), " in ", trade)


def how_many(experiences: list[RecordedExperience], noun: str) -> Phrase:
    """`three posts`, each of them cited by its title."""
    plural = "" if len(experiences) == 1 else "s"
    return Phrase(
        f"{number(len(experiences))} {noun}{plural}",
        tuple(one.cite("title", 0, _cut(one)) for one in experiences),
    )


def employers(experiences: list[RecordedExperience]) -> list[RecordedExperience]:
    """One experience for each organization, in the order given."""
    found: dict[str, RecordedExperience] = {}
    for one in experiences:
        found.setdefault(" ".join(one.content.organization.casefold().split()), one)
    return list(found.values())


def _cut(experience: RecordedExperience) -> int:
    return min(len(experience.content.title), 200)
