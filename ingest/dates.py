"""Finds date expressions and resolves them against the day of publication, keeping their precision.

A value is an ISO prefix ("2024", "2024-01", "2024-01-16") or an interval of two ("2024-01-15/2024-01-21"), as in ISO
8601-2.
Conventions (weeks run from Monday to Sunday; "overnight" is two days; "recently" is nothing) are those of
corpus/README.md.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
COUNTS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
COUNTS |= {"a": 1, "an": 1, "a couple of": 2, "several": 4, "a few": 3}
UNITS = {"day": 1, "week": 7, "fortnight": 14}  # days; months and years are counted by the calendar

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|fortnight|month|year)s?"
_PATTERNS = (
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3]\d))?\b"),
    (
        "month_days",
        rf"\b(?P<month>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?| and | to )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y>(?:19|20)\d\d))?",
    ),
    (
        "days_month",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?| and | to )(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})(?:,? (?P<y>(?:19|20)\d\d))?",
    ),
    ("month_day", rf"\b(?P<month>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:)(?:,? (?P<y>(?:19|20)\d\d)\b)?"),
    ("day_month", rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?(?P<month>{_MONTH})(?:,? (?P<y>(?:19|20)\d\d)\b)?"),
    ("month_year", rf"\b(?:(?P<part>early|mid|late)[- ])?(?P<month>{_MONTH})(?: of)?,? (?P<y>(?:19|20)\d\d)\b"),
    (
        "month",
        rf"\b(?:(?P<that>that|the following|the previous|last|this|next) )?(?:(?P<part>early|mid|late)[- ])?(?P<month>{_MONTH})(?P<yr> (?:last|this|that|the previous|the following|the same) year)?(?![\w-])",
    ),
    ("ago", rf"\b(?P<n>{_COUNT}) (?P<unit>{_UNIT}) (?P<dir>ago|earlier|later|before|after|on\b)"),
    (
        "weekday",
        rf"\b(?:(?P<which>last|this|next|the following|the previous) )?(?P<wd>{_WEEKDAY})\b(?P<wk> (?:last|this|next) week)?",
    ),
    (
        "unit",
        r"\b(?P<which>earlier this|later this|early this|late last|early last|last|this|next|the same|that same|the previous|the following|that|the preceding) (?P<unit>day|night|morning|evening|afternoon|week|weekend|month|year|spring|summer|autumn|fall|winter)\b",
    ),
    ("weekend", r"\b(?:over|at|during) the weekend\b|\bthe weekend\b"),
    (
        "day_word",
        r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|this morning|this afternoon|this evening|last night|the next day|the day before|the day after|hours (?:later|earlier|before|after)|a day (?:earlier|later|before|after)|days (?:later|earlier|before|after))\b",
    ),
    ("year", r"\b(?:(?P<part>early|mid|late)[- ](?:in )?)?(?P<y>(?:19|20)\d\d)(?!\d|[-–]\d|,\d)\b"),
)
_SHORT = re.compile(r"^(?:May|Mar|March|Sat|Sun|Jan|Dec)\b")
_FINDERS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class When:
    """A date expression at ``start:end`` and what it means; ``value`` is None where nothing fixes it."""

    start: int
    end: int
    text: str
    kind: str  # which pattern found it
    value: str | None
    anchored: bool  # resolved against another date of the text, not against the day of publication


def find_dates(text: str, published: date | None) -> list[When]:
    """All date expressions in reading order, the longest reading of each place."""
    found: list[When] = []
    context = _Context(published)
    for kind, match in _matches(text):
        value = _READERS[kind](match, context)
        anchored = kind in {"ago", "unit", "day_word"} and context.used_last
        found.append(When(match.start(), match.end(), match.group(), kind, value, anchored))
        context.read(value)
    return found


def first_day(value: str) -> date:
    """The first day that a value covers."""
    year, month, day = ([int(part) for part in value.split("/", maxsplit=1)[0].split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """The last day that a value covers."""
    parts = [int(part) for part in value.rsplit("/", maxsplit=1)[-1].split("-")]
    if len(parts) == 3:  # noqa: PLR2004 - year, month and day
        return date(*parts)
    year, month = [*parts, 12][:2]
    return date(year, month, calendar.monthrange(year, month)[1])


VAGUE = timedelta(days=10)  # a period longer than this is no day to count from


class _Context:
    """The day of publication, the date last read, and whether the value in hand was counted from that one."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: str | None = None
        self.used_last = False

    def read(self, value: str | None) -> None:
        if value:
            self.last = value
        self.used_last = False

    def anchor(self, *, text_first: bool) -> date | None:
        """The day to count from: the last date of the text for "a day later", publication for "a day ago"."""
        if text_first and self.last:
            self.used_last = True
            return first_day(self.last)
        return self.published


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    spans: list[tuple[int, int, str, re.Match[str]]] = []
    for kind, finder in _FINDERS:
        for match in finder.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, *_ in spans) and _is_date(
                kind, match
            ):
                spans.append((match.start(), match.end(), kind, match))
    for _, _, kind, match in sorted(spans, key=lambda span: span[0]):
        yield kind, match


