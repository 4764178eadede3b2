/* Loaded by pages that a search result leads to. The words of ?h= are marked in the passage to which a result leads, else in the whole page: whole words, but for accents and one letter. */
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const asked = plain(new URLSearchParams(location.search).get("h") || "").match(/[\p{L}\p{N}]+/gu);
  if (!asked || !CSS.highlights) return;

  /* Whether one letter more, less or other makes one word the other. */
  const isNear = (one, other) => {
    let start = 0, end = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    return Math.max(one.length, other.length) - start - end <= 1;
  };
  const ways = [(word, each) => word === each, (word, each) => each.length > 3 && word.startsWith(each), (word, each) => each.length > 4 && isNear(word, each)];

  const mark = () => {
    const box = document.querySelector(".passage:target") || document.querySelector("main .md-content"), words = [];
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, ({ parentElement }) => (parentElement.closest("button, label, script, template") ? 2 : 1));
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        words.push([plain(word), new StaticRange({ startContainer: node, startOffset: index, endContainer: node, endOffset: index + word.length })]);
      }
    }
    const found = asked.flatMap((each) => ways.map((way) => words.filter(([word]) => way(word, each))).find((some) => some.length) || []);
    CSS.highlights.set("found", new Highlight(...found.map(([, range]) => range)));
  };
  document.readyState == "complete" ? mark() : addEventListener("load", mark);
})();
