"""The patterns: named parts, composed into one pattern for each way a figure can begin.

All match on normalised text at a given place. Every alternative that begins with a run of digits
can also end after it, so that a failed attempt never costs more than the run itself. They use
the standard library's re, which takes a third of the time of regex on these patterns, groups and
all, and compiles them faster.
"""

from __future__ import annotations

import re
from itertools import pairwise

from auditor.figures.lexicon import AFTER, ANCHORS, LABELS, RATES, UNITS, pattern, trie

# --- numerals ---------------------------------------------------------------------------------
NINE = "一二三四五六七八九"
# A digit in Chinese, everyday or financial; 参 is one only among other financial numerals.
ONES = f"〇零两俩幺{NINE}壹贰叁肆伍陆柒捌玖"
TENS = "十百千万亿兆廿卅卌拾佰仟"
# Between the two ends of a range.
TO = r" ?(?:--?|——?|~|至|到) ?"
# Digits set apart by the typesetter: 1 9 8 0 年, 1 7 . 5 万.
SPACED = (
    r"\d(?:(?: \d(?!\d)){1,12}+(?: ?\. ?\d(?: \d(?!\d)){0,12}+)?| \. ?\d(?: \d(?!\d)){0,12}+)"
    r"(?= ?[年月日%‰万亿多余个元人吨美公户名例件])"
    r"|\d{1,4} \. ?\d{1,2}(?= ?[%‰万亿])"
)
# 12,351 and 4 000: a comma or a space marks thousands only before full groups of three.
THOUSANDS = r"\d{1,3}(?:,\d{3})+(?!,?\d)|[1-9]\d{0,2}(?: \d{3})+(?! ?\d)"
DECIMALS = (
    rf"(?:\.\d++|点(?!一[直路边起早共齐同样定旦再])[〇零{NINE}]++(?![十刻分])|·\d++(?=[%‰万亿]))?"
)
ARABIC = rf"(?:{SPACED}|(?:{THOUSANDS}|\d++){DECIMALS})"
# 千 is part of the unit in 5千克, 3万千瓦, 10千米; 百 in 980百帕.
THOUSAND = "千(?![克瓦伏卡赫帕焦米])"
# 兆 is 10^12, but part of the unit in 20兆瓦 and a megabit in 100兆宽带.
MILLION = "兆(?![瓦赫帕比字宽光流网])"
MAGNITUDE = (
    rf" ?(?:[万亿佰仟]|{MILLION}|百(?!帕)|{THOUSAND})(?:[十百万亿拾佰仟]|{MILLION}|{THOUSAND})*+"
    r"|十(?=[百千万亿])[百千万亿]*+|个(?=[万亿])[万亿]+|[kKwW](?![A-Za-z0-9])"
)
# What may follow a magnitude: the 4000 of 3万4000, the 7,904 of 3万7,904, the 零四千230 of
# 200亿零四千230.
REST = (
    r"[零〇]?(?:\d{1,4}(?![\d.:年月日时点号,%十百千万亿])|(?<=亿)\d{1,4}(?=万(?!亿))|(?<=兆)\d{1,4}(?=亿)|\d(?=[十百千])"
    r"|(?<=[万亿])\d,\d{3}(?![\d,.:年月日时点号%十百千万亿兆])|(?<=亿)\d,\d{3}(?=万(?!亿))"
    r"|(?<=亿)\d(?:\d{0,3}|,\d{3})\.\d+(?=万(?!亿))|(?<=兆)\d(?:\d{0,3}|,\d{3})\.\d+(?=亿)"
    rf"|[两{NINE}壹贰叁肆伍陆柒捌玖](?=[十百千万拾佰仟])|十(?=[{NINE}]?[万千]))"
    r"[十百千万亿兆拾佰仟]*+"
)
MIXED = rf"{ARABIC}(?:(?:{MAGNITUDE})(?:{REST})*+)?"
# As above for Chinese numerals; but 两千米 is 2000 metres, 十千米 ten kilometres. 二两 has a unit.
HAN_THOUSAND = rf"千(?![克瓦伏卡赫帕焦])(?!(?<=[十百万亿]千)米)(?!(?<=[十百万亿][{NINE}]千)米)"
# Before these 一两 and 三两 are one or two, two or three; elsewhere 两 may be the weight.
FEW = "个十百千万亿名位家次人天年岁代元块成步句件项条例场起周点种只间层斤亩米吨公里"
RUN = (
    rf"(?:[{(ONES + TENS).translate(dict.fromkeys(map(ord, '两千兆')))}]|{MILLION}|{HAN_THOUSAND}"
    rf"|两(?:(?<![两{NINE}]两)|(?<=[一三]两)(?=[{FEW}])))++"
)
CHINESE = (
    rf"(?:[数几](?:[{TENS}]++|(?=个[万亿]))|{RUN})(?:个(?=[万亿])[万亿]++)?"
    rf"(?:点[{ONES}\d]++[万亿兆千百]*+)?"
)
NUMBER = rf"(?:{MIXED}|半(?!个?[{ONES}\d])|参?{CHINESE})"

