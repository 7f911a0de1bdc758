"""抑制的问题并不存在。

## 查什么
写明抑制一条规则，而它所管的那一段（或所抄的原文处）并没有这条规则的问题。

## 为什么要紧
问题改好了而抑制还留着，以后同一处真出了错，也会被它盖住。

## 例
数字改对之后，前面的 `<!-- auditor: ignore SUM101 理由 -->` 就成了空文，删去即可。

## 何时不报
这条规则没有运行时（未选用，或自身出错）；用 --changed 而这一处没有改动时。
"""

from __future__ import annotations

from auditor.model import Rule

RULE = Rule(code="SUP002", name="suppression-of-nothing", title="抑制落空")
