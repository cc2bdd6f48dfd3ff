"""First sentences for careers that are best told as a way from one thing to another."""

from collections.abc import Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import dates, has_firm, is_exact
from functions.summaries.service.prose.measure import employers, how_many, years_of_work
from functions.summaries.service.prose.shapes import before_the_service, old_trade, steps_up
from functions.summaries.service.wording.phrase import Phrase
from functions.summaries.service.wording.times import span_of_days


def from_service(career: Career) -> Iterator[Draft]:
    """Military first, civilian now."""
    last = before_the_service(career)[0]
    say = Telling(career, last=last)
    yield say("{main.stand} {main.time}, after service{last.at} as {last.role}")
    yield say(
        "Served{last.at} as {last.role} until {last.end}, then in civilian work: {main.office} {main.time}"
    )
    if is_exact(last):
        yield say(
            "After {last.lasted}{last.at} as {last.role}, went into civilian work: {main.office} {main.time}"
        )


def returning(career: Career) -> Iterator[Draft]:
    """A gap of a year or more before the present post."""
    last = career.earlier[0]
    away = Phrase(span_of_days(career.gap_before_main), (*dates(last)[1:], *dates(career.main)[:1]))
    say = Telling(career, last=last, away=away)
    yield say("{main.stand} {main.since}; the post before, as {last.role}{last.at}, ended in {last.end}")
    if is_exact(last) and is_exact(career.main):
        yield say(
            "Took up the present post in {main.start}, as {main.stand}, {away} after one as"
            " {last.role}{last.at}"
        )
    yield say("{main.stand} {main.since}, and until {last.end} {last.role}{last.at}")


def contracts(career: Career) -> Iterator[Draft]:
    """Many short engagements."""
    main, first, places = career.main, career.posts[0], employers(career.posts)
    kind = "contract" if all(one.content.employment_type == "contract" for one in career.posts) else "post"
    say = Telling(
        career,
        first=first,
        kind=kind,
        posts=how_many(career.posts, kind),
        places=how_many(places, "organization"),
        now="now" if main in career.current else "last",
        work=years_of_work(career),
    )
    yield say("Has held {posts} since {first.start}, {now} as {main.stand}")
    if len(places) > 2:
        yield say("Short engagements with {places} add up to {work}, the latest as {main.stand} {main.time}")
    if first is not main and has_firm(first) and has_firm(main):
        yield say(
            "Has moved from {kind} to {kind} since {first.start}, first{first.at}, {now}{main.at}{main.where}"
            " as {main.role}"
        )


def changed(career: Career) -> Iterator[Draft]:
    """One trade first, another now."""
    say = Telling(career, last=old_trade(career)[0])
    yield say("{main.stand} {main.time}, and until {last.end} {last.role}{last.at}")
    yield say(
        "Changed trades after {last.end}: from {last.title}{last.at} to {main.title}{main.at}{main.where},"
        " the latter {main.time}"
    )
    yield say(
        "Came to the present work from another trade: {last.role}{last.at} until {last.end},"
        " {main.role}{main.at}{main.where} {main.time}"
    )


def climber(career: Career) -> Iterator[Draft]:
    """Promoted, or moved on, within one employer."""
    steps = steps_up(career)
    last, first = steps[0], steps[-1]
    say = Telling(career, last=last, first=first)
    yield say("Has gone from {first.title} to {main.title}{main.at}{main.where}, the latter {main.time}")
    if career.main in career.current:
        yield say(
            "Joined {main.firm}{main.where} in {first.start} as {first.role} and has been"
            " {main.role} there {main.time}"
        )
    if is_exact(last) and first is last:
        yield say("{main.stand} {main.time}, after {last.lasted} there as {last.role}")


def between(career: Career) -> Iterator[Draft]:
    """Nothing current."""
    say = Telling(career, work=years_of_work(career))
    yield say("Last worked as {main.stand}, until {main.end}")
    yield say("Until {main.end} {main.stand}, with {work} on record")
    if is_exact(career.main) and has_firm(career.main):
        yield say("Spent {main.lasted}{main.at}{main.where}, up to {main.end}, as {main.role}")
