/* The reader's script: first the half that decides and knows no page. */
// ms, px. To rest is to stay within STILL; AGAIN holds for a MOMENT after closing.
const REST = 500, AGAIN = 150, MOMENT = 1000, LEAVE = 300, STILL = 8;

/* The state after move {mark, x, y, far, inside: the card}, scroll, press {mark, touch, trail of notes}, dismiss, tick {inside}. */
const decide = ({ ...state }, { type, now, mark, ...event }) => {
  const { card, rest } = state, passing = card?.how == "passing", set = (values) => Object.assign(state, values);
  if (type == "move") {
    const muted = mark == state.muted && mark, may = mark && !muted && (passing ? mark != card.mark : !card);
    const still = rest && rest.mark == mark && Math.hypot(event.x - rest.x, event.y - rest.y) < STILL;
    if (passing && (event.inside || mark == card.mark)) state.left = NaN;
    // Whoever comes nearer is on the way into the card.
    else if (passing && (!state.left || event.far < state.far)) state.left = now;
    set({ over: mark, muted, far: event.far, rest: may && (still ? rest : { mark, since: now, ...event }) });
  } else if (type == "scroll") set({ rest: null, left: passing ? state.left || now : NaN });
  else if (type == "tick") {
    if (now - state.left >= LEAVE) set(event.inside ? { left: NaN } : { card: null, left: NaN, closed: now });
    if (rest && !state.card && now - rest.since >= (rest.since - state.closed < MOMENT ? AGAIN : REST))
      set({ card: { mark: rest.mark, how: "passing" }, rest: null });
  } else {
    const close = type == "dismiss" || (mark == card?.mark && !passing && !event.trail);
    set({ card: close ? null : { mark, how: event.touch ? "sheet" : "pinned", ...event }, muted: state.over, rest: null, left: NaN, closed: NaN });
  }
  return state;
};

/* What ?notes= asks for, and back. */
const read = (text, all) => {
  const words = text.split(","), kinds = all.filter((kind) => words.includes(kind));
  return { kinds: kinds[0] ? kinds : all, mode: ["off", "marks"].find((mode) => words.includes(mode)) || "on" };
};
const write = ({ mode, kinds }, all) => [mode == "on" ? [] : mode, kinds.length == all.length ? [] : kinds].flat().join();

/* ---- The half that does it ---- */

