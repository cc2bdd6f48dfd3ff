"""Sentences on the skills that recur, or that the main post shows."""

from collections.abc import Iterator

from functions.summaries.service.career import Career, is_going_on
from functions.summaries.service.chronology import counts
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import dates
from functions.summaries.service.prose.skill_names import skill_names
from functions.summaries.service.skills import Skill
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.figures import number
from functions.summaries.service.wording.phrase import Phrase, listed, phrase
from functions.summaries.service.wording.times import span_of_years

MOST = 3


def strength_sentences(career: Career) -> Iterator[Draft]:
    """What recurs across the record, told by where and for how long."""
    recurring = [skill for skill in career.strengths if len(skill.experiences) > 1][:MOST]
    if not recurring:
        return
    shown_in = [one for one in career.experiences if all(one in skill.experiences for skill in recurring)]
    if len(shown_in) > 1:
        yield from _together(career, recurring, shown_in)
    yield from _apart(career, recurring)
    yield from _by_years(career, recurring[0], recurring[1:])


def skills_of_the_main_post(career: Career) -> Iterator[Draft]:
    """What the main post shows, where nothing recurs. Told right after that post."""
    shown = [skill for skill in career.skills if career.main in skill.experiences][:MOST]
    if not shown or any(len(skill.experiences) > 1 for skill in career.strengths):
        return
    tools = skill_names([skill for skill in shown if skill.product])
    rest = skill_names([skill for skill in shown if not skill.product])
    now = is_going_on(career.main, career.today)
    say = Telling(
        career,
        tools=listed(tools) if tools else "",
        rest=listed(rest) if rest else "",
        works="Works" if now else "Worked",
        calls="calls" if now else "called",
    )
    if not rest:
        yield say("{works} with {tools}")
    elif tools:
        yield say(
            "The work {calls} on {rest}, with {tools} " + ("as a tool" if len(tools) == 1 else "as tools")
        )
        yield say("{works} in {rest}, using {tools}")
    else:
        yield say("The work {calls} on {rest}")
        yield say("For that work the record shows {rest}")
        yield say("Skills shown in it: {rest}" if len(rest) > 1 else "A skill shown in it: {rest}")


def _together(career: Career, skills: list[Skill], shown_in: list[RecordedExperience]) -> Iterator[Draft]:
    """All of the skills in the same experiences."""
    s, es = ("", "") if len(skills) > 1 else ("s", "es")
    count = number(len(shown_in))
    say = Telling(career, names=listed(skill_names(skills)), first=shown_in[0], last=shown_in[-1])
    if len(shown_in) == len(career.experiences) == len(career.posts):
        yield say(f"{{names}} run{s} through the whole record")
        whole = "both posts" if len(shown_in) == 2 else f"all {count} posts"
        yield say(f"What {whole} have in common: {{names}}")
    elif all(counts(one) for one in shown_in):
        yield say(f"{{names}} go{es} back to the post as {{first.title}}, in {{first.start}}")
        yield say(f"{{names}} come{s} up more than once, from {{first.start}} on")
        yield say("{names}: first as {first.title}, and again as {last.title}")
        yield say(f"In {count} of the posts, the latest as {{last.title}}, the record shows {{names}}")
    else:
        yield say(f"{{names}} show{s} in paid and unpaid work alike")


def _apart(career: Career, skills: list[Skill]) -> Iterator[Draft]:
    """Each of the skills with the number of experiences that show it."""
    shown = [len(skill.experiences) for skill in skills]
    if len(set(shown)) > 1:
        times = ["twice" if count == 2 else f"{number(count)} times" for count in shown]
        named = [phrase(name, f" ({often})") for name, often in zip(skill_names(skills), times, strict=True)]
        yield Telling(career, named=listed(named))("Shown more than once: {named}")


def _by_years(career: Career, skill: Skill, others: list[Skill]) -> Iterator[Draft]:
    """The first of the skills with the years of work that used it."""
    length = skill.years(career.today)
    if length < 2:
        return
    dated = tuple(one for experience in filter(counts, skill.experiences) for one in dates(experience))
    recurs = " also recur" if len(others) > 1 else " also recurs"
    too = phrase("; ", listed(skill_names(others)), recurs) if others else ""
    say = Telling(career, name=skill_names([skill])[0], length=Phrase(span_of_years(length), dated), too=too)
    yield say("The posts that show {name} add up to {length}{too}")
