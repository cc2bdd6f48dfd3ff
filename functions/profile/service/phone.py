"""Telephone numbers: as somebody wrote them, and in the one form that every program dials."""

import re


def e164(written: str | None) -> str | None:
    """`+49 170 1234567` -> `+491701234567`; None where the country cannot be told or nobody has the number.

    The form is that of ITU-T E.164. A number without its country is not guessed at.
    """
    if not written:
        return None
    international = re.sub(r"^\s*00", "+", written)
    if not international.lstrip().startswith("+"):
        return None
    import phonenumbers  # 50 ms, which most requests have no use for

    try:
        number = phonenumbers.parse(international.replace("(0)", ""))
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
