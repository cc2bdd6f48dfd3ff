"""Dates as people give them, and what is none."""

import pytest
from pydantic import TypeAdapter, ValidationError

from shared.records.partial_date import PartialDate

DATE: TypeAdapter[str] = TypeAdapter(PartialDate)


@pytest.mark.parametrize("given", ["2019", "2019-03", "2019-03-14", "2000-02-29", "9999"])
def test_a_year_a_month_or_a_day_is_kept_as_it_is_given(given: str) -> None:
    assert DATE.validate_python(given) == given


@pytest.mark.parametrize(
    "given",
    [
        "",
        "19",
        "1899",
        "2019-13",
        "2019-02-30",
        "2019-3",
        "2019\n",
        "2019-03-14T00:00",
        "٢٠١٩",
        "２０１９",
        "2019-0３",
    ],
)
def test_what_is_no_date_is_refused_other_digits_too(given: str) -> None:
    """Dates are compared and ordered as text, so there is one way to write them."""
    with pytest.raises(ValidationError):
        DATE.validate_python(given)
