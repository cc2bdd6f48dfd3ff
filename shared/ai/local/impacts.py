"""Impacts by rule: every stated quantity of scope or result, with the words that carry it."""

from shared.ai.port import ImpactsFound, Source
from shared.evidence import Quantity, Region, find_quantities, is_asserted, locate_span
from shared.records.enrichment import Impact

# Figures in these are names of places, firms and posts, not claims.
_NAMES = ("organization", "location", "industry", "role_type", "department", "technologies")


def quantify_impacts(source: Source) -> ImpactsFound:
    """Every quantity that the record states as done; what was failed, hoped or planned is left out."""
    region = Region.of(source.location, source.currency)
    impacts = [
        impact_of(source, field, quantity)
        for field, text in source.texts()
        if not field.startswith(_NAMES)
        for quantity in find_quantities(text, region)
        if is_asserted(text, quantity.start, quantity.end) and not _is_article(text, quantity)
    ]
    return ImpactsFound(impacts=_once(impacts))


def _is_article(text: str, quantity: Quantity) -> bool:
    """Whether it is "one nurse", which counts nothing; a figure `1` does."""
    words = text[quantity.start : quantity.end].casefold()
    return quantity.kind == "count" and quantity.value == 1 and words.startswith("one ")


def impact_of(source: Source, field: str, quantity: Quantity) -> Impact:
    """The quantity as a finding, its evidence the words that carry it."""
    return Impact(
        kind=quantity.kind,
        metric=quantity.metric,
        value=quantity.value,
        from_=quantity.before,
        to=quantity.after,
        unit=quantity.unit,
        currency=quantity.currency,
        direction=quantity.direction,
        evidence=[locate_span(source, field, quantity.start, quantity.end)],
    )


def _once(impacts: list[Impact]) -> list[Impact]:
    """The same claim told in two fields is one impact with both places as evidence."""
    by_claim: dict[tuple[object, ...], Impact] = {}
    for impact in impacts:
        claim = (impact.kind, impact.metric.lower(), impact.value, impact.from_, impact.unit, impact.currency)
        first = by_claim.setdefault((*claim, impact.direction), impact)
        if first is not impact:
            first.evidence.extend(impact.evidence)
    return list(by_claim.values())
