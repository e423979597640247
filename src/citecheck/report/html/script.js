"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const findings = [...document.querySelectorAll(".finding")];
  const passages = [...document.querySelectorAll(".passage")];
  const articles = [...document.querySelectorAll(".article")];
  const links = [...document.querySelectorAll(".count a")];
  const status = by("shown");

  const show = () => {
    const rule = by("by-rule").value;
    const article = by("by-article").value;
    let shown = 0;
    for (const one of findings) {
      const { rule: code, severity, article: within } = one.dataset;
      const wanted = by(`show-${severity}`).checked && (!rule || rule === code) && (!article || article === within);
      one.hidden = !wanted;
      by(one.id.replace("f", "m")).hidden = !wanted;
      shown += wanted;
    }
    for (const one of links) one.hidden = by(one.hash.slice(1)).hidden;
    for (const one of articles) one.hidden = Boolean(article) && one.id !== article;
    for (const one of passages) {
      const wanted = one.querySelector(".finding:not([hidden])");
      one.hidden = by("only").checked && !wanted;
    }
    status.textContent = status.dataset.words.replace("{shown}", shown).replace("{all}", findings.length);
  };

  const copy = async (button) => {
    const text = by(button.dataset.from);
    const told = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    told.textContent = button.dataset.done;
  };

  for (const one of document.querySelectorAll("#filters [hidden], button.copy")) one.hidden = false;
  by("filters").addEventListener("change", show);
  by("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const one of document.querySelectorAll("button.copy")) one.addEventListener("click", () => copy(one));
  window.addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not(.message)")) one.open = true;
  });
  show();
})();
