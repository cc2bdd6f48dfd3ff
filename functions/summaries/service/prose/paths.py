"""Sentences on the way to the present post, from what the first sentence left out."""

from collections.abc import Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.chronology import end_of
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import has_firm, is_exact, organization, start, title
from functions.summaries.service.prose.measure import employers, how_many
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.phrase import Phrase, listed, phrase
from shared.records.partial_date import first_day


def path_sentences(career: Career, told: frozenset[str]) -> Iterator[Draft]:
    """Ways to tell the earlier posts that are not told yet."""
    left = [one for one in career.earlier if one.id not in told]
    if len(left) == 1:
        yield from _one(career, left[0])
    elif len(left) == 2:
        yield from _two(career, left[1], left[0])
    elif left:
        yield from _many(career, left)


def _one(career: Career, post: RecordedExperience) -> Iterator[Draft]:
    say = Telling(career, post=post)
    if post is career.posts[0]:
        yield say("Started out as {post.role}{post.at}{post.elsewhere}, {post.span}")
        yield say("The first post, as {post.role}{post.at}, dates from {post.start}")
        yield say("Began in {post.start}{post.at}{post.elsewhere}, as {post.role}")
    elif post is career.earlier[0] and len(career.current) == 1:
        if has_firm(post):
            yield say("Came from {post.firm}, where the post was that of {post.title}, {post.span}")
        if is_exact(post):
            yield say("Before that, {post.lasted} as {post.role}{post.at}{post.elsewhere}")
    yield say("Earlier, {post.role}{post.at}{post.elsewhere} {post.span}")


def _two(career: Career, first: RecordedExperience, second: RecordedExperience) -> Iterator[Draft]:
    say = Telling(career, first=first, second=second)
    former, latter = "{first.title}{first.at}{first.elsewhere}", "{second.title}{second.at}{second.elsewhere}"
    yield say(f"Earlier posts: {former}, {{first.span}}, then {latter}")
    yield say(f"Two posts came before: {former} and, from {{second.start}}, {latter}")
    if organization(first).text == organization(second).text or not (has_firm(first) and has_firm(second)):
        return
    yield say(
        "Came by way of {first.firm} ({first.title}, {first.time}) and {second.firm}"
        " ({second.title}, {second.time})"
    )
    if end_of(first, career.today) <= first_day(second.content.start_date):
        yield say(
            "Started in {first.start} as {first.role}{first.at}{first.elsewhere} and moved on"
            " to {second.firm} in {second.start} as {second.role}"
        )


def _many(career: Career, left: list[RecordedExperience]) -> Iterator[Draft]:
    places = [one for one in employers(left) if has_firm(one)]
    say = _telling_many(career, left, places)
    yield say(
        "Started out in {first.start} as {first.role}{first.at}{first.elsewhere}, with {others}"
        " before the {end}",
        covers=left,
    )
    yield say(
        "Came to it through {posts}, first as {first.role}{first.at}, last as {last.role}{last.at}",
        covers=left,
    )
    if len(places) > 2:
        yield say("Earlier employers{from_} include {places}", covers=left)
    if len(left) == 3:
        yield say("The steps before it, since {first.start}: {steps}", covers=left)


def _telling_many(
    career: Career, left: list[RecordedExperience], places: list[RecordedExperience]
) -> Telling:
    first = left[-1]
    return Telling(
        career,
        first=first,
        last=left[0],
        posts=how_many(left, "earlier post"),
        others=how_many(left[:-1], "further post"),
        end="present one" if career.current else "last",
        from_=phrase(", from ", start(first), " on,") if first is career.posts[0] else "",
        places=_named(places) if places else "",
        steps=listed([title(one) for one in reversed(left)], "and then"),
    )


def _named(places: list[RecordedExperience]) -> Phrase:
    named = [organization(one) for one in places[:3]]
    return listed(named) if len(places) < 4 else listed([*named[:2], how_many(places[2:], "other")])
