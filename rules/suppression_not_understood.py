"""抑制写得不对，没有起作用。

## 查什么
规则号不存在、没有写规则号、`auditor:` 之后不是 `ignore`；
.auditor.toml 里键名不对，缺 rule 或 quote。

## 为什么要紧
写错的抑制不起作用，作者却以为问题已有交代。

## 例
`<!-- auditor: ignore SUM110 理由 -->`：没有规则 SUM110；是 SUM101 吗？

## 何时不报
不以 auditor: 开头的注释；代码块里的注释；.txt 等没有注释的格式里的注释。
"""

from __future__ import annotations

from auditor.model import Rule

RULE = Rule(code="SUP003", name="suppression-not-understood", title="抑制的写法看不懂")
