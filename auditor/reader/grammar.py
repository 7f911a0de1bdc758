"""The patterns: named parts, composed into one pattern for each way a figure can begin.

All match on normalised text at a given place. Every alternative that begins with a run of digits
can also end after it, so that a failed attempt never costs more than the run itself.
"""

from __future__ import annotations

from auditor import regex
from auditor.reader.lexicon import AFTER, ANCHORS, UNITS, trie

# A digit in Chinese, everyday or financial; 参 is one only among other financial numerals.
ONES = "〇零一二两俩三四五六七八九幺壹贰叁肆伍陆柒捌玖"
TENS = "十百千万亿兆廿卅卌拾佰仟"
# Between the two ends of a range.
TO = r" ?(?:--?|——?|~|至|到) ?"
UNIT = trie(UNITS)
HEDGE_AFTER = trie(AFTER)

# 12,351 and 4 000 and 1.08; a comma or a space marks thousands only before full groups of three.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|[1-9]\d{0,2}(?: \d{3})+(?! ?\d)|\d++)(?:\.\d++)?"
# 3万4000, 200亿零四千230, 10.5万亿: Arabic digits with Chinese magnitudes.
MIXED = (
    rf"{ARABIC}(?:(?: ?(?:[万亿兆佰仟]|百(?!帕)|千(?![克瓦伏卡赫帕焦米]))(?:[十百万亿兆拾佰仟]|千(?![克瓦伏卡赫帕焦米]))*+|十(?=[百千万亿])[百千万亿]*+"
    r"|个(?=[万亿])[万亿]+"
    r"|[kKwW](?![A-Za-z0-9]))"
    r"(?:[零〇]?(?:\d{1,4}(?![\d.:年月日时点号,%十百千万亿])|\d(?=[十百千])|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖](?=[十百千万拾佰仟])"
    r"|十(?=[一二三四五六七八九]?[万千]))[十百千万亿兆拾佰仟]*+)*+)?"
)
# 千 is part of the unit in 五千克, 三万千瓦, 十千米, and 两 is one in 二两.
_KILO = "千(?![克瓦伏卡赫帕焦])(?!(?<=[十百万亿]千)米)"
_RUN = rf"(?:[{ONES.replace('两', '')}{TENS.replace('千', '')}]|{_KILO}|两(?<![一二三四五六七八九]两))++"
CHINESE = rf"(?:[数几][{TENS}]++|{_RUN})(?:个(?=[万亿])[万亿]++)?(?:点[{ONES}\d]++[万亿兆千百]*+)?"
NUMBER = rf"(?:{MIXED}|半(?!个?[{ONES}\d])|参?{CHINESE})"
MORE = r"(?:个?[余多]|几|来(?=[个人名位岁天年件家条公米里斤块万亿分]))"

FIGURE = (
    rf"(?P<figure>(?P<n1>{NUMBER})(?:分(?:之|(?<=百分)(?=[百{ONES}]))(?P<over>负?(?:{NUMBER}|点[{ONES}]+)))?"
    rf"(?P<h1> ?{MORE})?(?P<m1>(?<=[余多几来])[百千万亿]+多?)?(?: ?\(含\))?"
    rf"(?:(?P<u1> ?(?:{UNIT}))?(?:\(含\))?(?P<to>{TO}|、(?=[二三四五六七八九十]十?[万亿千]))"
    rf"(?:百分之)?(?P<n2>-?(?:{NUMBER}))(?P<h2>{MORE})?(?P<m2>(?<=[余多几来])[万亿]+)?)?"
    rf"(?P<half1>个半)?"
    rf"(?P<u2> ?(?:{UNIT}))?"
    rf"(?P<minor>(?<=[元块圆])(?:零?(?:\d+|[{ONES}]+)[角毛分](?!别|公))+(?:钱|整)?|(?<=[块])[一二两三四五六七八九]钱?(?![个\w])"
    rf"|(?<=[角毛])(?:零?(?:\d|[{ONES}])分))?(?P<exact>整|正(?![在是常式好确值面对要]))?"
    rf"(?P<rate>/(?:{UNIT})|(?<=[里米])每(?:小时|秒|分钟?))?"
    rf"(?P<half2>半(?![导岛径数截路]))?"
    rf"(?:\(?人民币\)?)?"
    rf"(?P<after>(?:\(含\))?(?: ?{HEDGE_AFTER}|[余多](?=[，,。、的]|$|[\u4e00-\u9fff])))?)"
)

