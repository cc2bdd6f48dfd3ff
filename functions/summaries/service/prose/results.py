"""Sentences on what came of the work: the record's own words, fitted into a sentence or quoted."""

from collections.abc import Iterator

from functions.summaries.service.career import Career, is_going_on
from functions.summaries.service.chronology import counts
from functions.summaries.service.prose.draft import Draft, Telling
from functions.summaries.service.prose.fragments import at, has_firm, organization, title
from functions.summaries.service.prose.telling import Told, told
from functions.summaries.service.wording.phrase import Part, Phrase, phrase

LONGEST_SECOND = 110


def tellable(career: Career) -> list[Told]:
    """The results that a sentence can take up, with figures first; unpaid ones only for want of others."""
    strong = [result for result in career.results if result.quantified] or career.results
    paid = [result for result in strong if counts(result.experience)]
    forms = [form for result in paid or strong if (form := told(result)) is not None]
    return [form for form in forms if form.finite is not None or form.quantified]


def second_of(forms: list[Told], first: Told) -> Told | None:
    """Another short result of the same post."""
    others = (one for one in forms if one is not first and one.experience is first.experience)
    return next((one for one in others if len(one.quoted.text) < LONGEST_SECOND), None)


def single_result(career: Career, one: Told, *, fresh: bool) -> Iterator[Draft]:
    """Ways to tell one result. `fresh`: the sentence before spoke of this very post, so it needs no name."""
    say = Telling(career, **_place(one, fresh), **_forms(one, career))
    if one.finite is None:
        yield say("The record says of the work{tail}: {quoted}")
        yield say("In the words of the record{source}: {quoted}")
        return
    yield say("{opening}{finite}")
    if one.gerund is not None:
        yield say("The work{tail} {included} {gerund}")
        if one.measured:
            yield say("Results{source} include {gerund}")


def two_results(career: Career, one: Told, then: Told, *, fresh: bool) -> Iterator[Draft]:
    """Ways to tell two results of the same post."""
    second = {f"second_{name}": form for name, form in _forms(then, career).items()}
    say = Telling(career, **_place(one, fresh), **_forms(one, career), **second)
    if one.finite is not None and then.finite is not None:
        yield say("{opening}{finite}; also {second_finite}")
    if one.gerund is not None and then.gerund is not None:
        yield say("The work{tail} {included} {gerund}, and {second_gerund}")
        if one.measured:
            yield say("Results{source} include {gerund}, and {second_gerund}")
    if one.finite is None and then.finite is None:
        yield say("The record says of the work{tail}: {quoted} and {second_quoted}")


def _forms(one: Told, career: Career) -> dict[str, Part]:
    included = "has included" if is_going_on(one.experience, career.today) else "included"
    return {
        "finite": one.finite or "",
        "gerund": one.gerund or "",
        "quoted": one.quoted,
        "included": included,
    }


def _place(one: Told, fresh: bool) -> dict[str, Part]:
    """Where a result belongs, in three positions: `At Mercy, `, ` at Mercy`, ` from Mercy`."""
    post = one.experience
    if fresh:
        return {"opening": "", "tail": " there", "source": " there"}
    if not has_firm(post):
        named = phrase(" as ", title(post))
        return {"opening": phrase("As ", title(post), ", "), "tail": named, "source": named}
    kind = post.content.experience_type
    unpaid = "" if counts(post) else " as a volunteer" if kind == "volunteer" else " in a project"
    spoken = at(post)
    opening = Phrase(f"{spoken.text[1:2].upper()}{spoken.text[2:]}{unpaid}, ", spoken.evidence)
    return {
        "opening": opening,
        "tail": phrase(unpaid, spoken),
        "source": phrase(unpaid, " from ", organization(post)),
    }