# --- figures ----------------------------------------------------------------------------------
UNIT = trie(unit for unit in UNITS if unit not in ("打", "兆"))
LATIN_UNIT = trie(["hm", *filter(str.isascii, UNITS), "k", "K", "w", "W"])
# Up to six characters of units; the reader takes what is one. A full list here costs start-up.
LOOSE = f"[{re.escape(''.join(sorted(set(''.join(UNITS)))))}]{{1,6}}"
# 10余, 十几, 二十来 stand between the numeral and its magnitude or unit.
MORE = (
    r"(?:个?[余多]|几|来(?=[个人名位岁天年件家条公米里斤块万亿分]|[^\w]|$)"
    r"|(?<=[百千万])把(?=[个人块元斤里米天年]))"
)
OVER = (
    rf"(?:又(?P<below>{NUMBER})(?=分之))?+"
    rf"分(?:之|(?<=百分)(?=[百{ONES}]))(?P<over>负?(?:{NUMBER}|点[{ONES}]+)|几)"
)
SECOND = (  # the other end of a range
    rf"(?P<u1> ?{LOOSE}?)?(?:\(含\))?(?P<to>{TO}|、(?=[二三四五六七八九十]十?[万亿千]))"
    rf"(?:百分之)?(?P<sign2>-|零[下上])?(?P<n2>{NUMBER})(?P<h2>{MORE})?(?P<m2>(?<=[余多几来])[万亿]+)?"
)
MINOR = (  # 元's 5角6分, 块's 5, 成's 5, 毛's 5, 1米's 75, 37度's 2, 9秒's 58
    rf"(?<=[元块圆])(?: ?零?(?:\d+|[{ONES}]+) ?[角毛分](?!别|公))+"
    rf"(?:(?<=毛)[\d{NINE}](?![\w]))?(?:钱|整)?"
    rf"|(?<=[角毛])零?(?:\d|[{ONES}])分|(?<=成)[\d{NINE}](?![个\w])|(?<=块)[\d两{NINE}]钱?(?![个\w])"
    rf"|(?<=毛)[\d{NINE}](?![个\w])"
    rf"|(?:(?<=[{NINE}12]米)[1-9{NINE}]|(?<=[{NINE}\d]米)(?:\d\d|[{NINE}零][{NINE}])|(?<=度)[\d{NINE}]"
    rf"|(?<=秒)\d\d)(?![\d:./×~—-])(?=[\W的高长宽深左以]|$)"
)
FIGURE = (
    rf"(?P<figure>(?P<n1>{NUMBER})(?:{OVER})?"
    rf"(?P<h1> ?{MORE})?(?P<m1>(?<=[余多几来])(?:[百万亿]|(?<=几)十|{THOUSAND})++多?)?(?: ?\(含\))?"
    rf"(?:{SECOND})?(?P<half1>个半)?"
    rf"(?P<u2> ?(?!出头)(?:{UNIT})|打(?=[啤鸡铅袜毛玫]|\W|$)|兆(?=[宽光流网])|(?<=个[半多余来])月)?"
    rf"(?P<minor>{MINOR})?(?P<exact>整|正(?![在是常式好确值面对要]))?"
    rf"(?P<rate>/(?:{trie(RATES)})|(?<=[里米])每(?:小时|秒|分钟?)|(?<=元)每(?:{trie(RATES)}))?"
    r"(?P<half2>半(?![导岛径数截路]))?(?:\(?人民币\)?)?"
    rf"(?P<after>(?:\(含\))?(?: ?{trie(AFTER)}|[余多](?=[^\d]|$)))?)"
)
RATIO = (
    # 分别为4.12/4.58/5.46亿元 tells figures of several years.
    rf"(?P<ratio>(?!\d++\.\d++/\d++\.\d)(?:(?P<r0>\d++)又)?+(?P<r1>\d++(?:\.\d++)?|[两十{NINE}]++)(?:(?P<sign>[:/])(?=\d)|(?P<than>比))"
    rf"(?P<r2>\d++(?:\.\d++)?|[十零〇{NINE}]++)"
    r"(?::\d++(?:\.\d++)?)*+(?![\d/%年月日]|\.\d)(?P<beyond>以[上下])?)"
    r"|(?P<power>(?P<base>\d++(?:\.\d++)?)(?P<ten>[×xX*]10)?"
    rf"(?:(?:\^|(?<=\d)的(?=[\d{NINE}十]{{1,3}}次[方幂])|(?<=\.\d)[eE]|(?<=\.\d\d)[eE])"
    rf"(?P<exponent>[+-]?\d{{1,2}}(?![\d.])|[{NINE}十]{{1,3}})(?:次[方幂])?|(?P<raised>⁻?[⁰¹²³⁴-⁹]+)))"
)
# Most figures are a plain numeral and a unit with nothing to follow: one cheap pattern without
# groups finds their extent, and only the first of its kind is taken apart.
PLAIN = pattern(
    r"(?<![道路街巷弄桥速遥深证普创经素])(?<!S[HZ] )(?<!波音|空客|行情)(?:"
    r"(?!0\d|(?:19|20)\d\d(?![\d.])|(?:[5-9]0|00|10)后|(?<=\()\d{6}[),]|(?<=\[)\d{1,2}\])"
    r"\d{1,12}+(?:\.\d{1,6}+)?[万亿]{0,2}+"
    rf"|[两十{NINE}]{{1,3}}+(?!中全会|运会|[”\"』」]?(?:计划|规划|期间|时期)))"
    rf"(?![年月日时点号弄季财 千百])(?:{UNIT})?+"
    r"(?![A-Za-z\d%/年月日时点号弄季\-—~至到每半整正左上下以之及开起出许前内或多余来几角毛分成折"
    rf"强路计世代大打×+·*@^又⁰¹²³⁴-⁹⁻国省县百千万亿兆十拾佰仟两零〇廿卅卌幺俩每 {NINE}"
    r"壹贰叁肆伍陆柒捌玖参]|人民币"
    rf"|的[\d十{NINE}]{{1,3}}次[方幂]|热线|专线|报警|、[5-9]?[01]?0后|[.,:][\dA-Z]|\.\.|比[\d十零〇{NINE}]|\((?:次|含|人|套)|、[十{NINE}])"
)

