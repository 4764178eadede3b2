/* Tools that few readers want: annotations.js loads this file when words of the article are first selected. */
(() => {
  const { $, $$, article, acts, copy, page, put, root, tell } = reader;
  const offer = $(".offer");
  let range, waiting;

  /* Selected words as text fragment: all, or first and last of many; if repeated, with their neighbours. */
  const fragment = (range, passage) => {
    const encode = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");
    // What is not the text is |, which no fragment can span.
    const edges = [[passage, 0], [range.startContainer, range.startOffset], [range.endContainer, range.endOffset], [passage, passage.childNodes.length]];
    const texts = [0, 1, 2].map((at) => {
      const part = new Range();
      part.setStart(...edges[at]);
      part.setEnd(...edges[at + 1]);
      const copy = part.cloneContents();
      for (const each of $$(".claims, .stub", copy)) each.replaceWith("|");
      return copy.textContent.replace(/\s+/g, " ");
    });
    const [, before, words, after] = /((?:[^\s|]+ ){0,4})([^\s|]*\0.*\0[^\s|]*)((?: [^\s|]+){0,4})/.exec(texts.join("\0"));
    let parts = words.replaceAll("\0", "").match(/[^\s|]([^|]*[^\s|])?/g);
    if (parts[1] || words.length > 300) parts = [/(\S+ ){0,4}\S+/.exec(parts[0])[0], /(\S+ ){0,4}\S+$/.exec(parts.at(-1))[0]];
    const often = article.textContent.split(parts[0])[2];
    return [often && before && encode(before) + "-", ...parts.map(encode), often && after && "-" + encode(after)].filter(Boolean).join();
  };

  const passageOf = (range) => $$(".passage").find((each) => range.intersectsNode(each));
  const show = () => {
    if (offer.matches(":active")) return; // a button stays where it is while it is pressed
    const selection = getSelection(), found = !selection.isCollapsed && selection.getRangeAt(0), passage = found && passageOf(found);
    // Focus must not go to the offer when the panel for annotating closes: the panel first selects its words again.
    if (!passage || $(".annotate:popover-open")) return offer.hidePopover();
    tell("dismiss");
    range = found.cloneRange();
    const block = passage.closest(".text > *") || passage;
    if (offer.previousSibling != block) block.after(offer);
    put([...range.getClientRects()].slice(-1));
    offer.showPopover();
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  };
  /* What is selected, or was before the press on a button ended it. */
  const selected = () => {
    if (!getSelection().isCollapsed) show();
    return range;
  };
  acts.words = () => {
    const passage = passageOf(selected());
    copy(new URL(`#${passage.id}:~:text=${fragment(range, passage)}`, page()));
  };
  Object.assign(reader, { selected, offer: show });
  document.addEventListener("selectionchange", wait);
  // Browsers begin a new line at what floats, even if it cannot be selected: it is away until the copy is made.
  document.addEventListener("copy", () => {
    root.classList.add("is-copied");
    setTimeout(() => root.classList.remove("is-copied"));
  });
  wait();
})();
