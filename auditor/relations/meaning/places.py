"""Which place a figure speaks of, where its own clause does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from auditor import regex
from auditor.context import Claim
from auditor.packs import words

_PLACE = regex.compile(
    r"[省市县区州盟旗镇乡村国团院校]\Z|地区\Z|公司\Z|银行\Z|股份\Z|实业\Z|大学\Z"
    r"|\A(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|内蒙古|西藏|宁夏|新疆|北京|上海|天津|重庆|香港|澳门|台湾|全校|江州)\Z"
)
_SUFFIXES = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")


class Places:
    """The places that an article states, in canonical words.

    江州省, 江州 and 全省 are one place where the article names but one province. Whatever stands
    before a metric in the place's stead (货物, 累计救出) is kept apart in the same way, but only
    a place or a body is taken over from one sentence to the next. A figure without a place
    takes the only one of its sentence, else of its paragraph so far, else of the article; where
    several come in question it shares an unnamed place with its sentence.
    """

    def __init__(self, stated: Sequence[tuple[Claim, str, bool]]) -> None:
        self._named = {place for _, place, _ in stated if place}
        self._canonical = {place: self._plain(place) for place in self._named}
        # 其中省法院受理…: what is named as a part alone is not what the article is about.
        subjects = {place for _, place, part in stated if place and not part}
        distinct = {self._canonical[place] for place in subjects}
        only = next(iter(subjects)) if len(distinct) == 1 else ""
        self._only = self._canonical[only] if _PLACE.search(only) else ""
        self._local = {c for place, c in self._canonical.items() if _PLACE.search(place)}
        self._several = len(distinct) > 1
        self._sentence = self._paragraph = -1
        self._in_sentence: set[str] = set()
        self._last = ""
        self._in_paragraph: set[str] = set()

    def of(self, claim: Claim, stated: str, part: bool) -> str | None:
        """Return the place of a figure, to be asked in the order of the text; None if its
        sentence names several places and the figure none. A part (其中…) that opens a sentence
        speaks of the place of the figure before.
        """
        if claim.paragraph != self._paragraph:
            self._paragraph, self._in_paragraph = claim.paragraph, set()
            self._last = ""
        if claim.sentence != self._sentence:
            self._sentence, self._in_sentence = claim.sentence, set()
            if part and not stated and self._last:
                self._in_sentence.add(self._last)
        if stated:
            place = self._canonical[stated]
            self._in_sentence.add(place)
            self._in_paragraph.add(place)
            self._last = place
            return place
        if self._in_sentence:
            return next(iter(self._in_sentence)) if len(self._in_sentence) == 1 else None
        if len(self._in_paragraph) == 1 and self._in_paragraph <= self._local:
            return next(iter(self._in_paragraph))
        return f"?{claim.sentence}" if self._in_paragraph or self._several else self._only

    def _plain(self, place: str) -> str:
        for word in words().own["国"]:
            if place.startswith(word) and len(place) > len(word):
                return self._plain(place.removeprefix(word))
        for suffix, own in words().own.items():
            for word in own:
                if place.endswith(word) and len(place) > len(word):  # 江州全省
                    return self._plain(place.removesuffix(word))
                if word in place:
                    return place.replace(word, self._own(suffix, own))
        return _stem(place)

    def _own(self, suffix: str, own: tuple[str, ...]) -> str:
        named = {
            _stem(p) for p in self._named if p.endswith(suffix) and len(p) > 2 and p not in own
        }
        return next(iter(named)) if len(named) == 1 else own[0]


def _stem(place: str) -> str:
    for suffix in _SUFFIXES:
        if place.endswith(suffix) and len(place) - len(suffix) >= 2:
            return place.removesuffix(suffix)
    return place
