"use strict";
(() => {
  const statements = [...document.querySelectorAll("[data-statement]")];
  const help = document.getElementById("keys");
  const lines = ["j, k: next or previous statement", "e: its evidence", "o: open it in its report", "c: copy its citation", "?: this help"];
  help.setAttribute("role", "status");
  lines.forEach((line) => { const p = document.createElement("div"); p.textContent = line; help.append(p); });
  let at = -1;
  const go = (step) => {
    if (!statements.length) return;
    at = Math.max(0, Math.min(statements.length - 1, at + step));
    const now = statements[at];
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "center" });
  };
  const inside = (selector) => (at < 0 ? null : statements[at].querySelector(selector));
  const actions = {
    j: () => go(1),
    k: () => go(-1),
    e: () => { const link = inside(".ev a"); if (link) link.focus(); },
    o: () => { const link = inside("a.open"); if (link) location.hash = link.getAttribute("href"); },
    c: () => {
      if (at < 0 || !navigator.clipboard) return;
      const said = statements[at].querySelector(".say, .sub"), from = inside(".ev p"), link = inside("a.open");
      const parts = [said, from].filter(Boolean).map((node) => node.textContent.replace(/\s+/g, " ").trim());
      navigator.clipboard.writeText(parts.join(" — ") + (link ? " " + link.href : ""));
    },
    "?": () => { help.hidden = !help.hidden; },
    Escape: () => { help.hidden = true; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  const mark = () => {
    document.querySelectorAll("mark.hit").forEach((node) => node.classList.remove("hit"));
    const id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll('mark[data-of="' + CSS.escape(id) + '"]').forEach((node) => node.classList.add("hit"));
  };
  addEventListener("hashchange", mark);
  mark();
})();