def _is_date(kind: str, match: re.Match[str]) -> bool:
    """Months and weekdays are capitalised in English ("may" and "march" are verbs)."""
    if kind in {"month", "month_day", "day_month", "month_year", "month_days", "days_month"}:
        return match["month"][0].isupper()
    return kind != "weekday" or match["wd"][0].isupper()


def _year_of(month: int, day: int | None, context: _Context) -> int | None:
    """The latest year that puts the date no more than a month past publication."""
    if context.published is None:
        return int(context.last[:4]) if context.last else None
    limit = context.published + timedelta(days=31)
    candidate = date(
        context.published.year, month, min(day or 1, calendar.monthrange(context.published.year, month)[1])
    )
    if candidate > limit:
        return context.published.year - 1
    if (context.published - candidate).days > 335:  # noqa: PLR2004 - "January" said in December is the coming one
        return context.published.year + 1
    return context.published.year


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _part(part: str | None, first: date, days: int) -> str:
    third = days // 3
    offset = {"early": 0, "mid": third, "late": 2 * third}[(part or "early").casefold()]
    return f"{first + timedelta(days=offset)}/{first + timedelta(days=min(offset + third, days - 1))}"


def _read_iso(match: re.Match[str], _context: _Context) -> str | None:
    return match.group() if not match["d"] or _iso(int(match["y"]), int(match["m"]), int(match["d"])) else None


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["month"].casefold().rstrip(".")]


def _read_day(match: re.Match[str], context: _Context) -> str | None:
    month, day = _month(match), int(match["d"])
    year = int(match["y"]) if match["y"] else _year_of(month, day, context)
    return _iso(year, month, day) if year else None


def _read_days(match: re.Match[str], context: _Context) -> str | None:
    first = _read_day(match, context)
    last = _iso(int(first[:4]), _month(match), int(match["d2"])) if first else None
    return f"{first}/{last}" if first and last and first < last else first


def _read_month_year(match: re.Match[str], _context: _Context) -> str:
    return _month_value(int(match["y"]), _month(match), match["part"])


def _month_value(year: int, month: int, part: str | None) -> str:
    if part:
        return _part(part, date(year, month, 1), calendar.monthrange(year, month)[1])
    return f"{year}-{month:02d}"


def _read_month(match: re.Match[str], context: _Context) -> str | None:
    month = _month(match)
    year = _year_of(month, None, context)
    said = " ".join(filter(None, [match["that"], match["yr"]])).casefold()
    if context.last and ("that" in said or "same" in said or "following" in said or "previous" in said):
        year = int(context.last[:4]) + (1 if "following" in said else -1 if "previous" in said else 0)
    elif year and "last year" in said and context.published:
        year = context.published.year - 1
    return _month_value(year, month, match["part"]) if year else None


def _read_year(match: re.Match[str], _context: _Context) -> str:
    return _part(match["part"], date(int(match["y"]), 1, 1), 365) if match["part"] else match["y"]


