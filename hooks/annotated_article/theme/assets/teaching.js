/* What a teacher's address asks for: ?from=p7&to=p10, ?questions=on, ?copy=student. Loaded by addresses that have one of these, and by
   reading sheets. First the half that decides and knows no page. */

const teaching = {
  /* The view that the address asks for; unknown values are ignored. `order` has the passages' ids in order, `moved` the ids
     that are gone -> where they lead. The view: `part`, the ids of the passages in it, or null for all; `questions`; `copy`. */
  read(search, order, moved = {}) {
    const asked = new URLSearchParams(search);
    const at = (name) => {
      const id = (asked.get(name) || "").toLowerCase().replace(/^(?=\d)/, "p");
      return order.indexOf(Object.hasOwn(moved, id) ? moved[id] : id);
    };
    const from = Math.max(at("from"), 0), to = at("to") < 0 ? order.length - 1 : at("to"), part = order.slice(from, to + 1);
    const copy = ["student", "teacher"].find((each) => asked.get("copy") == each) || "", said = asked.get("questions");
    return { part: part[0] && part.length < order.length ? part : null, questions: said == "on" || (copy != "" && said != "off"), copy };
  },

  /* The address's question for a view: what it would be without being said is left out. */
  write({ from, to, notes, questions, copy, print }, order) {
    const whole = order.indexOf(from) > order.indexOf(to), said = {
      from: whole || from == order[0] ? "" : from,
      to: whole || to == order.at(-1) ? "" : to,
      notes,
      questions: questions ? "on" : copy && "off",
      copy,
      print: print && "notes",
    };
    return Object.entries(said).filter(([, value]) => value).map((each) => each.join("=")).join("&");
  },

  /* Stretches of neighbours that are alike: [[a, b], [c]]. */
  runs: (all, isAlike) =>
    all.reduce((runs, each) => {
      const last = runs.at(-1);
      last && isAlike(last.at(-1), each) ? last.push(each) : runs.push([each]);
      return runs;
    }, []),

  /* The numbers of passages in words: 1–6, or 4. */
  span: (ids) => [ids[0], ids.at(-1)].filter((id, at, both) => id && id != both[at - 1]).map((id) => id.slice(1)).join("–"),
};

/* ---- The half that does it, once: another view is another address ---- */

