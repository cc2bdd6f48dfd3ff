"""Years, months and stretches of time in words; never an exact day."""

from functions.summaries.service.wording.figures import number

DAYS_OF_A_MONTH = 30.4375
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def year(text: str) -> str:
    """`2021-03-15` -> `2021`."""
    return text[:4]


def month(text: str) -> str:
    """`2021-03-15` -> `March 2021`; a bare year stays one."""
    return f"{_MONTHS[int(text[5:7]) - 1]} {text[:4]}" if len(text) >= 7 else text


def span_of_years(years: float) -> str:
    """11.4 -> `11 and a half years`, 10.9 -> `nearly 11 years`, 6.0 -> `six years`; for one year and more."""
    whole, tenth = divmod(round(years * 10), 10)
    if tenth in (4, 5, 6):
        return "a year and a half" if whole == 1 else f"{number(whole)} and a half years"
    if tenth >= 7:
        return f"nearly {number(whole + 1)} years"
    exact = "a year" if whole == 1 else f"{number(whole)} years"
    return f"just over {exact}" if tenth else exact


def span_of_days(days: int) -> str:
    """A length as a reader would say it: weeks, months or years."""
    if days < 45:
        weeks = max(1, round(days / 7))
        return "a week" if weeks == 1 else f"{number(weeks)} weeks" if weeks < 4 else "a month"
    months = round(days / DAYS_OF_A_MONTH)
    if months < 12:
        return f"{number(months)} months"
    return span_of_years(round(days / 365.25, 1)) if months >= 15 else "a year"
