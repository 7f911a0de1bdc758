"""Makes archives of short bulletins for measuring: consistent, dated, as long as one likes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

PLACES = (
    *("河北省", "山西省", "辽宁省", "吉林省", "江苏省", "浙江省", "安徽省", "福建省", "江西省"),
    *("山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省", "四川省", "贵州省", "云南省"),
    *("陕西省", "甘肃省"),
)
_FIRST = dt.date(1990, 1, 1)


def bulletins(count: int) -> Iterator[dict[str, str]]:
    """Yield so many bulletins: every place day after day, its totals made up by what is new."""
    totals = [[0, 0] for _ in PLACES]
    for n in range(count):
        which = n % len(PLACES)
        day = _FIRST + dt.timedelta(days=n // len(PLACES))
        new = (n * 7919) % 23 + 2
        cured = new // 2
        total = totals[which]
        total[0] += new
        total[1] += cured
        place, said = PLACES[which], f"{day.year}年{day.month}月{day.day}日"
        text = (
            f"{said}0—24时，{place}新增确诊病例{new}例，新增治愈出院病例{cured}例。"
            f"截至{said}24时，{place}累计报告确诊病例{total[0]}例，累计治愈出院病例{total[1]}例。"
        )
        yield {"id": f"{n:07}", "date": str(day + dt.timedelta(days=1)), "text": text}


def write(count: int, path: Path) -> Path:
    """Write so many bulletins as JSON lines; return the path."""
    with path.open("w", encoding="utf-8") as out:
        for bulletin in bulletins(count):
            out.write(json.dumps(bulletin, ensure_ascii=False) + "\n")
    return path
