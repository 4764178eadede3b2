/* An article in another site's iframe: shows the paragraphs and notes in its address, and sends the host page its height.
   First the half that decides and knows no page. */

const embed = {
  /* The paragraphs that ?from=p7&to=p10 asks for: { ids, gone: those asked for that were removed }, or { unknown: what was typed }, or
     { reversed: [from, to] }. `order` has the ids in the order of the text, `moved` leads from a removed id to the one in its place. */
  part(search, order, moved = {}) {
    const asked = new URLSearchParams(search), typed = ["from", "to"].map((name) => (asked.get(name) || "").trim());
    const ids = typed.map((each) => each.toLowerCase().replace(/^(?=\d)/, "p")), gone = ids.filter((id) => Object.hasOwn(moved, id));
    const [from, to] = ids.map((id) => order.indexOf(gone.includes(id) ? moved[id] : id));
    const unknown = typed.find((each, at) => each && [from, to][at] < 0);
    if (unknown) return { unknown: unknown.slice(0, 40) };
    const first = Math.max(from, 0), last = to < 0 ? order.length - 1 : to;
    return order[0] && first > last ? { reversed: [order[first], order[last]] } : { ids: order.slice(first, last + 1), gone };
  },

  /* What ?notes= asks for, as on the article's page: `kinds`, those chosen or all, and `mode`. */
  notes(search, all) {
    const words = (new URLSearchParams(search).get("notes") || "").split(","), kinds = all.filter((kind) => words.includes(kind));
    return { kinds: kinds[0] ? kinds : all, mode: ["off", "marks", "all"].find((mode) => words.includes(mode)) || "quiet" };
  },
};

/* ---- The half that does it ---- */