# --- the calendar -----------------------------------------------------------------------------
YEAR = (
    rf"(?:[一二][\d〇零]{{2}}[〇零{NINE}\d](?= ?年)"
    rf"|[一二][O〇零{NINE}]{{3}}(?= ?年)|0\d(?= ?年)|[12]\d{{3}}|[12](?: \d){{3}}(?= ?年)"
    rf"|\d{{2}}(?= ?年 ?\d{{1,2}} ?月)|[〇零{NINE}]{{4}}|\d{{2}}(?=财年)"
    rf"|[一二][〇零0{NINE}][〇零{NINE}\d]{{2}}(?= ?年)"
    rf"|(?!五六|六七|七八|八九)[〇零五六七八九][〇零{NINE}](?=年)"
    rf"|[二两]千(?:零?[十{NINE}]+)?(?=年))"
)
MONTH = rf"(?:\d{{1,2}}|1 [0-2](?= ?月)|十[一二]?|[元{NINE}])"
DAY = rf"(?:\d{{1,2}}|[1-3] \d(?= ?日)|初?[{NINE}]|[二三廿]?十[{NINE}]?|廿[{NINE}])"
# The second of two months side by side: 五六月, 七八月.
NEXT = "|".join(f"(?<={a}){b}" for a, b in pairwise(NINE))
PART = (
    r"[初底末中](?=[\W\d]|[的以将有达前之]|$)|[初底末]|上旬|中旬|下旬|上半年|下半年|全年"
    r"|第?[一二三四]季度|前三季度"
)
DATE = (
    rf"(?P<old>(?:十[一二]?|[{NINE}])月(?:初[{NINE}十]|廿[{NINE}]|十五(?=中秋))(?![日号多余来几批个些名场家]))"
    rf"|(?P<date>(?=[\dO〇零两十廿千元初{NINE}—~至到 -]{{1,12}}[年月日号财])"
    rf"(?:(?P<y>{YEAR})(?:{TO}(?P<y2>{YEAR}|\d{{2}}))? ?财?年度?(?![多余来]))?+"
    r"(?P<lunar>农历|阴历)?"
    rf"(?: ?(?P<mo>{MONTH})(?:{TO}(?P<mo2>{MONTH})|(?P<mo3>{NEXT}))? ?月份?(?!龄))?+"
    rf"(?: ?(?P<d>{DAY})(?:{TO}(?P<d2>{DAY}))? ?[日号](?![龄均元线楼院店文机馆弄厅]))?+"
    rf"(?(y)|(?(mo)|(?(d)|(?!))))(?P<part>{PART})?)"
    r"|(?P<iso>(?:19|20)\d{2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d|-(?!(?:19|20)\d\d[-/.])))"
    r"|(?P<years>(?<=\()(?:1[4-9]|20)\d\d(?:--?|——?|~)(?:1[4-9]|20)\d\d(?=\)))"
    r"|(?P<md>0[1-9]-[0-3]\d)(?![\d-])|(?P<named>(?:(?<=[^\W\d_])|(?<=[·(]))(?:19|20)\d\d(?=\)?[》”])|(?:19|20)\d\d(?=[^\W\dA-Za-z_]|“)"
    r"(?![年月日多余万亿千个名人家例项户元吨公亩件次辆台套米港美岁股只间座棵株羽艘架册筐桶瓶盏处颗匹份枚批栋幢眼位幅袋箱盒盆]"
    r"|百[万亿元]|张(?!家|[北掖])|头(?!条|部)|条(?!例|约)|平方|立方|毫|斤|小时|分钟|所(?!有|以)))"
    rf"|(?P<century>一[八九][〇零{NINE}]{{2}}"
    rf"(?![年十百千万亿点个名人家例项元{NINE}〇零]))"
    rf"|(?P<era>(?:\d{{2,4}}|[{NINE}]十)年代(?:[初末中后前]期|[初末])?"
    rf"|(?:\d{{1,2}}|[一二]?十[{NINE}]?|[{NINE}])世纪(?:(?:\d{{2}}|[{NINE}]十)年代)?(?:[初末]|中叶)?)"
)
HOUR = rf"(?:\d{{1,2}}(?![.\d])|[二两]?十?[两零{NINE}]|二?十)"
MINUTE = rf"(?:\d{{1,2}}|[一二三四五]?十[{NINE}]?|零?[{NINE}])"
SPOKEN = rf"[一二三四五]?十[{NINE}]?(?![个万千])"
SHOWN = r"[0-5]\d(?![\d.%‰:十百千万亿个元度分米℃倍])"
ROUGH = "[半整许]|[一1三3]刻"
TIME = (
    r"(?P<clock>(?P<ch>\d{1,2}):(?P<cm>\d{2})(?::(?P<cs>\d{2}))?(?!\d)(?:时(?!间))?"
    rf"(?:{TO}(?:次日)?(?P<ch2>\d{{1,2}}):(?P<cm2>\d{{2}})(?!\d)(?:时(?!间))?)?)"
    rf"|(?P<time>(?P<h>{HOUR})(?:{TO}(?:次日)?(?P<hh>{HOUR}))?"
    rf"(?:时(?![间期代候段速区尚光装有任])|点钟|点(?={MINUTE}分(?!之|别)|{ROUGH}|{SPOKEN}|{SHOWN}"
    r"|左右|多|至|到|之?[前后]|[,，。、)(~—档场-]|$))"
    rf"(?:(?P<mi>{MINUTE})分(?!之|别)(?:(?P<s>{MINUTE})秒)?许?|(?P<rough>{ROUGH})"
    rf"|(?P<spoken>(?<=点)(?:{SPOKEN}|{SHOWN})))?)"
)
SHORT = (  # 差五分十点: short of the hour
    rf"(?P<short>差(?:(?P<sm>\d{{1,2}}|[{NINE}]|二?十[{NINE}]?)分钟?|一刻钟?)(?:到)?"
    rf"(?P<sh>\d{{1,2}}|二?十[{NINE}]?|[两{NINE}])(?:点钟?|时)(?!{MINUTE}分))"
)
SINGLE = pattern(  # 个半小时 is one and a half, 个把月 one or so
    r"(?P<single>(?<![这那每整各几数])个(?:半(?=小时|钟头|月(?![刊谈板]))|把(?=月|小时|星期|钟头))(?P<su>小时|钟头|月|星期))"
)
QUARTER = (
    r"(?P<quarter>第?(?P<q>[一二三四1-4])(?:[至到—、-]?第?(?P<q2>[二三四2-4]))?"
    r"季(?:度末?|(?![节风])))"
)
WEEKDAY = (  # 周一、三、五 is one expression
    r"(?P<weekday>(?:星期|礼拜|周)(?P<w>[一二三四五六日天])"
    r"(?:、[一二三四五六日](?=[\W和、]))*(?![个天年期岁名家]))"
)
LUNAR = (
    rf"(?P<lunar>(?:农历|阴历)(?:[正冬腊]|[十{NINE}]+)?月?(?:初?[十{NINE}]+|廿[{NINE}])?"
    rf"|(?:大年)?(?:正月|腊月)(?:初?[十廿{NINE}]+|\d+)?|冬月(?:初[十{NINE}]|[二廿]?十?[{NINE}]|[一二]十)"
    rf"|大年(?:初[{NINE}十]|三十))"
)

