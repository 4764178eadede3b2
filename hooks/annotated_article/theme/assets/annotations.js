/* First the half that decides and knows no page. */
// ms, px. A pointer rests if it stays within STILL; AGAIN applies for a MOMENT after closing.
const REST = 500, AGAIN = 150, MOMENT = 1000, LEAVE = 300, STILL = 8;

/* The state after move {mark, x, y, far, inside: the card}, scroll, press {mark, touch, trail of notes}, dismiss, tick {inside}. */
const decide = ({ ...state }, { type, now, mark, ...event }) => {
  const { card, rest } = state, passing = card?.how == "passing", set = (values) => Object.assign(state, values);
  if (type == "move") {
    const muted = mark == state.muted && mark, may = mark && !muted && (passing ? mark != card.mark : !card);
    const still = rest && rest.mark == mark && Math.hypot(event.x - rest.x, event.y - rest.y) < STILL;
    if (passing && (event.inside || mark == card.mark)) state.left = NaN;
    // A pointer that comes nearer is on its way into the card.
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

/* What ?notes= asks for, and back. `usual` is the state without it: quiet; off on a sheet and a student's copy. */
const MODES = ["off", "marks", "all"];
const read = (text, all, usual = "quiet") => {
  const words = (text || usual).split(","), kinds = all.filter((kind) => words.includes(kind));
  return { kinds: kinds[0] ? kinds : all, mode: MODES.find((mode) => words.includes(mode)) || "quiet" };
};
const write = ({ mode, kinds }, all, usual = "quiet") => {
  const some = kinds.length == all.length ? [] : kinds;
  if (some[0] ? mode == "quiet" : mode == usual) return some.join();
  return [mode, ...some].join();
};

/* Where a card goes: below or above its words, [top, bottom], where it has room, else the larger side. px. */
const GAP = 6;
const sideOf = ([top, bottom], height, view) => {
  const above = top - 2 * GAP, below = view - bottom - 2 * GAP;
  return height <= below || below >= above ? { side: "below", room: below } : { side: "above", room: above };
};

/* ---- The half that acts ---- */

// For files loaded later.
const reader = {};
(() => {
  const own = document.currentScript.src;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

  for (const link of $$("a[href]")) if (link.protocol == "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";

  // A line of pages is wider than a phone.
  for (const here of $$(".kicker [aria-current]")) here.parentNode.scrollLeft += here.getBoundingClientRect().x - 60;

  for (const menu of $$(".menu")) menu.onclick = () => $("#__drawer").click();

  const WORDS = ".mark, .claims a", MARKS = WORDS + ", .map [data-notes]", article = $(".article"), root = document.documentElement;
  if (!article?.showPopover) return;

  // The browser's tooltip would cover the card.
  for (const title of $$(".map [data-notes] title")) {
    title.parentNode.ariaLabel = title.textContent;
    title.remove();
  }
  article.append($("#annotation-control")?.content || "", $("#annotation-parts").content);
  const say = JSON.parse($("#annotation-words").textContent), fill = (text, ...values) => text.replace(/{}/g, () => values.shift());
  const inputs = $$(".panel input"), boxes = inputs.filter((input) => input.dataset.kind), all = boxes.map((box) => box.value);
  const [passing, pinned] = $$(".card"), told = $(".told"), control = $(".control"), usual = article.matches(".sheet") || /[?&]copy=student/.test(location.search) ? "off" : "quiet";
  if (/[?&]print=notes/.test(location.search)) root.dataset.print = "notes";

  // A second id is in an empty element before the mark.
  const markFrom = (element) => (!element || element.dataset.notes ? element : markFrom(element.nextElementSibling));
  const item = (id) => $("#n-" + id);
  const boxOf = (id) => boxes.find((box) => item(id)?.matches(".note--" + box.dataset.kind));
  const mentionsOf = (id) => $$('.rests [href^="#m-"]', item(id)).map((link) => markFrom($(link.hash)));
  const shown = (id) => root.dataset.notes != "off" && boxOf(id)?.checked;
  const notesOn = (mark) => mark?.dataset.notes.split(" ").filter(shown) || [];
  // Claims and dates may be cut up.
  const wordsOf = (id, mark) => (/date|claim/.test(boxOf(id)?.value) ? $$(`.mark[data-notes~="${id}"]`) : [mark]);
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
    root.dataset.hide = boxes.filter((box) => !box.checked).map((box) => box.dataset.kind).join(" ");
    if (inputs[0]) $("span", control).textContent = $(".panel :checked").parentNode.textContent;
    for (const mark of $$("a[data-notes]")) {
      const here = notesOn(mark), kind = here[0] && boxOf(here[0]).dataset.kind;
      // A map's point keeps its address, a claim in the margin its words.
      const words = mark.matches(".mark") && { "aria-describedby": "kind-" + kind };
      const link = mark.matches(WORDS) && { href: "#n-" + here[0] };
      const given = { ...words, ...link, "aria-haspopup": "dialog", "aria-expanded": false };
      for (const name in given) here[0] ? mark.setAttribute(name, given[name]) : mark.removeAttribute(name);
      mark.draggable = false; // a drag selects words
    }
  };
  const showAddress = () => show(read(new URLSearchParams(location.search).get("notes"), all, usual));
  showAddress();
  const choose = () => {
    const [mode, ...kinds] = inputs.filter((input) => input.checked).map((input) => input.value), url = new URL(location);
    const view = read([kinds[0] ? mode : "off", ...kinds].join(), all), text = write(view, all, usual);
    show(view);
    text ? url.searchParams.set("notes", text) : url.searchParams.delete("notes");
    history.replaceState(null, "", url.href.replaceAll("%2C", ","));
  };
  for (const input of inputs) input.onchange = choose;

  /* ---- Cards ---- */

  let state = {}, pointed, timer, entered, x, y, box, trail, at, spot;

  const tell = (type, event) => {
    const { card } = state;
    state = decide(state, { type, now: Date.now(), inside: passing.matches(":hover"), ...event });
    if (state.card != card) {
      // On the same words, another note takes the place of the one before, and the card stays where it is.
      const stays = card && state.card?.mark == card.mark && box == pinned && box.matches(":popover-open");
      if (card && !stays) {
        box.hidePopover();
        card.mark.ariaExpanded &&= false;
      }
      if (card?.mark != state.card?.mark) spot = null;
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
  /* An empty box over the line that the mouse is on. */
  const put = (rects) => {
    const rect = rects.find((each) => each.y <= y && y <= each.bottom) || rects[0];
    $(".anchor").style = `left:${rect.x + scrollX}px;top:${rect.y + scrollY}px;width:${rect.width}px;height:${rect.height}px`;
  };
  /* The card at its words; at a claim in the margin, as wide as there is room. */
  const place = (mark) => {
    const whole = mark.getBoundingClientRect(), { top, bottom } = whole, wide = root.clientWidth, high = root.clientHeight;
    const line = [...mark.getClientRects()].find((each) => each.y <= y && y <= each.bottom) || whole;
    const width = mark.matches(".claims a") ? Math.max(wide - whole.x - 2 * GAP, 256) : wide;
    box.style = `max-width:${Math.min(width, wide - 4 * GAP)}px`;
    const x = getComputedStyle(mark).direction == "rtl" ? line.right - box.offsetWidth : line.x;
    spot ||= { ...sideOf([top, bottom], box.offsetHeight, high), x: Math.max(2 * GAP, Math.min(x, wide - box.offsetWidth - 2 * GAP)) };
    const edge = spot.side == "below" ? `top:${bottom + scrollY + GAP}px` : `bottom:${high - top - scrollY + GAP}px`;
    box.style.cssText += `;left:${spot.x + scrollX}px;${edge};max-height:${spot.room}px`;
  };
  const fade = () => {
    const body = $(".card__body", box), more = body.scrollHeight - body.clientHeight;
    body.tabIndex = more > 1 ? 0 : -1;
    body.classList.toggle("is-cut", more - body.scrollTop > 3);
  };
  const draw = ({ mark, how, ...card }) => {
    const here = notesOn(mark), part = (name) => $(".card__" + name, box);
    trail = card.trail || [here[0]];
    box = how == "passing" ? passing : pinned;
    const id = trail.at(-1), note = item(id), wasTall = box.matches(".is-tall");
    const page = $(".name", note), mentions = mentionsOf(id), copy = note.cloneNode(true);
    box.className = `card card--${how} card--${boxOf(id).dataset.kind}`;
    if (wasTall && how == "sheet") box.classList.add("is-tall");
    box.replaceChildren($("#annotation-card").content.cloneNode(true));
    box.ariaLabel = part("name").textContent = page.textContent;
    if (!trail[1]) part("back").remove();
    at = mentions.findLastIndex((each) => each == mark || each.compareDocumentPosition(mark) & 4);
    part("where").dataset.of = mentions.length;
    part("where").firstChild.textContent = fill(...(here.includes(id) && mark.matches(".mark") ? [say.mention, at + 1] : [say.mentions]), mentions.length);
    part("kind").textContent = say.kinds[boxOf(id).dataset.kind];
    $("a", part("acts")).href = page.href;
    const { file, line } = note.dataset;
    part("edit").href += file + (line ? "#L" + line : "");
    box.dataset.note = id;
    // Sources: A; B; +3 more · In the text: ¶ 7 - a card ends with B.
    const sources = $$('.rests [href^="#s-"]', copy), last = sources.at(-1);
    while (last?.nextSibling) last.nextSibling.remove();
    for (const source of sources) source[$(source.hash + " a") ? "href" : "outerHTML"] = $(source.hash + " a") || source.innerHTML;
    for (const each of $$(last ? ".name" : ".name, .rests", copy)) each.remove();
    part("foot").prepend(...$$(".rests", copy), ($(".state", copy) || $(".notes:not(:has(#n-" + id + "[data-reviewed])) section > .state"))?.cloneNode(true) || "");
    part("body").replaceChildren(...copy.childNodes);
    const others = trail[1] ? [] : here.filter((each) => each != id);
    part("also").innerHTML = others.map((id) => {
      const { kind } = boxOf(id).dataset, claim = $(`.claims [data-notes="${id}"]`), says = claim || $(".name", item(id));
      const sign = claim ? ` class="${claim.className}" data-glyph="${claim.dataset.glyph}"` : "";
      return `<li><a href="#n-${id}" data-also="${id}" class="kind--${kind}"><b>${say.kinds[kind]}</b> <span${sign}>${says.innerHTML}</span></a>`;
    }).join("");
    // SVG cannot be a source.
    const isSvg = mark.innerText == null;
    if (!box.matches(":popover-open")) box.showPopover(how == "passing" || isSvg ? {} : { source: mark });
    how == "sheet" ? (box.style = "") : place(mark);
    if (isSvg && how == "pinned") focus(box);
    const row = part("acts");
    row.classList.toggle("is-tight", row.scrollWidth > row.clientWidth);
    part("body").onscroll = () => {
      if (how == "sheet") box.classList.add("is-tall");
      fade();
    };
    fade();
    mark.ariaExpanded &&= how != "passing";
    if (how == "sheet") {
      entered ||= !history.pushState("sheet", "");
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
  // On the home page, a note belongs to the article that the button leads to; opened from a folder, a page has the site's address.
  const page = () => ($(".go", article) || (location.protocol == "file:" && $("link[rel=canonical]")) || location).href;
  const address = (hash = "#n-" + trail.at(-1)) => new URL(hash, page()).href;
  const cite = (hash, ...of) => copy($(".cite")?.cite?.(...of) || address(hash).replace(/^file.*/, document.title));
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
    menu: (link) => (link.ariaExpanded = link.ariaExpanded != "true"),
    link: () => copy(address()),
    cite: () => cite(undefined, trail.at(-1), box.ariaLabel),
  };
  /* The note before or after, in the order of the marks. */
  const leaf = (way) => {
    const stops = $$(WORDS).filter((each) => each.hash && each.checkVisibility()), { mark } = state.card;
    const after = stops.findIndex((each) => each != mark && mark.compareDocumentPosition(each) & 4);
    const from = stops.includes(mark) ? stops.indexOf(mark) + way : (after < 0 ? stops.length : after) - (way < 0);
    const next = stops[from];
    if (!next) return;
    next.scrollIntoView({ block: "center" });
    open(next);
  };

  addEventListener("click", (event) => {
    const link = event.target.closest("a, button"), mark = event.target.closest(MARKS);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = link?.closest(".card") && $(`a.name[href="${link.getAttribute("href")}"]`)?.closest("li").id.slice(2);
    if (link?.dataset.tools) load(link.dataset.tools).then(() => acts[link.value](link));
    else if (acts[link?.value]) acts[link.value](link);
    else if (link?.dataset.also) open(state.card.mark, [link.dataset.also], link);
    else if (shown(id) && id != trail.at(-1)) open(state.card.mark, [...trail, id], link);
    else if (link?.matches(".number")) {
      history.replaceState(null, "", link.href);
      cite(link.hash, link.hash.slice(1));
    } else if (notesOn(mark)[0] && (!link || link == mark) && (!event.detail || getSelection().isCollapsed)) {
      tell("press", { mark, touch: event.pointerType == "touch" });
    } else if (entered && link?.href) {
      // The sheet's own step in the history becomes the page: Back leads to the article at once.
      entered = false;
      location.replace(link.href);
    } else return;
    event.preventDefault();
  });
  addEventListener("pointermove", ({ target, pointerType, buttons, clientX, clientY }) => {
    if (pointerType == "touch" || (clientX == x && clientY == y)) return;
    [x, y] = [clientX, clientY];
    const mark = target.closest(MARKS), { top, bottom } = passing.getBoundingClientRect();
    const may = !/off|marks/.test(root.dataset.notes) && !buttons && notesOn(mark)[0];
    if (mark != pointed) light("is-shown", (pointed = mark)?.matches(".claims a") ? wordsOf(mark.dataset.notes) : []);
    tell("move", { mark: may && mark, x, y, far: Math.max(top - y, y - bottom) });
  });
  // Browsers select nothing from within a link.
  let from;
  const caret = ({ clientX, clientY }) => {
    const at = document.caretPositionFromPoint?.(clientX, clientY);
    return at && [at.offsetNode, at.offset];
  };
  addEventListener("pointerdown", (event) => {
    from = event.pointerType == "mouse" && !event.button && event.target.closest("a.mark") && caret(event);
  });
  const select = (event) => {
    const to = from && (event.buttons == 1 || event.type == "pointerup") && caret(event);
    if (to) getSelection().setBaseAndExtent(...from, ...to);
  };
  addEventListener("pointermove", select);
  addEventListener("pointerup", select);
  // Otherwise the browser drags what is selected so far.
  addEventListener("dragstart", (event) => from && event.preventDefault());
  root.addEventListener("pointerleave", () => tell("scroll"));
  addEventListener("scroll", () => tell("scroll"));
  addEventListener("keydown", (event) => {
    const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event, way = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (key == "Escape") tell("dismiss");
    else if (code == "KeyN" && altKey && shiftKey) control?.click();
    else if (way && /pinned|sheet/.test(state.card?.how) && !(altKey || shiftKey || ctrlKey || metaKey)) leaf(way);
    else return;
    if (key != "Escape") event.preventDefault();
  });
  // The platform closed it, and no other tap opened it again.
  const settle = () => {
    if (box != pinned || pinned.matches(":popover-open")) return;
    tell("dismiss");
    if (entered) history.back();
    entered = false;
  };
  pinned.addEventListener("toggle", () => setTimeout(settle, 100));
  addEventListener("pointerdown", settle, true);
  // A reloaded page has no sheet, but still its step in the history.
  addEventListener("pageshow", () => history.state == "sheet" && !entered && history.back());
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
    for (let box = found.closest("details"); box; box = box.parentNode.closest("details")) box.open = true;
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

  /* ---- Loaded on demand ---- */

  const add = (tag, values) => new Promise((onload) => document.head.append(Object.assign(document.createElement(tag), values, { onload })));
  const loading = {}, load = (name) => loading[name] ||= Promise.all([
    add("link", { rel: "stylesheet", href: own.replace("annotations.js", name + ".css") }),
    add("script", { src: own.replace("annotations", name) }),
  ]);
  Object.assign(reader, { $, $$, acts, add, arrive, article, copy, fill, focus, light, load, own, page, put, root, say, showAddress, tell });
  if (/[?&](from|to|questions|copy)=/.test(location.search)) load("teaching");
  document.addEventListener("selectionchange", () => {
    const { anchorNode, isCollapsed } = getSelection();
    if (!isCollapsed && article.contains(anchorNode)) load("article-tools");
  });
})();
