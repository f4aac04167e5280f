"""What somebody probably meant to write."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# difflib takes the square of the lengths for each pair: a hostile document could make
# thousands of long names from which to choose, thousands of times.
_LONGEST = 60
_MOST = 128


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name that is nearest to another one; empty when none is near.

    Only the first names of many are looked at, and only those that a person could misspell.
    """
    if len(name) > _LONGEST:
        return ""
    names = [one for one in islice(known, _MOST) if len(one) <= _LONGEST]
    return next(iter(get_close_matches(name, names, n=1)), "")


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Offer the nearest of the known names; something else when none is near."""
    close = nearest(name, known)
    return f"did you mean {close!r}?" if close else otherwise