FIGURES = regex.compile(FIGURE)
# Most figures are a plain numeral and a unit with nothing to follow: one cheap pattern without
# groups finds their extent, and only the first of its kind is taken apart.
PLAIN = regex.compile(
    r"(?:\d{1,12}+(?:\.\d{1,6}+)?[万亿]{0,2}+|[一二两三四五六七八九十]{1,3}+)(?![年月日时点号弄 千百])"
    rf"(?:[余多](?=[个人名家例户万亿元])[万亿]?+)?(?:{UNIT})?+(?![A-Za-z\d%/年月日时点号弄季\-—~至到每半整正左上下"
    r"以之及开起出许前内或多余来几百千万亿兆十拾佰仟一二两三四五六七八九零〇角毛分成折世代×+·*国省县 ]"
    r"|[.,:]\d|\((?:次|含|人)|、[一二三四五六七八九十])"
)

# --- the calendar -----------------------------------------------------------------------------
YEAR = (
    r"(?:[一二][\d〇零]{2}[〇零一二三四五六七八九\d](?= ?年)|[12]\d{3}|\d{2}(?= ?年 ?\d{1,2} ?月)|[〇零一二三四五六七八九]{4}"
    r"|[〇零五六七八九][〇零一二三四五六七八九](?=年)|[二两]千(?:零?[一二三四五六七八九十]+)?(?=年))"
)
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:\d{1,2}|初?[一二三四五六七八九]|[二三廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九])"
DATE = (
    r"(?P<date>(?=[\d〇零一二两三四五六七八九十廿千元初—~至到-]{1,12} ?[年月日号])"
    rf"(?:(?P<y>{YEAR})(?:{TO}(?P<y2>{YEAR}|\d{{2}}))? ?年度?(?![多余来]))?+"
    rf"(?P<lunar>农历|阴历)?"
    rf"(?: ?(?P<mo>{MONTH})(?:{TO}(?P<mo2>{MONTH}))? ?月份?(?!龄))?+"
    rf"(?: ?(?P<d>{DAY})(?:{TO}(?P<d2>{DAY}))? ?[日号](?![龄均元线楼院店文机馆弄厅]))?+"
    r"(?(y)|(?(mo)|(?(d)|(?!))))(?P<part>[初底末中](?=[^\u4e00-\u9fff]|[的以将有达前之]|$)|[初底末]|上旬|中旬|下旬|上半年|下半年"
    r"|全年|第?[一二三四]季度|前三季度)?)"
    r"|(?P<iso>(?:19|20)\d{2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?![\d-]))"
    r"|(?P<md>0[1-9]-[0-3]\d)(?![\d-])|(?P<named>(?:19|20)\d\d(?=(?![年月日多余万亿])[\u4e00-\u9fff]))(?! ?"
    + f"(?:{UNIT})"
    + r")"
    r"|(?P<era>(?:\d{2,4}|[一二三四五六七八九]十)年代(?:初|末|中期|初期|末期|后期|前期)?|\d{1,2}世纪(?:\d{2}年代)?(?:初|末|中叶)?)"
)
HOUR = r"(?:\d{1,2}(?![.\d])|[二两]?十?[一二三四五六七八九两零]|[二]?十)"
MINUTE = r"(?:\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"
TIME = (
    r"(?P<clock>(?P<ch>\d{1,2}):(?P<cm>\d{2})(?::(?P<cs>\d{2}))?(?!\d)(?:时(?!间))?"
    r"(?: ?(?:--?|——?|~|至|到) ?(?:次日)?(?P<ch2>\d{1,2}):(?P<cm2>\d{2})(?!\d)(?:时(?!间))?)?)"
    rf"|(?P<time>(?P<h>{HOUR})(?:{TO}(?:次日)?(?P<hh>{HOUR}))?"
    r"(?:(?:时(?![间期代候段速区尚光装有任])|点钟)(?:(?P<mi>{MIN})分(?!之|别)(?:(?P<s>{MIN})秒)?"
    r"|(?P<rough>半|整|许|一刻|三刻))?"
    r"|点(?:(?P<mi>{MIN})分(?!之|别)(?:(?P<s>{MIN})秒)?|(?P<rough>[半整许]|[一1三3]刻)"
    r"|(?P<mi>[一二三四五]?十[一二三四五六七八九]?)(?![个万千])"
    r"|(?![的了名多击评一二两三四五六七八九\d])(?=左右|多|至|到|之?[前后]|[,，。、)(~—-]|$))))".replace(
        "{MIN}", MINUTE
    )
)
QUARTER = r"(?P<quarter>第?(?P<q>[一二三四1-4])(?:(?:至|到|—|-|、)?第?(?P<q2>[二三四2-4]))?季(?:度末?|(?![节风])))"
WEEKDAY = r"(?P<weekday>(?:星期|礼拜|周)(?P<w>[一二三四五六日天])(?![个天年期岁名家]))"