(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const main = $("main"), text = $(".text"), root = document.documentElement;

  /* ---- The part ---- */

  const numbered = (...ids) => main.dataset.paragraph.replace("{}", ids.map((id) => id.slice(1)).join("–"));
  const say = (line) => {
    $(".why").textContent = line;
    $(".why").hidden = false;
  };
  const wordsOf = (link) => `.mark[data-notes~="${link.dataset.notes}"]`;
  /* Of a list of claims, those with words in the part; what its summary counted is no longer true. */
  const keepClaims = (list) => {
    const items = $$("li", list), gone = items.filter((item) => !$(wordsOf($("a", item)), text));
    for (const item of gone) item.remove();
    if (gone[0]) $("summary", list).textContent = list.ariaLabel;
  };
  const keep = (ids) => {
    const passages = $$(".passage[id^=p]", text), inside = passages.filter((each) => ids.includes(each.id));
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    /* What has no number, such as a heading, belongs to the part if it is between two paragraphs of it. */
    const isIn = (node) =>
      inside.some((each) => node.localName == "aside" && $$("a[data-notes]", node).some((link) => $(wordsOf(link), each))) ||
      inside.some((each) => each.contains(node) || node.contains(each)) ||
      (!passages.some((each) => node.contains(each)) && follows(inside[0], node) && follows(node, inside.at(-1)));
    const trim = (parent) => {
      for (const node of [...parent.childNodes]) {
        if (!isIn(node)) node.remove();
        else if (!inside.some((each) => each.contains(node))) trim(node);
      }
    };
    // The items that stay keep their numbers.
    for (const list of $$("ol", text)) [...list.children].forEach((item, at) => (item.value = list.start + at));
    trim(text);
    for (const each of passages) if (!inside.includes(each) && !inside.some((other) => each.contains(other))) each.remove();
    for (const list of $$(".claims", text)) keepClaims(list);
  };
  const showPart = () => {
    const order = $$(".passage[id^=p]", text).map((each) => each.id), stubs = $$(".stub", text);
    const moved = Object.fromEntries(stubs.map((stub) => [stub.id, $("a", stub)?.hash.slice(1)]));
    const { ids, gone, unknown, reversed } = embed.part(location.search, order, moved);
    if (unknown) say($(".why").dataset.unknown.replace("{}", () => unknown));
    if (reversed) say(reversed.reduce((line, id) => line.replace("{}", numbered(id)), $(".why").dataset.reversed));
    if (!ids || ids.length == order.length) return "";
    if (gone[0]) say(stubs.filter((stub) => gone.includes(stub.id)).map((stub) => stub.textContent).join(" "));
    for (const stub of stubs) stub.remove();
    keep(ids);
    const ends = [...new Set([ids[0], ids.at(-1)])], name = numbered(...ends);
    $(".by b").textContent = name;
    document.title = `${name}, ${document.title}`;
    $("h1 a").hash = ids[0];
    return ends.join("-");
  };

  /* ---- Notes ---- */

  const noteOf = (id) => document.getElementById("n-" + id)?.closest("details");
  const notesOn = (mark) => mark.dataset.notes.split(" ").map(noteOf).filter(Boolean);
  const showNotes = (part) => {
    const notes = $$(".note"), all = [...new Set(notes.map((note) => note.dataset.kind))], { kinds, mode } = embed.notes(location.search, all);
    root.dataset.notes = mode;
    const isOn = (note) => mode != "off" && kinds.includes(note.dataset.kind);
    const off = notes.filter((note) => !isOn(note)).map((note) => note.classList[1].replace("note", "mark"));
    const there = new Set($$("[data-notes]", text).flatMap(notesOn));
    for (const note of notes) if (!isOn(note) || (part && !there.has(note))) note.parentNode.remove();
    for (const mark of $$("[data-notes]", text)) {
      const id = mark.dataset.notes.split(" ").find(noteOf);
      mark.classList.remove(...off);
      if (!id && mark.closest(".claims")) mark.closest("li").remove();
      else if (!id) mark.removeAttribute("href");
      else if (mark.matches("a")) mark.setAttribute("href", "#n-" + id);
    }
    for (const list of $$(".claims", text)) if (!$("li", list)) list.remove();
    // Each name's first mark in the part has its line.
    for (const note of part ? notes : []) $(`a.mark[data-notes^="${note.lastElementChild.id.slice(2)}"]`, text)?.classList.add("mark--first");
    const left = $$(".note").length;
    if (left) $(".notes small").textContent = left;
    else $(".notes")?.remove();
  };
  /* A mark opens its notes below its paragraph; closed again, they go back into the list. */
  let mark, open = [];
  const putBack = () => {
    for (const [note, home] of open.splice(0)) {
      note.open = false;
      home.append(note);
    }
    mark?.classList.remove("is-open");
  };
  const toggle = (event) => {
    const pressed = event.target.closest("[href^='#n-']"), wasOpen = open[0] && pressed == mark;
    if (!pressed || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    putBack();
    mark = pressed;
    if (wasOpen) return;
    mark.classList.add("is-open");
    open = notesOn(mark).map((note) => [note, note.parentNode]);
    [...text.children].find((block) => block.contains(mark)).after(...open.map(([note]) => note));
    open[0][0].open = true;
    $("summary", open[0][0]).focus({ preventScroll: true });
    open[0][0].scrollIntoView({ block: "nearest" });
  };
  const close = ({ target }) => {
    if (target.open || open[0]?.[0] != target) return;
    const isHere = target.contains(document.activeElement);
    putBack();
    if (isHere) mark.focus({ preventScroll: true });
  };

  const part = text ? showPart() : "";
  if (text) {
    showNotes(part);
    text.addEventListener("click", toggle);
    text.addEventListener("toggle", close, true);
  }

  /* ---- The height ---- */

  let told;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // An iframe that its page hides has no width.
    if (height == told || !innerWidth) return;
    told = height;
    parent.postMessage({ type: "annotated-articles:height", height, id: [main.dataset.id, part].filter(Boolean).join("/") }, "*");
  };
  if (parent == window) return;
  // Browsers observe nothing in an iframe that is out of view.
  tell();
  addEventListener("load", tell);
  new ResizeObserver(tell).observe(root);
})();
