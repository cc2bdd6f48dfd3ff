"""Sentences on what else sets a career apart: what the post carries, unpaid work."""

from collections.abc import Iterator

from functions.summaries.service.career import Career, is_going_on
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.scope import duties_of, effects, in_numbers
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.phrase import Phrase, listed, phrase


def scope_sentences(career: Career, told: str) -> Iterator[Draft]:
    """What the main post carries and brought, as far as the sentences before have not said so."""
    main, going_on = career.main, is_going_on(career.main, career.today)
    duties = [one for one in duties_of(main, going_on=going_on) if not _is_told(one, told)]
    brought = [one for one in effects(main) if one.text not in told]
    figures = [one for one in in_numbers(main) if one.text not in told][:2]
    if duties:
        yield from _entrusted(career, duties, brought, going_on=going_on)
    elif brought:
        yield Telling(career, brought=listed(brought))("The record puts the effect of that work at {brought}")
    elif figures:
        say = Telling(career, figures=listed(figures))
        yield say("In numbers: {figures}")
        yield say("Figures on record: {figures}")


def _entrusted(
    career: Career, duties: list[Phrase], brought: list[Phrase], *, going_on: bool
) -> Iterator[Draft]:
    say = Telling(
        career,
        duties=listed(duties),
        objects=listed([_object_of(one) for one in duties]),
        gained=phrase(", with ", listed(brought), " on record") if brought else "",
        has="Has" if going_on else "Had",
    )
    yield say("{duties}{gained}")
    yield say("{has} charge of {objects}{gained}")
    yield say("Responsible for {objects}{gained}" if going_on else "Was responsible for {objects}{gained}")


def beside_sentences(career: Career, told: frozenset[str]) -> Iterator[Draft]:
    """Volunteering or a project, called what it is."""
    left = [one for one in career.beside if one.id not in told]
    kind = left[0].content.experience_type if left else None
    if kind == "volunteer" and career.posts:
        yield from _volunteering_beside_work(career, left[0])
    elif kind == "volunteer":
        yield from _more_volunteering(career, left[0])
    elif kind == "project":
        say = Telling(career, one=left[0])
        yield say("The record also holds a project, {one.firm}, {one.time}")
        yield say("Beside that, a project: {one.firm}{one.where}, as {one.role}, {one.time}")


def _volunteering_beside_work(career: Career, one: RecordedExperience) -> Iterator[Draft]:
    going_on = is_going_on(one, career.today)
    say = Telling(career, one=one, does="volunteers" if going_on else "volunteered")
    yield say("Also {does}{one.at}{one.where}, {one.time}")
    if "volunteer" not in one.content.title.casefold():
        yield say("Outside paid work, {does}{one.at} as {one.role}, {one.time}")
        yield say("As a volunteer: {one.title}{one.at}{one.where}, {one.time}")
    if going_on:
        yield say("Volunteer work{one.at}{one.where} has gone on beside this {one.time}")
    else:
        yield say("Unpaid, and outside these posts: {one.title}{one.at}, {one.time}")
        yield say("There was volunteer work{one.at}{one.where} too, {one.time}")


def _more_volunteering(career: Career, one: RecordedExperience) -> Iterator[Draft]:
    going_on = is_going_on(one, career.today)
    say = Telling(
        career,
        one=one,
        does="Also volunteers" if going_on else "Volunteered",
        runs="runs" if going_on else "ran",
    )
    yield say("{does}{one.at}{one.where} as {one.role}, {one.time}")
    yield say("Another unpaid role, {one.title}{one.at}, {runs} {one.time}")


def _object_of(duty: Phrase) -> Phrase:
    """`a team of 12`, from `leads a team of 12`."""
    return Phrase(duty.text[duty.text.index(" a ") + 1 :], duty.evidence)


def _is_told(duty: Phrase, told: str) -> bool:
    """Whether the figure's own words, `a team of 12`, stand in the sentences before."""
    return _object_of(duty).text.casefold() in told.casefold()
