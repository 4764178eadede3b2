/* A claim's bar in the margin, from its first to its last line. Without this file it is as long as the passage. */
(() => {
  const $$ = (selector) => document.querySelectorAll(selector);

  // Passage -> from where to where, in px from its top, for each claim in it.
  const measure = () => {
    const found = new Map();
    for (const { dataset } of $$("a.mark--claim[data-not-text]")) {
      const here = new Map();
      for (const mark of $$(`[data-notes~="${dataset.notes}"]:not([data-not-text])`)) {
        const passage = mark.closest(".passage"), { y } = passage.getBoundingClientRect();
        const rects = [...mark.getClientRects()], [from, to] = here.get(passage) || [Infinity, 0];
        here.set(passage, [Math.min(from, ...rects.map((each) => each.y - y)), Math.max(to, ...rects.map((each) => each.bottom - y))]);
      }
      for (const [passage, span] of here) found.set(passage, [...(found.get(passage) || []), span]);
    }
    return found;
  };
  const draw = () => {
    for (const [passage, spans] of measure()) {
      const stops = [];
      let end = 0;
      for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
        if (from > end) stops.push(`transparent ${end}px ${from}px`);
        stops.push(`currentcolor ${Math.max(from, end)}px ${(end = Math.max(to, end))}px`);
      }
      passage.style.setProperty("--bars", `linear-gradient(${stops}, transparent ${end}px)`);
    }
  };
  new ResizeObserver(draw).observe(document.querySelector(".text"));
})();
