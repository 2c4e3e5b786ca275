"""What most say, where several say something."""

from collections import Counter
from collections.abc import Iterable


def commonest(values: Iterable[str]) -> str:
    """The value that is given most often, of equally frequent ones the first by the alphabet; empty without any."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default="")