def _read_ago(match: re.Match[str], context: _Context) -> str | None:
    text = match["n"].casefold()
    count = int(text) if text.isdigit() else COUNTS[text]
    direction = match["dir"].casefold()
    anchor = context.anchor(text_first=direction != "ago")
    if anchor is None:
        return None
    sign = 1 if direction in {"later", "after", "on"} else -1
    return _shift(anchor, sign * count, match["unit"].casefold().rstrip("s"))


def _shift(anchor: date, count: int, unit: str) -> str:
    if unit in UNITS:
        return (anchor + timedelta(days=count * UNITS[unit])).isoformat()
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
        return f"{year}-{month + 1:02d}"
    return str(anchor.year + count)


def _read_weekday(match: re.Match[str], context: _Context) -> str | None:
    if context.published is None:
        return None
    back = (context.published.weekday() - WEEKDAYS[match["wd"].casefold()]) % 7
    which = ((match["which"] or "") + (match["wk"] or "")).casefold()
    if "next" in which or "following" in which:
        back -= 7
    elif "last week" in which and back <= context.published.weekday():
        back += 7
    elif match["which"] and match["which"].casefold() == "last" and back == 0:
        back = 7
    return (context.published - timedelta(days=back)).isoformat()


def _week(day: date) -> str:
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}


def _read_unit(match: re.Match[str], context: _Context) -> str | None:
    which, unit = match["which"].casefold(), match["unit"].casefold()
    from_text = which in {"the same", "that same", "the previous", "the following", "that", "the preceding"}
    anchor = context.anchor(text_first=from_text)
    if anchor is None:
        return None
    step = 1 if "next" in which or "following" in which else -1 if re.search("last|previous|preceding", which) else 0
    return _unit_value(anchor, step, unit)


def _unit_value(anchor: date, step: int, unit: str) -> str:
    if unit in SEASONS:
        first, last = SEASONS[unit]
        year = anchor.year + min(step, 0 if first <= anchor.month else step)
        return f"{year}-{first:02d}/{year}-{last:02d}"
    if unit == "week":
        return _week(anchor + timedelta(days=7 * step))
    if unit == "weekend":
        return _weekend(anchor, step)
    if unit in {"month", "year"}:
        return _shift(anchor, step, unit)
    return (anchor + timedelta(days=step)).isoformat()


def _weekend(anchor: date, step: int = -1) -> str:
    """The last Saturday and Sunday begun before the day, or the coming ones."""
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7) + timedelta(days=7 if step > 0 else 0)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _read_weekend(_match: re.Match[str], context: _Context) -> str | None:
    return _weekend(context.published) if context.published else None


def _read_day_word(match: re.Match[str], context: _Context) -> str | None:
    word = match["word"].casefold()
    relative = re.search(r"earlier|later|before|after|next", word)
    anchor = context.anchor(text_first=bool(relative))
    if anchor is None:
        return None
    if relative and context.last and last_day(context.last) - anchor > VAGUE:
        return context.last  # days after some day of a month are days of that month, as far as anybody knows
    if word == "overnight":
        return f"{anchor - timedelta(days=1)}/{anchor}"
    if word.startswith("days"):
        return (
            f"{anchor}/{anchor + timedelta(days=6)}"
            if "later" in word or "after" in word
            else f"{anchor - timedelta(days=6)}/{anchor}"
        )
    if word.startswith("hours"):
        return anchor.isoformat()
    return (anchor + timedelta(days=_STEPS.get(word, 0))).isoformat()


_STEPS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the next day": 1, "the day after": 1, "the day before": -1}
_STEPS |= {"a day earlier": -1, "a day before": -1, "a day later": 1, "a day after": 1}
_READERS = {
    "iso": _read_iso,
    "month_days": _read_days,
    "days_month": _read_days,
    "month_day": _read_day,
    "day_month": _read_day,
    "month_year": _read_month_year,
    "month": _read_month,
    "ago": _read_ago,
    "weekday": _read_weekday,
    "unit": _read_unit,
    "weekend": _read_weekend,
    "day_word": _read_day_word,
    "year": _read_year,
}
