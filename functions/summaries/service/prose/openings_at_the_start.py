"""First sentences for those with little or no paid work on record, and for those in uniform."""

from collections.abc import Iterator

from functions.summaries.service.career import Career, is_going_on
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import is_exact, years
from functions.summaries.service.prose.measure import how_many


def unpaid(career: Career) -> Iterator[Draft]:
    """Only volunteering or projects: called what they are, never a post."""
    kind = career.main.content.experience_type
    same = [one for one in career.beside if one.content.experience_type == kind]
    going_on = is_going_on(career.main, career.today)
    say = Telling(
        career, roles=how_many(same, "unpaid role"), does="Volunteers" if going_on else "Volunteered"
    )
    if kind == "volunteer":
        yield say("{does}{main.at}{main.where} as {main.role}, {main.time}")
        yield say("A volunteer{main.at}{main.where}, {main.time} as {main.title}")
        if len(same) > 1:
            yield say("Has taken on {roles}, the latest as {main.stand} {main.time}")
    elif kind == "project":
        yield say("Project work {main.time}: {main.firm}, as {main.role}")
        yield say("{main.firm}, a project {main.time}, in the part of {main.title}")
    else:
        yield say("On record {main.time}: {main.office}")


def beginner(career: Career) -> Iterator[Draft]:
    """An internship or two, and nothing else yet."""
    say = Telling(career, stays=how_many(career.posts, "internship"))
    if len(career.posts) > 1:
        yield say("Has {stays} on record, the latest as {main.stand} {main.time}")
        yield say("At the start of a career, with {stays} so far, most recently as {main.stand} {main.time}")
        return
    yield say("Gained first experience of work as {main.stand} {main.time}")
    if career.main not in career.current:
        yield say("Completed an internship{main.at}{main.where} {main.time} as {main.role}")
    if is_exact(career.main):
        yield say("At the start of a career, with {main.lasted} as {main.stand}")


def in_service(career: Career) -> Iterator[Draft]:
    """All of it military service."""
    say = Telling(career, first=career.posts[0], length=years(career))
    if career.main in career.current:
        yield say("Has served for {length}, at present as {main.stand}")
        yield say("{main.role}{main.at}, in service since {first.start}")
    else:
        yield say("Served until {main.end}, last as {main.stand}")
        yield say("{length} in uniform, the last of it as {main.stand}, to {main.end}")
