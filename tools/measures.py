"""Writes auditor/measures.toml: what every unit of measure is in the first one of its kind.

The factors are computed by Pint in exact fractions. The market units (市制: 亩, 斤, 里) are defined
here by the decree of the State Council of 25 June 1959, which ties them to the metre and the
kilogram. Pint takes half a second to start, so the program reads the file and never asks Pint.
The acre is defined here too, since Pint has the one of the United States survey.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

TARGET = Path(__file__).parent.parent / "auditor" / "measures.toml"

MARKET = """
li = 500 * meter
zhang = 10 / 3 * meter
chi = 1 / 3 * meter
cun = 1 / 30 * meter
mu = 2000 / 3 * meter ** 2
qing = 200000 / 3 * meter ** 2
jin = 1 / 2 * kilogram
liang = 1 / 20 * kilogram
dan = 50 * kilogram
international_acre = 1 / 640 * mile ** 2
"""

# Kind → word as the reader names the unit → the unit of Pint. The first of a kind is its measure.
UNITS = {
    "length": """
        米=meter 公里=kilometer 千米=kilometer 分米=decimeter 厘米=centimeter cm=centimeter
        毫米=millimeter mm=millimeter 微米=micrometer 纳米=nanometer 里=li 华里=li 丈=zhang
        尺=chi 寸=cun 英里=mile 海里=nautical_mile 英尺=foot 英寸=inch
    """,
    "area": """
        平方米=meter**2 亩=mu 市亩=mu 顷=qing 公顷=hectare 平方公里=kilometer**2
        平方千米=kilometer**2 平方厘米=centimeter**2 平方毫米=millimeter**2
        英亩=international_acre 平方英里=mile**2 平方英尺=foot**2
    """,
    "volume": """
        立方米=meter**3 升=liter L=liter 公升=liter 毫升=milliliter mL=milliliter
        ml=milliliter 千升=kiloliter 立方厘米=centimeter**3 立方公里=kilometer**3
        立方英尺=foot**3
    """,
    "mass": """
        公斤=kilogram 千克=kilogram 克=gram g=gram 毫克=milligram mg=milligram
        微克=microgram 吨=metric_ton 公吨=metric_ton t=metric_ton 斤=jin 市斤=jin 两=liang
        担=dan 磅=pound 盎司=ounce 克拉=carat
    """,
    "energy": """
        千瓦时=kilowatt_hour 瓦时=watt_hour 兆瓦时=megawatt_hour MWh=megawatt_hour
        吉瓦时=gigawatt_hour GWh=gigawatt_hour TWh=terawatt_hour 焦=joule 焦耳=joule
        千焦=kilojoule 卡=calorie 千卡=kilocalorie 大卡=kilocalorie
    """,
    "power": """
        千瓦=kilowatt kW=kilowatt 瓦=watt W=watt 兆瓦=megawatt MW=megawatt 吉瓦=gigawatt
        GW=gigawatt
    """,
    "pressure": """
        帕=pascal 百帕=hectopascal 千帕=kilopascal 兆帕=megapascal 毫巴=millibar
    """,
    "temperature": """
        摄氏度=degC 华氏度=degF 开尔文=kelvin
    """,
    "speed": """
        公里/小时=kilometer/hour 米/秒=meter/second
    """,
}


def table() -> str:
    """Return the data file: exact rationals as text; with a second one, where zero lies."""
    from pint import UnitRegistry

    registry = UnitRegistry(non_int_type=Fraction, autoconvert_offset_to_baseunit=True)
    for line in MARKET.split("\n"):
        if line:
            registry.define(line)
    rows = [
        "# Units of measure that articles state side by side, by kind: what one of them is in the",
        "# first one, and where its zero lies there. Written by tools/measures.py from Pint.",
    ]
    for kind, words in UNITS.items():
        pairs = [pair.partition("=")[::2] for pair in words.split()]
        base = pairs[0][1]
        rows += ["", f"[{kind}]"]
        for word, unit in pairs:
            zero = registry.Quantity(Fraction(0), unit).to(base).magnitude
            one = registry.Quantity(Fraction(1), unit).to(base).magnitude
            size = Fraction(one) - Fraction(zero)
            value = f'["{size}", "{Fraction(zero)}"]' if zero else f'"{size}"'
            rows.append(f'"{word}" = {value}')
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), "utf-8")
