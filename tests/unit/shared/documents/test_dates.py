import pytest

from shared.documents.dates import means_still, partial_date


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-01", "2019-03-01"),
        ("2019-3", "2019-03"),
        ("2019/03/1", "2019-03-01"),
        ("03/2019", "2019-03"),
        ("Mar 2019", "2019-03"),
        ("March, 2019", "2019-03"),
        ("Sept. 2017", "2017-09"),
        ("Août 2003", "2003-08"),
        ("März 2009", "2009-03"),
        ("enero de 2011", "2011-01"),
        ("2017-12-24T15:53:00Z", "2017-12-24"),
        (" 2020 ", "2020"),
    ],
)
def test_a_date_is_kept_at_the_precision_it_was_given(written: str, kept: str) -> None:
    assert partial_date(written) == kept


@pytest.mark.parametrize(
    "written", ["03/04/2019", "Spring 2019", "2019-13", "2019-02-30", "19", "2019-2020", "", "Smarch 2019"]
)
def test_a_date_that_cannot_be_told_is_not_guessed(written: str) -> None:
    assert partial_date(written) is None


def test_words_for_the_present_mean_that_there_is_no_end() -> None:
    assert all(map(means_still, ("Present", "current", "(now)", "heute", "Aujourd'hui", "actualidad")))
    assert not means_still("2020")
