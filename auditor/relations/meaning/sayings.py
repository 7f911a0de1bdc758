"""What a figure says in full: its metric, place, group, aspect and time, and how surely.

The words beside a figure say it, or the list that the figure stands in; what they leave out is
taken over from the words before. Nothing is left out here: a figure that says little is doubtful.
"""

from __future__ import annotations

from typing import NamedTuple

from auditor import packs, regex
from auditor.context import Context
from auditor.relations.dates.daily import days
from auditor.relations.dates.moments import Moment, moments
from auditor.relations.meaning import gazetteer, organisations
from auditor.relations.meaning.lexicon import compiled
from auditor.relations.meaning.metrics import Wording, own_wordings
from auditor.relations.sums.wholes import divisions

ASPECTS = {"累计": "cumulative", "新增": "new", "现有": "remaining"}
# 全省, 我市 name no place by themselves; 31个省和新疆生产建设兵团 is the whole country.
_OWN = regex.compile("(?:[全我本该](?P<of>自治区|[省市县区州])|各地)+")
_BODY = regex.compile("^个?[省市县区州]$")  # of 11个市, whose number stands apart
_MAINLAND = regex.compile("^[省区市、]*(?:自治区|直辖市|[、和及与])*新疆生产建设兵团$")
# A part that is in a state of its own, and no portion of the whole as it was counted.
_STATE = regex.compile("[现尚仍正已将未转]|医学观察|隔离")
_NATIONAL = regex.compile("国内|全国|我国")  # 国内生产总值 names its place
_EXCEPT = regex.compile("^(?P<place>.*?)(?P<but>除.{1,12}?以?外).*$")
_BY_NAME = regex.compile(r"^\p{Han}{1,12}(?:省|市|县|区|州|盟|旗|镇|乡)$")
_DATED = regex.compile(r"\s*(?:\d{1,2}月)?(?:\d{1,2}[日号])?\s*")
_LABEL = regex.compile(r"^(?:其中|包括|含|分别[为是]?|[、,;:和及\s])+|[有为是\s]+$")


class Saying(NamedTuple):
    """What a figure says.

    metric: canonical, "" if no pack names it; name: the author's word.
    place, group, aspect: as in a row of the table of claims.
    doubt: 0 beyond doubt, 1 where something is taken over from farther off or resolved by
        likelihood, 2 where something is unknown.
    part: it is told as a part of a figure before. moment: its time, None if unknown.
    """

    metric: str
    name: str
    place: str
    group: str
    aspect: str
    doubt: int
    part: bool = False
    moment: Moment | None = None


UNKNOWN = Saying("", "", "", "", "", 2)


def sayings(ctx: Context) -> tuple[Saying, ...]:
    """Return what each figure of an article says, in order of its claims."""
    said = _Reader(ctx).said()
    times = list(moments(ctx))
    _by_days(ctx, said, times)
    return tuple(_timed(said.get(n, UNKNOWN), moment) for n, moment in enumerate(times))


def _by_days(ctx: Context, said: dict[int, Saying], times: list[Moment | None]) -> None:
    """Give what goes on day by day the meaning of the figure that it retells, and each its day."""
    for division in ctx.once(divisions):
        whole = said.get(division.wholes[0].at) if division.wholes else None
        dated = all(_DATED.fullmatch(item.label) for item in division.items)
        if whole is None or not whole.metric or not dated:
            continue
        found = days([times[item.claim.at] for item in division.items])
        for item, day in zip(division.items, found or (), strict=False):
            said[item.claim.at] = whole._replace(doubt=max(whole.doubt, 1))
            times[item.claim.at] = day


def _timed(said: Saying, moment: Moment | None) -> Saying:
    """Give a figure its time as its aspect needs it.

    Under 2月5日0—24时 a total is one as of the end; under 截至2月5日24时 what is new came in
    that day.
    """
    if moment is None:
        return said._replace(doubt=2)
    if said.aspect == "new":
        moment = moment.day()
    elif said.aspect and moment.start and (moment.end - moment.start).days < 2:
        moment = moment.ending()
    doubt = 0 if moment.sure and moment.near and moment.fine else 1
    return said._replace(moment=moment, doubt=max(said.doubt, doubt))


def _level(path: str, of: str | None) -> str:
    """Return the place of a level on a path: 全省 of 浙江省/温州市 is 浙江省, 全市 all of it.

    A path that cannot be of the level gives "": 全市 in an article about a province.
    """
    province = path.partition("/")[0]
    if of is None or path in ("", gazetteer.NATION):
        return path
    if of in ("省", "自治区"):
        return "" if province.endswith("市") else province
    while path and not path.endswith(of):
        path = path.rpartition("/")[0]
    return path


