"""抑制了一处问题，却没有写为什么。

## 查什么
写在文章里的 `<!-- auditor: ignore SUM101 -->`、文章旁的 .auditor.toml 里的一条，没有理由。
抑制仍然有效。

## 为什么要紧
后来的人要知道那个数为什么不改：是原文如此，还是另有口径；没有理由，就无从判断该不该留着。

## 例
`<!-- auditor: ignore SUM101 -->` → `<!-- auditor: ignore SUM101 总数含两名临时代表 -->`

## 何时不报
写了理由的，长短不论；用 --baseline 接受的问题不要求理由。
"""

from __future__ import annotations

from auditor.model import Rule

RULE = Rule(code="SUP001", name="suppression-without-reason", title="抑制未写理由")
