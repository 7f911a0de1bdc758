"""The publication date that an article states about itself: front matter, head, file name.

Only furniture is believed. A date in a sentence may be any date; the line under the headline
that has a date, a source and little else is the dateline of Chinese news pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import PurePath

from auditor import regex

_HEAD_LINES = 6
_FURTHEST = 4_000  # characters; what comes later is not the head, whatever its lines

_DATE = regex.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
    r"|([-/.])(\d{1,2})\4(\d{1,2})(?!\d))"
)
_TIME = regex.compile(r"(?<!\d)[0-2]?\d\s?[:时]\s?[0-5]\d(?:\s?[:分]\s?[0-5]\d秒?|分)?(?!\d)")
_LABEL = regex.compile(
    r"(?:来源|來源|时间|時間|日期|发布|發布|发表|發表|作者|编辑|編輯|记者|記者|责编|責編|字号|字號|稿源|更新|出处|浏览|点击|阅读"
    r"|source|date|published)\w{0,4}\s*:",
    regex.IGNORECASE,
)
_SENTENCE = regex.compile(r"[。;；!?！？]|,\S")
_UNTIL = regex.compile(r"(?:截至|截止|到|自|从|從|于|於|在|至)[\s(（]*$")
_FRONT = regex.compile(r"\A---[ \t]*\r?\n(?P<body>(?:(?!---).*\r?\n){1,60}?)---[ \t]*(?:\r?\n|\Z)")
_FRONT_DATE = regex.compile(
    r"^(?:date|published|pubdate|publish_date|发布时间|发布日期|日期)[ \t]*:(?P<rest>.*)$",
    regex.IGNORECASE | regex.MULTILINE,
)
_AGENCY = regex.compile(
    r"(?:^|\n)[\s(（【\[]*(?!据|按|从|记者)(?:(?:新华社|中新社|中新网|人民网|新华网|央视网|中国新闻网|[\p{Han}]{2,8}(?:社|报|网|台))"
    r"[\p{Han}、 ]{0,12}?|本报[\p{Han}、 ]{0,12}?(?:讯|电)?\s*(?:[(（][^()（）\n]{0,30}[)）])?\s*)"
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*"
    r"(?:电|讯|[(（][^()（）\n]{0,30}[)）]\s*(?:电|讯))(?![,，获])"
)
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FRONT_YEAR = regex.compile(r"^(?:year|年份)[ \t]*:[ \t]*[\"']?((?:19|20)\d\d)", regex.MULTILINE)
_CHINA = dt.timezone(dt.timedelta(hours=8))
_RECENT = dt.timedelta(days=62)  # how old the days are that a report names in full
_ADDRESS = regex.compile(r"[a-z]+://[^\s\p{Han}]++", regex.IGNORECASE)  # may hold other dates
_STEM = regex.compile(r"(?:^|[^0-9])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?:$|[^0-9])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def published(
    text: str, name: str = "", *, meta: Iterable[str] = (), created: dt.date | None = None
) -> dt.date | None:
    """Return the publication date of an article.

    In this order: front matter, head, the tags of its page, the dateline of an agency
    (新华社北京3月7日电), file name, and where all are silent the day its file was made.

    Args:
        text: the article.
        name: its file name or path; "" if it has none.
        meta: dates as the tags of a web page write them, the surest first.
        created: the day on which the document was made or saved. Templates and copies make it
            lie: it is believed only where the article names a day in full shortly before.

    Returns:
        The date, or None where none is stated beyond doubt. Of several dates in the head
        (published, updated) the latest, so that nothing counts as later than the article.
    """
    head = text[:_FURTHEST].translate(_FULL_WIDTH)
    tagged = (date for said in meta if (date := stated(said)))
    return (
        _front_matter(head)
        or _dateline(head)
        or next(tagged, None)
        or _agency(head, name)
        or _file_name(name)
        or _confirmed(created, text)
    )


def _confirmed(created: dt.date | None, text: str) -> dt.date | None:
    named = _dates(text.translate(_FULL_WIDTH)) if created else []
    if created is None or not named:
        return None
    return created if dt.timedelta(0) <= created - max(named) <= _RECENT else None


def stated(written: str) -> dt.date | None:
    """Return the day in a field that holds nothing but a date, in China where it has a zone."""
    with suppress(ValueError):
        moment = dt.datetime.fromisoformat(written.strip())
        return (moment.astimezone(_CHINA) if moment.tzinfo else moment).date()
    dates = _dates(written.translate(_FULL_WIDTH))
    if dates:
        return dates[0]
    plain = regex.fullmatch(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*", written)
    return _date(*plain.groups()) if plain else None


def _agency(head: str, name: str) -> dt.date | None:
    """Return the day of an agency's dateline in the year that something else tells."""
    found = _AGENCY.search(head)
    if not found:
        return None
    month, day = found["month"], found["day"]
    if found["year"]:
        return _date(found["year"], month, day)
    front = _FRONT.match(head)
    years = set(_YEAR.findall(PurePath(name).stem)) or set(
        _FRONT_YEAR.findall(front["body"]) if front else ()
    )
    if not years:  # the days that the article names around its own
        near = (_date(d[1], month, day) for d in _DATE.finditer(head))
        own = [date for date in near if date]
        years = {
            str(date.year)
            for date in own
            if any(dt.timedelta(0) <= date - day <= _RECENT for day in _dates(head))
        }
    return _date(years.pop(), month, day) if len(years) == 1 else None


def front_matter_end(text: str) -> int:
    """Return where the front matter ends; 0 if there is none."""
    found = _FRONT.match(text[:_FURTHEST])
    return found.end() if found else 0


def _front_matter(head: str) -> dt.date | None:
    front = _FRONT.match(head)
    line = front and _FRONT_DATE.search(front["body"])
    dates = _dates(line["rest"]) if line else []
    return dates[0] if dates else None


def _dateline(head: str) -> dt.date | None:
    lines = [_ADDRESS.sub("", line).strip() for line in head.splitlines()]
    lines = [line for line in lines if line][:_HEAD_LINES]
    dates = [date for line in lines if _is_furniture(line) for date in _dates(line)]
    return max(dates, default=None)


def _is_furniture(line: str) -> bool:
    """Tell whether a line has a date, its source, and no sentence."""
    found = _DATE.search(line)
    if not found or len(line) > 80 or _SENTENCE.search(line):
        return False
    if _LABEL.search(line):
        return True
    before, after = line[: found.start()], _TIME.sub("", line[found.end() :])
    rest = regex.sub(r"[\s\p{P}|]|(?:星期|周)[一二三四五六日天]", "", before + after)
    if len(rest) <= 3:
        return not _UNTIL.search(before)
    # 「国家统计局　2020年2月28日」: a short name, set off by space, and the date closes the line.
    alone = not after.strip(" )]】")
    return alone and len(rest) <= 12 and before[-1:] in " (\t[【" and not _UNTIL.search(before)


def _file_name(name: str) -> dt.date | None:
    found = _STEM.search(PurePath(name).stem)
    return _date(found[1], found[3], found[4]) if found else None


def _dates(line: str) -> list[dt.date]:
    found = (_date(m[1], m[2] or m[5], m[3] or m[6]) for m in _DATE.finditer(line))
    return [date for date in found if date]


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
