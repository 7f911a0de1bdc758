(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const numbers = all(".n[data-f]");
  const cards = all(".card");
  const severities = all(".filters input");
  const rule = document.querySelector(".filters select");
  const tip = document.getElementById("tip");
  const byFinding = new Map(cards.map((card) => [card.dataset.f, { card, marks: [] }]));
  for (const mark of numbers)
    for (const id of mark.dataset.f.split(" ")) byFinding.get(id)?.marks.push(mark);

  const light = (ids, on) => {
    for (const id of ids) {
      const joined = byFinding.get(id);
      if (!joined) continue;
      joined.card.classList.toggle("on", on);
      for (const mark of joined.marks) mark.classList.toggle("on", on);
    }
  };
  const hideTip = () => { tip.hidden = true; };
  const showTip = (mark) => {
    if (!mark.dataset.sum) return;
    tip.textContent = mark.dataset.sum;
    tip.hidden = false;
    const place = mark.getClientRects()[0];
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(8, Math.min(place.left, room))}px`;
    tip.style.top = `${place.bottom + window.scrollY + 6}px`;
  };
  const holder = (event) => event.target.closest?.(".n, .card");
  const enter = (event) => {
    const at = holder(event);
    if (!at) return;
    light((at.dataset.f || "").split(" "), true);
    if (at.classList.contains("n")) showTip(at);
  };
  const leave = (event) => {
    const at = holder(event);
    if (!at) return;
    light((at.dataset.f || "").split(" "), false);
    hideTip();
  };
  document.addEventListener("mouseover", enter);
  document.addEventListener("mouseout", leave);
  document.addEventListener("focusin", enter);
  document.addEventListener("focusout", leave);

  const filter = () => {
    const shown = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    for (const card of cards)
      card.hidden = !shown.has(card.dataset.severity)
        || Boolean(rule.value && rule.value !== card.dataset.rule);
    for (const mark of numbers)
      mark.classList.toggle(
        "muted",
        mark.dataset.f.split(" ").every((id) => byFinding.get(id)?.card.hidden),
      );
  };
  for (const control of [...severities, rule]) control.addEventListener("change", filter);
  filter();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hideTip();
    if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey)
      return undefined;
    const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    const shown = cards.filter((card) => !card.hidden);
    if (!step || !shown.length) return undefined;
    const now = shown.indexOf(document.activeElement);
    const next = shown[(now < 0 && step < 0 ? shown.length : now) + step] || shown[0];
    next.closest("details").open = true;
    next.focus();
    next.scrollIntoView({ block: "center" });
    return undefined;
  });
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const around = target.closest("details");
    if (around) around.open = true;
    target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", () => all("details").forEach((d) => { d.open = true; }));
})();
