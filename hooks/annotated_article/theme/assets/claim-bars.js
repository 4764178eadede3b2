/* A claim's bar in the margin, from its first to its last line. Without this file it is as long as the passage. */
(() => {
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  const text = document.querySelector(".text"), claims = new Set($$("a.mark--claim[data-not-text]").map((link) => link.dataset.notes));

  // Passage -> claim -> from where to where, in px from the passage's top.
  const measure = () => {
    const found = new Map();
    for (const mark of $$(".text .mark--claim:not([data-not-text])")) {
      const passage = mark.closest(".passage"), rects = [...mark.getClientRects()];
      if (!found.has(passage)) found.set(passage, { y: passage.getBoundingClientRect().y, spans: {} });
      const { y, spans } = found.get(passage);
      for (const claim of mark.dataset.notes.split(" ").filter((id) => claims.has(id))) {
        const [from, to] = (spans[claim] ||= [Infinity, 0]);
        spans[claim] = [Math.min(from, ...rects.map((each) => each.y - y)), Math.max(to, ...rects.map((each) => each.bottom - y))];
      }
    }
    return found;
  };
  const draw = () => {
    for (const [passage, { spans }] of measure()) {
      const stops = [];
      let end = 0;
      for (const [from, to] of Object.values(spans).sort(([a], [b]) => a - b)) {
        if (from > end) stops.push(`transparent ${end}px ${from}px`);
        stops.push(`currentcolor ${Math.max(from, end)}px ${(end = Math.max(to, end))}px`);
      }
      passage.style.backgroundImage = `linear-gradient(${stops}, transparent ${end}px)`; // shown by its ::before alone
    }
  };
  // Not within the frame that lays the page out, and once for several changes: nothing waits for a bar.
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(draw, 150);
  };
  new ResizeObserver(soon).observe(text);
})();