class _Reader:
    """Metric, scope and aspect of an article's figures: by their words, else by their list."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._active = (*ctx.packs, *packs.built_in())
        self._lexicon = compiled(self._active)
        # Of a text that names other places the headline's place is that of what says so (全省), or
        # of a population that has its name.
        headed = gazetteer.heading(ctx.heading)
        whole = f"{ctx.heading}\n{ctx.norm}"
        self._subject = "" if headed.either else gazetteer.subject(whole)
        self._headed = headed.path or self._subject
        self._bodies = organisations.find(whole)
        self._early = "快报" in whole or "预告" in whole  # results that the report may correct
        self._corporate = frozenset().union(*(pack.organisations for pack in self._active))
        self._out: dict[int, Saying] = {}
        self._homeless: set[int] = set()  # figures of 全省 in an article that names several

    def said(self) -> dict[int, Saying]:
        for wording in self._ctx.once(own_wordings):
            self._out[wording.claim.at] = self._by_words(wording)
        for division in self._ctx.once(divisions):
            whole = self._out.get(division.wholes[0].at) if division.wholes else None
            if whole is None or not whole.metric:
                continue
            doubt = 0 if division.certain and not division.tentative else 2
            for item in division.items:
                if item.claim.at not in self._out:
                    self._out[item.claim.at] = self._part(whole, item.label, doubt)
        self._bring_home()
        return self._out

    def _bring_home(self) -> None:
        """Give 全省 the province in which all places lie that its figures are divided among."""
        homes: set[str] = set()
        for division in self._ctx.once(divisions):
            if division.wholes and division.wholes[0].at in self._homeless:
                within = [self._out[item.claim.at].place for item in division.items]
                inner = {path.partition("/")[0] for path in within if "/" in path}
                if len(within) > 1 and all("/" in path for path in within):
                    homes |= inner
        if len(homes) != 1:
            return
        for at in self._homeless:
            said = self._out[at]
            self._out[at] = said._replace(place=next(iter(homes)), doubt=max(said.doubt, 1))

    def _by_words(self, w: Wording) -> Saying:
        aspect = ASPECTS.get(w.term.aspect, "")
        stated = _BODY.sub("", _OWN.sub("", w.stated))
        over = _BODY.sub("", _OWN.sub("", w.place or ""))  # taken over from the words before
        but = _EXCEPT.match(stated)
        if but:
            stated = but["place"]
        place, group, doubt = self._place(stated), w.group, 0 if w.clear else 2
        if stated and not place:
            group = f"{stated} {group}".strip()
        elif not stated and not over.startswith("?"):
            place = self._place(over)
            group = group if place else f"{over} {group}".strip()
        if not place and not w.stated and not over and _NATIONAL.match(w.name):
            place = gazetteer.NATION if self._subject in ("", gazetteer.NATION) else ""
        own = _OWN.search(w.stated or w.place or "")
        own_body = organisations.own(stated)
        corporate = w.term.metric in self._corporate and not own
        if not place and (own_body or corporate):
            place = self._bodies.own if own_body else "" if stated else self._bodies.company
            group = w.group if own_body else group
            group = f"快报 {group}".strip() if self._early else group
            several = w.place is None or (w.place.startswith("?") and not place)
            doubt = max(doubt, 2 if several else 1)
        elif not place:
            place = self._headed if own or w.group else self._subject
            if own:
                place = _level(place, own["of"])
                if not place and own["of"] in ("省", "自治区"):
                    self._homeless.add(w.claim.at)
            several = w.place is None or w.place.startswith("?")
            doubt = max(doubt, 2 if several and (w.place is None or not place) else 1)
        if not w.sure or (w.part and not w.stated and not w.group):
            doubt = max(doubt, 1)
        if but:
            group = f"{but['but']} {group}".strip()
        return Saying(w.term.metric, w.name, place, group, aspect, doubt, w.part)

    def _place(self, name: str) -> str:
        """Return the path of a place's name, or the name itself where only its form is known."""
        if not name or name.startswith("?"):
            return ""
        coded = self._bodies.coded
        body = organisations.name_of(name) or (name if name in coded else organisations.known(name))
        if body:
            return coded.get(body, body)
        if _MAINLAND.match(name):
            return gazetteer.NATION
        path = gazetteer.resolve(name, self._subject)
        return path or (name if _BY_NAME.match(name) else "")

    def _part(self, whole: Saying, label: str, doubt: int) -> Saying:
        whole = whole._replace(part=True)
        name = _LABEL.sub("", label)
        path = gazetteer.resolve(name, whole.place)
        if gazetteer.abroad(path) and "输入" in whole.group:  # where they came from
            path = ""
        inside = path and (not whole.place or whole.place == gazetteer.NATION or "/" in path)
        if path and inside:
            return whole._replace(place=path, doubt=max(whole.doubt, doubt))
        if _BY_NAME.match(name):
            place = f"{whole.place}/{name}".strip("/")
            return whole._replace(place=place, doubt=max(whole.doubt, doubt, 1))
        term = self._lexicon.terms.get(name)
        if term is not None:  # 含重症病例16例
            aspect = "remaining" if term.metric in self._lexicon.stock else ""
            return whole._replace(
                metric=term.metric, name=name, aspect=aspect, doubt=max(whole.doubt, doubt, 1)
            )
        group = f"{whole.group} {name}".strip()
        aspect = "new" if whole.aspect == "new" else ""  # those of a sum that are … now
        known = name and not _STATE.search(name)
        return whole._replace(
            group=group, aspect=aspect, doubt=max(whole.doubt, doubt, 1 if known else 2)
        )