# --- how a figure may begin -------------------------------------------------------------------
LABEL = (
    # A slip such as 10..1万, better not read at all, and 拾 where it is to pick up.
    r"(?P<void>\d++\.\.++\d[\d.万亿]*+|拾(?=[到起取得]))"
    rf"|(?P<label>{'|'.join(LABELS['digits'].values())}"
    rf"|\d++(?!(?:{LATIN_UNIT})(?![A-Za-z\d]))[A-Za-z][A-Za-z0-9]*+)"
    rf"|(?P<spelt>[{ONES}]*+[洞拐勾][{ONES}洞拐勾]{{3,}}+|[{ONES}]{{14,17}}[Xx](?![A-Za-z]))"
    rf"|(?P<plan>{'|'.join(LABELS['plans'].values())})"
)
NUMERAL = pattern("|".join((LABEL, DATE, TIME, QUARTER, RATIO, FIGURE)))
ORDINAL = pattern(
    rf"{QUARTER}|(?P<article>第(?:\d++(?:\.\d++)*+|[{ONES}{TENS}]++)"
    r"(?:条(?=[^\w]|$|[规约之第款项所的和及与明确要中应载至到])|款(?!项)|号(?:令|公告|文件))"
    rf"|第\((?:\d{{1,3}}|[十{NINE}]{{1,3}})\)[项款条])"
    rf"|(?P<ordinal>第(?P<o>\d++(?!\.\d)|[{ONES}{TENS}]++)"
    rf"(?:{TO}第?(?P<o2>\d++|[{ONES}{TENS}]++))?(?P<ou>名次|产业|阶段|{LOOSE})?)"
)
CALENDAR = pattern(
    rf"(?P<former>前(?P<fn>\d{{1,2}}|[两十{NINE}]+)(?P<fu>个月|季度|个季度)(?!后))"
    rf"|(?P<minguo>民国(?P<mg>\d{{1,3}}|[元十{NINE}]{{1,4}})年)"
    rf"|(?P<anchor>(?:(?:上上|下下|[本上下这])(?:周|个?(?:星期|礼拜))(?P<aw>[一二三四五六日天])"
    rf"(?![周个天年期岁名家批次例起大共定直些])|{trie(ANCHORS)})(?:[初底末]|[上下]半年|全年|第?[一二三四]季度|前三季度|[上中下]旬)?+)"
    rf"|{SHORT}|{WEEKDAY}|{LUNAR}"
)
LATIN = pattern(rf"(?P<label>{'|'.join(LABELS['letters'].values())})|[A-Za-z]++")
DOCUMENT = pattern(r"(?P<label>[〔\[(](?:19|20)\d{2}[〕\])](?:第)?\d{1,5}号|〔\d+〕)")
CHANGE = pattern(
    rf"(?P<fold>翻了?(?P<fold_n>\d+|[两十几{NINE}])?番|翻了?倍)"
    r"|(?P<many>(?:数以|成(?=[百千]上))(?P<order>[十百千万亿]{1,2})(?:计|上[千万]))"
    rf"|(?P<off>打(?P<off_n>[{NINE}]{{1,2}}|\d(?:\.\d)?)折)"
)
RELATIVE = "今去昨明前后同当次翌本上下全来年月星周礼农阴正腊即隔这"
ANCHOR_FIRST = RELATIVE + "大冬中差"
# Where a figure may begin. One set of characters, which is scanned for quickly, and then what must
# follow each of them.
SURE = rf"\d{ONES}{TENS}半第翻打A-Za-z〔"
SEEK = pattern(
    rf"[{SURE}数几成参民个{ANCHOR_FIRST}](?:(?<=[{SURE}])"
    rf"|(?<=[{RELATIVE}])(?:(?=[年月日天晚早晨夜周期半季午个星财世拜历底初末中旬一二三四五六两\d])"
    r"|(?=[上下](?:周|个?星期|个?礼拜|个?月)))"
    rf"|(?<=[数几])(?:(?=[{TENS}]|个[万亿])|(?<=数)(?=以[十百千万亿]))"
    r"|(?<=个)(?=半[小钟月]|把[月小星钟])|(?<=大)(?=[前后][年天]|年[初三])|(?<=中)(?=旬)"
    rf"|(?<=冬)(?=月[初二廿十])|(?<=差)(?=[\d{NINE}十]{{1,3}}分|一刻)|(?<=成)(?=[百千]上)"
    rf"|(?<=参)(?=[拾佰仟万亿])|(?<=民)(?=国[\d元十{NINE}]))"
)