# --- labels -----------------------------------------------------------------------------------
# 十四五, “九五”计划, 十九大: plans and congresses known by their number.
SCHEME = (
    r"(?P<plan>十[一二三四五六七]五(?![万亿岁个名人天年家里日元块斤公分米])"
    r"|[一二三四五六七八九十]五(?=[”\"』」]?(?:计划|规划|期间|时期))"
    r"|(?:十[一二三四五六七八九]?|二十)大(?=[^\u4e00-\u9fff]|[的以和和报精召代会胜闭开后前通提确明审作部擘])"
    r"|[一二三四五六七]中全会)"
)
LABEL = (
    r"(?P<label>1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)|[48]00-?\d{3,4}-\d{3,4}(?!\d)"
    r"|\d{3,4}-\d{8}(?!\d)|\d{17}[\dXx](?![\d.万亿元])"
    r"|\d{5,6}\.(?:SZ|SH|BJ|HK|OC|OF|sz|sh|hk)|\d+(?:\.\d+){3,}|[1-9]\d?(?:\.\d+){2}(?!\d)"
    r"|\d{1,2}[·•]\d{1,2}(?!\d)|\d++(?:[+×xX*]\d++)+(?!\s*=)|\d{1,2}(?:G|D|K|C|S)(?![A-Za-z\d])|\d++[A-Za-z][A-Za-z0-9]*+(?<!\d[kKwWmgLt])"
    r"|(?<=[国省县乡]道|高速)\d{2,3}|\d{2,3}(?=国道|省道|县道)"
    r"|(?<=[路街弄道巷桥])\d{1,2}号|\d{3,5}号|0\d++(?![.:年月日时\d-])"
    r"|\d{1,5}(?:(?:、|-|~|至|到)\d{1,5})*(?:弄|号(?=楼|线|公寓|院|门|机|文|店|馆|厅|病|床|井|矿|桌|车|船|轮|令|公告|平台|种子|选手|地块|仓|库|台风|泊|码头|墓|坑|窑|遗|别墅|弄|室|小区|大街|路|街|出口|厂|区|站|台|航站|高炉|发电|机组|住|及|和|、|乙|甲|铺|附|之)))"
    rf"|{SCHEME}"
)
DIGIT = regex.compile("|".join((LABEL, DATE, TIME, QUARTER, FIGURE)))
HAN = regex.compile(
    "|".join(
        (
            SCHEME,
            DATE,
            TIME,
            QUARTER,
            FIGURE,
        )
    )
)
ORDINAL = regex.compile(
    QUARTER + rf"|(?P<article>第(?P<art>\d++|[{ONES}{TENS}]++)"
    r"(?:条(?![战航线路件生产])|款(?!项)|号(?:令|公告|文件)))"
    rf"|(?P<ordinal>第(?P<o>\d++(?!\.\d)|[{ONES}{TENS}]++)(?:{TO}第?(?P<o2>\d++|[{ONES}{TENS}]++))?(?P<ou>{UNIT}|届|名次|产业|阶段)?)"
)
CALENDAR = regex.compile(
    rf"(?P<former>前(?P<fn>\d{{1,2}}|[一二两三四五六七八九十]+)(?P<fu>个月|季度|个季度)(?!后))"
    rf"|(?P<anchor>(?:{trie(ANCHORS)})(?:初|底|末|上半年|下半年|全年|第?[一二三四]季度|前三季度)?+)|{WEEKDAY}"
    r"|(?P<lunar>(?:农历|阴历)(?:[正冬腊]|[一二三四五六七八九十]+)?月?(?:初?[一二三四五六七八九十]+|廿[一二三四五六七八九])?|(?:大年)?(?:正月|腊月)(?:初?[一二三四五六七八九十廿]+|\d+)?)"
)
LATIN = regex.compile(
    r"(?P<label>https?://[\w./?=&%#~:+-]++|[A-Za-z0-9._+-]++@[A-Za-z0-9.-]++|www\.[\w./?=&%#~:-]++"
    r"|Q[1-4](?!\w)|(?!GDP|CPI|PPI|PMI|ROE|EPS|USD|CNY|RMB|HKD)[A-Za-z]++(?:[·-]?[A-Za-z]*+\d++[A-Za-z\d]*+)(?![.%万亿])(?:-[A-Za-z\d]++)*+)"
    r"|[A-Za-z]++"
)
BRACKET = regex.compile(
    r"(?P<label>[〔\[(【](?:19|20)\d{2}[〕\])】](?:第)?\d{1,5}号|〔\d+〕)|[(\[](?P<item>\d{1,2}|[一二三四五六七八九十]{1,3})[)\]](?!\d)"
)
CHANGE = regex.compile(
    r"(?P<fold>翻了?(?P<fold_n>\d+|[一二两三四五六七八九十]|几)?番|翻了?倍)|(?P<off>打(?P<off_n>[一二三四五六七八九]{1,2}|\d(?:\.\d)?)折)"
)
# Where a figure may begin.
SEEK = regex.compile(
    rf"[\d{ONES}{TENS}半第翻打]|[数几](?=[{TENS}])|[A-Za-z〔]|[今去昨明前后同当次翌本上下全来年月星周礼农阴正腊即隔这](?=[年月日天晚早晨夜周期半季午个星财世拜历底初末中一三二四五六两\d])"
)
