"""The first sentence, by the shape of the career."""

from collections.abc import Callable, Iterator

from functions.summaries.service.career import Career
from functions.summaries.service.prose import openings_at_the_start as at_the_start
from functions.summaries.service.prose import openings_by_path as by_path
from functions.summaries.service.prose import openings_by_post as by_post
from functions.summaries.service.prose.draft import Draft, Telling, chosen
from functions.summaries.service.prose.shapes import shape_of

_OPENINGS: dict[str, Callable[[Career], Iterator[Draft]]] = {
    "unpaid": at_the_start.unpaid,
    "beginner": at_the_start.beginner,
    "in_service": at_the_start.in_service,
    "from_service": by_path.from_service,
    "concurrent": by_post.concurrent,
    "returning": by_path.returning,
    "contracts": by_path.contracts,
    "independent": by_post.independent,
    "academic": by_post.academic,
    "changed": by_path.changed,
    "leader": by_post.leader,
    "climber": by_path.climber,
    "long_post": by_post.long_post,
    "single": by_post.single,
    "between": by_path.between,
    "steady": by_post.steady,
}


def opening(career: Career, room: int) -> Draft:
    """Who this is, for how long and where, in at most `room` characters."""
    shape = shape_of(career)
    found = chosen(career, shape, _OPENINGS[shape](career), room)
    return found or chosen(career, "plain", by_post.single(career), room) or Telling(career)("{main.title}")