// For files loaded later.
const reader = {};
(() => {
  const own = document.currentScript.src;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

  for (const link of $$("a[href]")) if (link.protocol == "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";

  for (const menu of $$(".menu")) menu.onclick = () => $("#__drawer").click();

  const WORDS = ".mark, .chip", MARKS = WORDS + ", .map [data-notes]", article = $(".article"), root = document.documentElement;
  if (!article?.showPopover) return;

  // The browser's tip would stand over the card.
  for (const title of $$(".map [data-notes] title")) {
    title.parentNode.ariaLabel = title.textContent;
    title.remove();
  }
  $(".overview").after($("#annotation-control").content);
  article.append($("#annotation-parts").content);
  const say = JSON.parse($("#annotation-words").textContent), fill = (text, ...values) => text.replace(/{}/g, () => values.shift());
  const inputs = $$(".notes input"), boxes = inputs.filter((input) => input.dataset.kind), all = boxes.map((box) => box.value);
  const [passing, pinned] = $$(".card"), told = $(".told");

  // A second id stands empty before the mark.
  const markFrom = (element) => (!element || element.dataset.notes ? element : markFrom(element.nextElementSibling));
  const item = (id) => $("#n-" + id);
  const boxOf = (id) => boxes.find((box) => item(id)?.matches(".note--" + box.dataset.kind));
  const mentionsOf = (id) => $$(".back a", item(id)).map((link) => markFrom($(link.hash)));
  const shown = (id) => root.dataset.notes != "off" && boxOf(id)?.checked;
  const notesOn = (mark) => mark?.dataset.notes.split(" ").filter(shown) || [];
  // Claims and dates may be cut up.
  const wordsOf = (id, mark) => (/date|claim/.test(boxOf(id)?.value) ? $$(`[data-notes~="${id}"]:not([data-not-text])`) : [mark]);
  const light = (name, elements) => {
    $$("." + name).map((each) => each.classList.remove(name));
    elements.map((each) => each.classList.add(name));
  };
  const focus = (element) => {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };

  /* ---- The Notes control ---- */

  const show = ({ mode, kinds }) => {
    for (const input of inputs) input.checked = [mode, ...kinds].includes(input.value);
    root.dataset.notes = mode;
    root.dataset.hide = boxes.map((box) => (box.checked ? "" : box.dataset.kind)).join(" ");
    for (const mark of $$("a[data-notes]")) {
      const here = notesOn(mark), says = say.says + here.map((id) => $("b", item(id)).textContent).join(", ");
      // A map's point keeps its address.
      const words = mark.matches(WORDS) && { href: "#n-" + here[0], "data-says": says, "data-n": item(here[0])?.dataset.n };
      const given = { ...words, "aria-haspopup": "dialog", "aria-expanded": false };
      for (const name in given) here[0] ? mark.setAttribute(name, given[name]) : mark.removeAttribute(name);
    }
  };
  const showAddress = () => show(read(new URLSearchParams(location.search).get("notes") || "", all));
  showAddress();
  const choose = () => {
    const [mode, ...kinds] = inputs.filter((input) => input.checked).map((input) => input.value), url = new URL(location);
    const view = read([kinds[0] ? mode : "off", ...kinds].join(), all), text = write(view, all);
    show(view);
    text ? url.searchParams.set("notes", text) : url.searchParams.delete("notes");
    history.replaceState(null, "", url.href.replaceAll("%2C", ","));
  };
  for (const input of inputs) input.onchange = choose;

  /* ---- Cards ---- */

  let state = {}, pointed, timer, entered, x, y, box, trail, at;

  const tell = (type, event) => {
    const { card } = state;
    state = decide(state, { type, now: Date.now(), inside: passing.matches(":hover"), ...event });
    if (state.card != card) {
      if (card) {
        box.hidePopover();
        card.mark.ariaExpanded &&= false;
      }
      light("is-open", state.card ? draw(state.card) : []);
    }
    if (type == "tick") timer = 0;
    if (state.rest || state.left) timer ||= setTimeout(tell, 20, "tick");
  };
  const open = (mark, trail, link) => {
    focus(mark);
    tell("press", { mark, trail, touch: entered });
    if (link) focus($(`[value="${link.value}"]`, pinned) || pinned);
  };
  const put = (rects) => {
    const rect = rects.find((each) => each.y <= y && y <= each.bottom) || rects[0];
    $(".anchor").style = `left:${rect.x + scrollX}px;top:${rect.y + scrollY}px;width:${rect.width}px;height:${rect.height}px`;
  };
  const draw = ({ mark, how, ...card }) => {
    const here = notesOn(mark), part = (name) => $(".card__" + name, box);
    trail = card.trail || [here[1] ? "" : here[0]];
    box = how == "passing" ? passing : pinned;
    const id = trail.at(-1), note = item(id);
    box.className = `card card--${how} card--${boxOf(id)?.dataset.kind || "stack"}`;
    box.style.maxHeight = "";
    box.replaceChildren($("#annotation-card").content.cloneNode(true));
    box.ariaLabel = part("name").textContent = note ? $(".name a", note).textContent : mark.matches(".chip") ? mark.textContent : fill(say.notes[new Intl.PluralRules(say.language).select(here.length)], here.length);
    if (!trail[1]) part("back").remove();
    if (note) {
      const [word, page] = $(".name", note).children, mentions = mentionsOf(id), copy = note.cloneNode(true), where = part("where");
      at = mentions.findLastIndex((each) => each == mark || each.compareDocumentPosition(mark) & 4);
      where.dataset.of = mentions.length;
      where.firstChild.textContent = fill(...(here.includes(id) && mark.matches(WORDS) ? [say.mention, at + 1] : [say.mentions]), mentions.length);
      part("kind").textContent = word.textContent;
      $("a", part("acts")).href = page.href;
      part("mend").href += note.dataset.file;
      for (const source of $$(".rests a", copy)) source[$(source.hash + " a") ? "href" : "outerHTML"] = $(source.hash + " a") || source.innerHTML;
      $(".says .rest", copy)?.before(part("more"));
      for (const each of $$(".name, .back", copy)) each.remove();
      part("stack").replaceWith(...copy.childNodes);
    } else part("stack").innerHTML = here.map((id) => `<li class="kind--${boxOf(id).dataset.kind}">${$(".name", item(id)).innerHTML}`).join("");
    put([...mark.getClientRects()]);
    // SVG cannot be a source.
    const isSvg = mark.innerText == null;
    box.showPopover(how == "passing" || isSvg ? {} : { source: mark });
    if (isSvg && how == "pinned") focus(box);
    // Else it scrolls back at every change.
    if (how != "sheet" && box.scrollHeight > box.clientHeight) box.style.maxHeight = box.offsetHeight + "px";
    mark.ariaExpanded &&= how != "passing";
    if (how == "sheet") {
      entered ||= !history.pushState(null, "");
      mark.scrollIntoView({ block: "nearest" });
    }
    return wordsOf(id, mark);
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = say.copied;
      setTimeout(() => told.replaceChildren(), 2000);
    } catch {
      prompt("", text);
    }
  };
  const address = () => new URL("#n-" + trail.at(-1), location);
  const step = (link) => {
    const mentions = mentionsOf(trail.at(-1)), mark = mentions.at((at + (link.value == "next" ? 1 : -1)) % mentions.length);
    mark.scrollIntoView({ block: "center" });
    open(mark, trail.slice(-1), link);
  };
  const acts = {
    close: () => tell("dismiss"),
    back: (link) => open(state.card.mark, trail.slice(0, -1), link),
    previous: step,
    next: step,
    link: () => copy(address()),
    cite: () => copy($(".cite")?.cite?.(trail.at(-1), box.ariaLabel) || address()),
    more(link) {
      const { nextSibling } = link;
      link.remove();
      focus(nextSibling);
    },
  };

  addEventListener("click", (event) => {
    const link = event.target.closest("a, button"), mark = event.target.closest(MARKS);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = link?.closest(".card") && $(`.name a[href="${link.getAttribute("href")}"]`)?.closest("li").id.slice(2);
    if (link?.dataset.tools) load(link.dataset.tools).then(() => acts[link.value](link));
    else if (acts[link?.value]) acts[link.value](link);
    else if (shown(id) && id != trail.at(-1)) open(state.card.mark, [...trail, id], link);
    else if (link?.matches(".number")) {
      history.replaceState(null, "", link.href);
      copy($(".cite")?.cite?.(link.hash.slice(1)) || link.href);
    } else if (notesOn(mark)[0] && (!link || link == mark) && (!event.detail || getSelection().isCollapsed)) {
      tell("press", { mark, touch: event.pointerType == "touch" });
    } else return;
    event.preventDefault();
  });
  addEventListener("pointermove", ({ target, pointerType, buttons, clientX, clientY }) => {
    if (pointerType == "touch" || (clientX == x && clientY == y)) return;
    [x, y] = [clientX, clientY];
    const mark = target.closest(MARKS), { top, bottom } = passing.getBoundingClientRect();
    const may = root.dataset.notes == "on" && !buttons && notesOn(mark)[0];
    if (mark != pointed) light("is-shown", (pointed = mark)?.matches(".mark[data-not-text]") ? wordsOf(mark.dataset.notes) : []);
    tell("move", { mark: may && mark, x, y, far: Math.max(top - y, y - bottom) });
  });
  root.addEventListener("pointerleave", () => tell("scroll"));
  addEventListener("scroll", () => tell("scroll"));
  addEventListener("keydown", ({ key }) => key == "Escape" && tell("dismiss"));
  pinned.addEventListener("scroll", () => state.card?.how == "sheet" && pinned.classList.add("is-tall"));
  // The platform closed it, and no other tap opened it again.
  const settle = () => {
    if (box != pinned || pinned.matches(":popover-open")) return;
    tell("dismiss");
    if (entered) history.back();
    entered = false;
  };
  pinned.addEventListener("toggle", () => setTimeout(settle, 100));
  addEventListener("pointerdown", settle, true);
  addEventListener("popstate", () => {
    entered = false;
    tell("dismiss");
    showAddress();
  });

  /* ---- Addresses ---- */

  const arrive = () => {
    const [hash, words] = location.hash.split(":~:"), found = $(".note:has(:target)") || $(":target"), note = found?.id.slice(2);
    if (words) return location.replace(hash);
    if (!found) return;
    const mark = markFrom(shown(note) ? mentionsOf(note)[0] : found), id = notesOn(mark).find((each) => note.startsWith(each));
    light("is-shown", id ? wordsOf(id, mark) : [found]);
    focus(id ? mark : found);
    if (!shown(note)) return;
    mark.scrollIntoView({ block: "center" });
    scrollBy(0, innerHeight / 6); // room for the card
    open(mark, [note]);
  };
  addEventListener("load", arrive);
  addEventListener("hashchange", arrive);

  /* ---- Loaded when wanted ---- */

  const add = (tag, values) => new Promise((onload) => document.head.append(Object.assign(document.createElement(tag), values, { onload })));
  const loading = {}, load = (name) => loading[name] ||= Promise.all([
    add("link", { rel: "stylesheet", href: own.replace("annotations.js", name + ".css") }),
    add("script", { src: own.replace("annotations", name) }),
  ]);
  Object.assign(reader, { $, $$, acts, add, arrive, article, copy, fill, focus, light, load, own, put, root, say, show, tell });
  if (/[?&](from|to|questions|copy)=/.test(location.search)) load("teaching");
  document.addEventListener("selectionchange", () => {
    const { anchorNode, isCollapsed } = getSelection();
    if (!isCollapsed && article.contains(anchorNode)) load("article-tools");
  });
})();
