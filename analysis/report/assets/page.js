"use strict";
(() => {
  const el = (tag, props) => Object.assign(document.createElement(tag), props);

  // Sort a table by the column whose heading is pressed; numbers by their value, the rest as words.
  const key = (cell) => cell.dataset.sort !== undefined ? Number(cell.dataset.sort) : cell.textContent.trim();
  const order = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
    : typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b, undefined, {numeric: true});
  for (const table of document.querySelectorAll(".dl-table table")) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 3 || table.tHead?.rows.length !== 1) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (head.tagName !== "TH" || !head.textContent.trim()) return;
      const button = el("button", {type: "button", title: "Sort by this column"});
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [key(row.cells[column]), row]);
        rows.sort((a, b) => down ? order(b[0], a[0]) : order(a[0], b[0]));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
    if (body.rows.length <= 12) continue;
    const label = el("label", {className: "dl-filter", textContent: "Filter rows"});
    const input = el("input", {type: "search"});
    const count = el("span", {role: "status"});
    label.append(input, count);
    table.parentNode.before(label);
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase();
      const more = table.parentNode.nextElementSibling;
      if (wanted && more?.matches("details.dl-more")) more.open = true;  // what is looked for may be folded away
      let shown = 0;
      for (const row of body.rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = wanted ? `${shown} of ${body.rows.length} rows` : "";
    });
  }

  // On the page of all sentences: leave those that hold every word typed, in any order.
  for (const list of document.querySelectorAll(".dl-find")) {
    const label = el("label", {className: "dl-filter", textContent: "Look up"});
    const input = el("input", {type: "search"});
    const count = el("span", {role: "status"});
    label.append(input, count);
    list.prepend(label);
    const lines = [...list.querySelectorAll("li")].map((line) => [line, line.textContent.toLowerCase()]);
    let waiting = 0;
    const look = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [line, text] of lines) {
        line.hidden = !words.every((word) => text.includes(word));
        shown += line.hidden ? 0 : 1;
      }
      for (const part of list.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
      count.textContent = words.length ? `${shown} of ${lines.length} sentences` : "";
    };
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  }

  // Show the sentence behind a link while it is pointed at; without this script its title says the same.
  let tip = null;
  const hide = () => { tip?.remove(); tip = null; };
  const show = (link) => {
    hide();
    tip = el("div", {className: "dl-tip", textContent: link.dataset.says});
    document.body.append(tip);
    const box = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 16));
    const above = box.top > tip.offsetHeight + 12;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above ? box.top - tip.offsetHeight - 8 : box.bottom + 8) + scrollY}px`;
  };
  for (const link of document.querySelectorAll("a.dl-evidence[title]")) {
    link.dataset.says = link.title;
    link.addEventListener("mouseenter", () => { link.removeAttribute("title"); show(link); });
    link.addEventListener("focus", () => show(link));
    for (const leave of ["mouseleave", "blur"]) link.addEventListener(leave, hide);
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // A place that is folded away is unfolded when a link leads to it.
  const unfold = () => {
    let place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (; place; place = place.parentElement) if (place.tagName === "DETAILS") place.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