(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const page = $(".article, .sheet"), root = document.documentElement, kept = $("#annotation-teaching");
  if (!page) return;

  const passages = $$(".text .passage[id^=p]"), order = passages.map((each) => each.id);
  const moved = Object.fromEntries($$(".text .stub").map((stub) => [stub.id, $("a", stub)?.hash.slice(1)]));
  const view = teaching.read(location.search, order, moved), { part } = view;
  if (view.copy) root.dataset.copy = view.copy;
  if (view.copy != "teacher") for (const each of $$(".question__answer")) each.remove();
  document.addEventListener("click", ({ target }) => target.closest("[value=print]") && print());
  if (!kept) return;

  const wordsOf = (link) => `.mark[data-notes~="${link.dataset.notes}"]`;
  const inside = passages.filter((each) => part?.includes(each.id));
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  /* Whether something is in the part; without a number, it is if it comes between two passages that are. */
  const isIn = (element) => {
    if (element.matches?.(".claims")) return $$("a", element).some((link) => inside.some((each) => $(wordsOf(link), each)));
    if (inside.some((each) => each.contains(element) || element.contains(each))) return true;
    return !passages.some((each) => element.contains(each)) && follows(inside[0], element) && follows(element, inside.at(-1));
  };

  /* ---- The part: the rest is grey and folded, and has no notes ---- */

  const fold = (run) => {
    const box = document.createElement("details"), line = document.createElement("summary"), words = document.createElement("span");
    const ids = passages.filter((each) => run.some((block) => block.contains(each))).map((each) => each.id);
    const first = passages.find((each) => each.id == ids[0]) || run[0];
    words.textContent = first.textContent.trim().slice(0, 90) + " …";
    line.append(ids[0] ? kept.dataset.paragraph.replace("{}", teaching.span(ids)) : "…", " ", words);
    box.className = "folded";
    // The theme opens everything for print, so what the reader has opened gets its own class.
    line.onclick = () => box.classList.toggle("is-unfolded", !box.open);
    run[0].before(box);
    box.append(line, ...run);
  };
  const quiet = (mark) => {
    for (const name of ["data-notes", "href", "aria-describedby", "aria-haspopup", "aria-expanded"]) mark.removeAttribute(name);
  };
  /* The list below keeps what the part has, with links to its places there. */
  const keepNotes = () => {
    for (const note of $$(".note")) {
      const here = $(`.mark[data-notes~="${note.id.slice(2)}"]`), links = $$('.rests [href^="#m-"]', note);
      if (!here) note.remove();
      const lost = links.filter((link) => !isIn($(link.hash)));
      if (here && lost.length == links.length) lost.shift().hash = here.id ||= `m-in-part-${note.id}`;
      for (const link of lost) link.remove();
    }
    const kinds = root.dataset.hide?.split(" ") || [], isOff = (note) => kinds.some((kind) => kind && note.matches(".note--" + kind));
    for (const each of $$(".corrections li")) if (!isIn($($("a", each).hash))) each.remove();
    for (const source of $$(".sources li")) {
      const users = $$(`.rests a[href="#${source.id}"], .corrections a[href="#${source.id}"]`).map((link) => link.closest("li"));
      if (!users[0]) source.remove();
      source.classList.toggle("is-off", users.every(isOff));
    }
    for (const group of $$(".notes details, .corrections")) {
      const left = $$("li", group).length;
      left ? ($("summary span", group).textContent = left) : group.remove();
    }
    if (!$(".note")) $(".notes")?.remove();
  };
  /* Of a list of claims, those with words in the part; what its summary counted is no longer true. */
  const keepClaims = (list) => {
    const items = $$("li", list), gone = items.filter((item) => !$(wordsOf($("a", item))));
    for (const item of gone) item.remove();
    if (gone[0]) $("summary", list).textContent = list.ariaLabel;
    if (gone.length == items.length) list.remove();
  };
  const showPart = () => {
    for (const each of $$(".article-map")) each.remove();
    for (const mark of $$(".mark[data-notes]")) if (!isIn(mark)) quiet(mark);
    for (const list of $$(".claims")) keepClaims(list);
    for (const each of passages) if (!inside.includes(each)) each.classList.add("outside");
    const out = (block) => !isIn(block);
    for (const run of teaching.runs([...$(".text").children], (one, other) => out(one) == out(other))) if (out(run[0])) fold(run);
    keepNotes();
    reader.showAddress?.();
  };

  /* ---- Questions, and the line that says what this is ---- */

  const { content } = kept, asked = $(".asked", content), bar = $(".class-bar", content);
  /* The questions are in a separate file, because most readers don't ask for any. */
  const ask = async () => {
    if (!view.questions || !asked) return false;
    await new Promise((done) => {
      reader.questions = (html) => done(asked.insertAdjacentHTML("beforeend", html));
      reader.add("script", { src: kept.dataset.questions, onerror: done });
    });
    for (const each of $$(".question", asked)) {
      if (part && !part.includes(each.dataset.passage)) each.remove();
      if (view.copy != "teacher") $(".question__answer", each)?.remove();
    }
    if ($(".question", asked)) $(".text").after(asked);
    return $(".question");
  };
  const finish = (questions) => {
    const says = { part, questions, ...(view.copy && { [view.copy]: true }) };
    for (const each of $$("[data-when]", bar)) {
      if (!says[each.dataset.when]) each.remove();
      else if (each.dataset.when == "part") each.textContent = each.textContent.replace("{}", teaching.span(part));
    }
    const whole = new URL(location);
    for (const name of ["from", "to", "questions", "copy"]) whole.searchParams.delete(name);
    $("a", bar).href = whole.href.split("#")[0].replaceAll("%2C", ",");
    if ($("[data-when]", bar)) $(".text").before(bar);
    const target = document.getElementById(location.hash.slice(1));
    const folded = target?.closest?.(".folded");
    if (folded) $("summary", folded).click();
    if (part || questions) target?.scrollIntoView();
  };
  if (part) showPart();
  ask().then(finish);
})();
