"""First sentences for careers that are best told from the posts they stand at."""

from collections.abc import Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import has_firm, is_exact
from functions.summaries.service.prose.measure import employers, how_many, years_in_trade, years_of_work
from functions.summaries.service.prose.scope import budget, team
from functions.summaries.service.wording.phrase import Phrase, phrase


def concurrent(career: Career) -> Iterator[Draft]:
    """Several posts at the same time."""
    one, two, *more = career.current
    rest = phrase(", with ", how_many(more, "further post"), " beside them") if more else ""
    kinds = tuple(post.cite("employment_type") for post in (one, two) if post.content.employment_type)
    say = Telling(career, one=one, two=two, rest=rest, both=Phrase("two part-time posts", kinds))
    yield say("{one.role}{one.at} {one.since} and, alongside, {two.role}{two.at} {two.since}{rest}")
    if has_firm(one) and has_firm(two):
        yield say(
            "Divides the working week between {one.firm} ({one.title}, {one.since}) and {two.firm}"
            " ({two.title}, {two.since}){rest}"
        )
    if all(post.content.employment_type == "part_time" for post in (one, two)):
        yield say("Holds {both}: {one.title}{one.at} {one.since}, and {two.title}{two.at} {two.since}{rest}")


def independent(career: Career) -> Iterator[Draft]:
    """Working on one's own account."""
    say = Telling(career, last=career.earlier[0] if career.earlier else "")
    if career.main not in career.current:
        yield say("Worked independently as {main.craft}{main.at}{main.where} {main.time}")
        return
    yield say("Self-employed {main.time} as {main.craft}{main.at}{main.where}")
    yield say("{main.craft}{main.at}{main.where}, in independent business {main.time}")
    if career.earlier:
        yield say(
            "Left a post as {last.role}{last.at} in {last.end} and has worked independently {main.time},"
            " as {main.craft}{main.where}"
        )


def academic(career: Career) -> Iterator[Draft]:
    """Research and teaching posts in a row."""
    main, first, places = career.main, career.posts[0], employers(career.posts)
    say = Telling(career, first=first, by=how_many(places[:-1], "institution"))
    if first is not main:
        yield say("{main.stand} {main.time}, in an academic career that began{first.at} in {first.start}")
    if len(places) > 2 and places[-1].content.organization == main.content.organization:
        yield say("Came by way of {by} to {main.firm}, where the post {main.time} is that of {main.title}")
    if career.earlier:
        say = Telling(career, last=career.earlier[0])
        yield say("Moved from {last.title}{last.at} to {main.title}{main.at}{main.where} in {main.start}")


def leader(career: Career) -> Iterator[Draft]:
    """In charge of people whose number is known."""
    people = team(career.main)
    if people is None:
        return
    money = budget(career.main)
    first = career.posts[0]
    say = Telling(career, people=people, trade=years_in_trade(career) or "", money=money or "", first=first)
    yield say("{main.stand} {main.time}, in charge of {people}")
    if career.main not in career.current:
        yield say("Until {main.end}, {main.stand} with {people}")
        return
    yield say("Leads {people}{main.at}{main.where}, as {main.role} {main.time}")
    if money is not None:
        yield say("{main.stand} {main.time}, with {people} and {money} to answer for")
    if first is not career.main:
        yield say("Once {first.role}{first.at}, now {main.role}{main.at}{main.where} at the head of {people}")
    if years_in_trade(career):
        yield say("After {trade}, leads {people} as {main.stand}, a post held {main.time}")


def long_post(career: Career) -> Iterator[Draft]:
    """Many years in one post that goes on."""
    say = Telling(career)
    yield say("Has worked{main.at}{main.where} since {main.start}, throughout as {main.role}")
    yield say("{main.stand} since {main.start}, in one and the same post")
    if is_exact(career.main):
        yield say("{main.stand} for {main.lasted}, without a change of post")
        if has_firm(career.main):
            yield say("{main.lasted} of work for one firm: {main.office}")


def single(career: Career) -> Iterator[Draft]:
    """One post, not yet a long one."""
    say = Telling(career)
    yield say("{main.stand} {main.time}")
    if career.main in career.current:
        yield say("Works{main.at}{main.where} as {main.role}, {main.time}")
        if is_exact(career.main):
            yield say("{main.lasted} into a first post, as {main.stand}")


def steady(career: Career) -> Iterator[Draft]:
    """Several posts, the latest going on."""
    places, trade = employers(career.posts), years_in_trade(career)
    say = Telling(
        career,
        years=trade or phrase(years_of_work(career), " in all"),
        work=years_of_work(career),
        places=how_many(places, "employer"),
        last=career.earlier[0] if career.earlier else "",
    )
    yield say("{main.stand} {main.since}, with {years}")
    yield say("Joined {main.firm}{main.where} in {main.start} as {main.role}")
    if len(places) > 1:
        yield say("{work} with {places}, and {main.since} {main.stand}")
    if career.earlier:
        yield say("{main.stand} {main.since}; before that, {last.role}{last.at}")
