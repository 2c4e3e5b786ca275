"""ISO 3166 codes of states by their names, as exchange formats want them."""

import warnings

import countrynames

with warnings.catch_warnings():
    # It says once that PyICU, which it does without, would write foreign letters better; our names are in Latin ones.
    warnings.simplefilter("ignore")
    countrynames.to_code("")


def country_code(name: str) -> str | None:
    """Two letters; None for a region, and for states that are no more."""
    code = countrynames.to_code(name)
    return code if code and len(code) == 2 else None  # noqa: PLR2004 - longer codes are of former states
