/* A reading sheet as a form: its parts are paragraphs, questions and text, in the order in which students see them. First the half that
   knows no page: it writes the file. What nobody has edited stays as it was typed. */

const sheets = (() => {
  const { oneLine, onlyWords, record, wrapped } = annotation;
  const OPTIONS = [{ name: "starter", shape: "prose" }, { name: "answer", shape: "prose" }, { name: "level", shape: "text" }];

  /* The lines of a part; `source` are those that it had, as long as it is as it was. */
  const written = (part) => {
    if (part.source) return part.source;
    if (part.kind == "text") return part.text.trimEnd().replace(/^\n+/, "");
    if (part.kind == "passage") return `/// passage | ${part.article} ${part.from}${part.to == part.from ? "" : `-${part.to}`}\n///`;
    const options = record({ fields: OPTIONS }, part).map((line) => `    ${line}`);
    return [`/// question | ${part.skill}`, ...options, "", ...wrapped(onlyWords(part.ask)), "///"].join("\n");
  };
  const title = (text) => `# ${onlyWords(text).replace(/[\\`*_[\]#]/g, "\\$&")}`;
  /* The front matter with this field; other lines stay. */
  const withField = (head, name, value) => {
    const lines = head.trimEnd().split("\n"), at = lines.findIndex((line) => line.startsWith(`${name}:`)), line = value ? [`${name}: ${oneLine(value)}`] : [];
    if (at < 0) return lines.toSpliced(-1, 0, ...line).join("\n");
    let end = at + 1;
    while (/^\s/.test(lines[end])) end += 1;
    return lines.toSpliced(at, end - at, ...line).join("\n");
  };
  /* The text of the file. `was` is what its front matter says. */
  const compose = ({ head, heading, parts, was, ...sheet }) => {
    let front = head || "---\n---";
    for (const name of ["title", "description"]) if (onlyWords(sheet[name]) != was[name]) front = withField(front, name, onlyWords(sheet[name]));
    const first = onlyWords(sheet.title) == was.title && was.title ? heading : title(sheet.title);
    return `${[front.trimEnd(), first, ...parts.map(written)].filter(Boolean).join("\n\n")}\n`;
  };
  /* A sheet as the server or the site gives it, with its heading apart from its first words. */
  const opened = ({ parts, ...sheet }) => {
    const [first, ...others] = parts, found = first?.kind == "text" ? first.source.match(/^(# [^\n]*)\n*([^]*)$/) : null;
    const rest = found?.[2] ? [{ kind: "text", source: found[2], text: found[2] }] : [];
    const title = sheet.title || found?.[1].slice(2) || "";
    return { ...sheet, title, heading: found?.[1] || "", parts: found ? [...rest, ...others] : parts, was: { title, description: sheet.description } };
  };
  const lacking = { passage: ["from"], question: ["ask", "answer"], text: [] };
  /* The fields that are still empty: [part, name]; a part alone where the sheet has neither paragraphs nor a question. */
  const lacks = ({ title, parts }) => [
    ...(title.trim() ? [] : [[null, "title"]]),
    ...(parts.some(({ kind }) => kind != "text") ? [] : [[null, ""]]),
    ...parts.flatMap((part) => lacking[part.kind].filter((name) => !part[name]?.trim()).map((name) => [part, name])),
  ];

  /* ---- Text in the preview: the Markdown that sheets are likely to have, as nodes, so that nothing in it can run ---- */

  const el = (tag, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...inside);
    return made;
  };
  // \*  `code`  **bold**  *italic*  [words](address)
  const INLINE = /\\([\\`*_{}[\]()>#+.!-])|`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])[*_]([^*_]+)[*_](?!\w)|\[([^\]]+)\]\(([^)\s]+)\)/;
  const inline = (text) => {
    const found = text.match(INLINE);
    if (!found) return [text];
    const [all, escaped, code, bold, italic, words] = found;
    const made = escaped ?? (code ? el("code", {}, code) : bold ? el("strong", {}, ...inline(bold)) : italic ? el("em", {}, ...inline(italic)) : el("a", {}, ...inline(words)));
    return [text.slice(0, found.index), made, ...inline(text.slice(found.index + all.length))];
  };
  const cells = (row, tag) => row.replace(/^\||\|$/g, "").split("|").map((cell) => el(tag, {}, ...inline(cell.trim())));
  const block = (text) => {
    const lines = text.split("\n"), heading = lines[0].match(/^(#{1,6}) +(.*?)[ #]*$/), item = /^\s{0,3}(?:[*+-]|(\d+)[.)]) +/;
    if (heading) return [el(`h${heading[1].length}`, {}, ...inline(heading[2])), ...(lines[1] ? block(lines.slice(1).join("\n")) : [])];
    if (/^[|\s:-]*-[|\s:-]*$/.test(lines[1] || "") && lines[0].includes("|"))
      return [el("table", {}, el("thead", {}, el("tr", {}, ...cells(lines[0], "th"))), el("tbody", {}, ...lines.slice(2).map((line) => el("tr", {}, ...cells(line, "td")))))];
    if (item.test(lines[0])) {
      const items = lines.reduce((all, line) => (item.test(line) ? [...all, line.replace(item, "")] : [...all.slice(0, -1), `${all.at(-1)} ${line.trim()}`]), []);
      return [el(lines[0].match(item)[1] ? "ol" : "ul", {}, ...items.map((each) => el("li", {}, ...inline(each))))];
    }
    if (lines[0].startsWith(">")) return [el("blockquote", {}, ...shown(lines.map((line) => line.replace(/^> ?/, "")).join("\n")))];
    return [el("p", {}, ...inline(lines.join(" ")))];
  };
  const shown = (text) => text.split(/\n\s*\n/).map((each) => each.replace(/^\n+|\s+$/g, "")).filter((each) => each.trim()).flatMap(block);

  return { compose, el, lacks, opened, shown };
})();

/* ---- The half that does it ---- */

const composer = (() => {
  const form = document.querySelector("#compose");
  if (!form) return;
  const $ = (selector, from = document) => from.querySelector(selector), { el } = sheets;
  const { root } = form.dataset, fill = (text, ...values) => text.replace(/{}/g, () => values.shift());
  const list = $(".composer__parts"), view = $(".composer__view"), told = $(".composer__told"), row = (part) => list.children[sheet.parts.indexOf(part)];
  const drawn = (name) => $(`#compose-${name}`).content.cloneNode(true).firstElementChild;
  let sheet = sheets.opened({ path: "", head: "", title: "", description: "", parts: [] }), version = "", gone;

  const tell = (text, ...more) => told.replaceChildren(text, ...more);

  /* ---- Articles, fetched when a paragraph of theirs is wanted ---- */

  const articles = {};
  const article = (id) => articles[id] ||= (async () => {
    const answer = await fetch(`${root}articles/${id}/`);
    if (!answer.ok) throw Error(answer.status);
    const text = $(".text", new DOMParser().parseFromString(await answer.text(), "text/html"));
    for (const each of text.querySelectorAll(".claims, .stub, script, style")) each.remove();
    for (const each of text.querySelectorAll(".mark")) each.replaceWith(...each.childNodes);
    return { text, order: [...text.querySelectorAll(".passage")].map(({ id }) => id) };
  })();
  /* The blocks from one passage to another, in the lists and tables that they are in. */
  const cut = (text, first, last) => {
    const range = new Range();
    range.setStartBefore($(`#${first}`, text));
    range.setEndAfter($(`#${last}`, text));
    let copy = range.cloneContents();
    for (let box = range.commonAncestorContainer; box != text; box = box.parentNode) {
      const around = box.cloneNode(false);
      around.append(copy);
      copy = around;
    }
    const made = el("div", {}, copy);
    for (const each of made.querySelectorAll("[id], [href]")) for (const name of ["id", "href", "aria-label"]) each.removeAttribute(name);
    return [...made.childNodes];
  };

  /* ---- The form ---- */

  const part = (part) => {
    const made = drawn("part"), template = $(`#compose-${part.kind}`), inside = template.content.cloneNode(true);
    $("legend", made).textContent = template.dataset.name;
    $("div", made).replaceWith(inside);
    for (const field of made.querySelectorAll("[name]")) {
      if (field.name != "from" && field.name != "to") field.value = part[field.name] ?? field.value;
      part[field.name] ??= field.value;
      field.oninput = () => edit(part, field);
    }
    for (const more of made.querySelectorAll("details")) more.open = Boolean(part.starter || part.level);
    if (part.kind == "passage") choices(part, made);
    return made;
  };
  const edit = (part, { name, value }) => {
    part[name] = value;
    delete part.source;
    if (name == "article") {
      part.from = part.to = "";
      choices(part, row(part));
    }
    if (name == "from" || name == "to") within(part, name);
    typed();
  };
  /* The last paragraph is not before the first. */
  const within = async (part, changed) => {
    const { order } = await article(part.article), other = changed == "from" ? "to" : "from", [first, last] = [part.from, part.to].map((id) => order.indexOf(id));
    if (first < 0 || last < 0 || first > last) part[other] = part[changed];
    $(`[name=${other}]`, row(part)).value = part[other];
    show();
  };
  const choices = async (part, made) => {
    const { article: id } = part, ends = ["from", "to"].map((name) => $(`[name=${name}]`, made)), unread = $(".composer__unread", made);
    unread.textContent = "";
    try {
      const { text, order } = await article(id);
      if (part.article != id) return;
      const words = (name) => `${name[0] == "p" ? fill(form.dataset.paragraph, name.slice(1)) : "–"}  ${$(`#${name}`, text).textContent.trim().slice(0, 60)} …`;
      for (const select of ends) {
        select.replaceChildren(new Option("—", ""), ...order.map((name) => new Option(words(name), name)));
        select.value = part[select.name] || "";
      }
    } catch {
      delete articles[id];
      unread.textContent = form.dataset.unread;
    }
  };
  const draw = () => {
    for (const name of ["title", "description"]) form.elements[name].value = sheet[name];
    list.replaceChildren(...sheet.parts.map(part));
    show();
  };
  const typed = () => {
    form.dataset.typed = "";
    tell("");
    show();
  };
  const labelOf = ([part, name]) => {
    if (!name) return form.dataset.part;
    const field = part ? $(`[name=${name}]`, row(part)) : form.elements[name];
    return part?.kind == "passage" ? $("legend", row(part)).textContent : field.labels[0].firstChild.textContent.trim().split(".")[0];
  };
  const show = () => {
    const missing = sheets.lacks(sheet), { path, text } = file();
    $(".composer__missing").textContent = missing.length && form.dataset.typed == "" ? fill(form.dataset.missing, [...new Set(missing.map(labelOf))].join(", ")) : "";
    for (const each of $(".composer__acts").querySelectorAll("button:not(.composer__plain)")) each.ariaDisabled = Boolean(missing.length);
    $(".composer__file summary").textContent = fill(form.dataset.file, path);
    $(".composer__file pre").textContent = text;
    [...list.children].forEach((each, at, all) => {
      const name = `${$("legend", each).textContent} ${at + 1}`;
      for (const button of each.querySelectorAll(".composer__move button")) button.ariaLabel = `${button.title}: ${name}`;
      $("[value=up]", each).disabled = !at;
      $("[value=down]", each).disabled = at == all.length - 1;
    });
    preview();
  };
  const name = () => annotation.newId(sheet.title, "sheet", form.dataset.taken.split(" "));
  const file = () => ({ path: sheet.path || `docs/teach/${name()}.md`, version, text: sheets.compose(sheet) });
  /* Whether nothing is missing; if something is, its field gets the focus. */
  const isWhole = () => {
    const [first] = sheets.lacks(sheet);
    if (!first) return true;
    form.dataset.typed = "";
    show();
    const [part, name] = first;
    (part ? $(`[name=${name}]`, row(part)) : name ? form.elements[name] : $(".composer__add button")).focus();
    return false;
  };

  /* ---- The preview ---- */

  const asked = ({ skill, level, ask, starter, answer }) => {
    const made = drawn("asked"), kind = [$(`#compose-question`).content.querySelector(`[value="${skill}"]`)?.textContent, level?.trim()].filter(Boolean).join(" · ");
    for (const [name, value] of Object.entries({ kind, ask, starter })) value?.trim() ? ($(`.question__${name}`, made).textContent = value.trim()) : name != "ask" && $(`.question__${name}`, made).remove();
    $(".question__answer span", made).textContent = answer?.trim() || "";
    return made;
  };
  const extract = ({ article: id, from, to }) => {
    const made = drawn("extract"), text = $(".text", made), option = [...$("#compose-passage").content.querySelectorAll("option")].find(({ value }) => value == id);
    if (!from || !option) return made;
    [text.lang, text.dir] = [option.dataset.language, option.dataset.direction];
    const where = fill(form.dataset.paragraph, from.slice(1)) + (to && to != from ? `–${to.slice(1)}` : ""), [before, between, after] = form.dataset.of.split("{}");
    $(".extract__from", made).append(before, where, between, el("cite", {}, option.textContent), after, `, ${option.dataset.by}`);
    article(id).then(({ text: whole, order }) => order.indexOf(from) >= 0 && order.indexOf(to) >= order.indexOf(from) && text.replaceChildren(...cut(whole, from, to)), () => {});
    return made;
  };
  const preview = () => {
    const made = drawn("sheet"), body = $(".sheet__body", made);
    $("h1", made).textContent = sheet.title;
    for (const part of sheet.parts) {
      if (part.kind == "text") body.append(...sheets.shown(part.text));
      else if (part.kind == "passage") body.append(extract(part));
      else {
        if (!body.lastElementChild?.matches(".questions")) body.append(el("ol", { className: "questions" }));
        body.lastElementChild.append(asked(part));
      }
    }
    $(".sheet", view)?.remove();
    view.append(made);
  };

  /* ---- What the buttons do ---- */

  const add = (kind, given = {}) => {
    const made = { kind, text: kind == "text" ? "" : undefined, ...given };
    sheet.parts.push(made);
    list.append(part(made));
    return made;
  };
  const move = (button, step) => {
    const at = [...list.children].indexOf(button.closest("li")), [moved] = sheet.parts.splice(at, 1);
    const element = list.children[at];
    element.remove();
    if (step) {
      sheet.parts.splice(at + step, 0, moved);
      list.insertBefore(element, list.children[at + step] || null);
    } else gone = { at, part: moved };
    typed();
    if (!step) tell("", el("button", { type: "button", value: "undo", className: "composer__plain" }, form.dataset.undo));
    const left = step ? button : $(`[value=remove]`, list.children[Math.min(at, list.children.length - 1)] || form) || $(".composer__add button");
    (left.disabled ? $("[value=remove]", element) : left).focus();
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      prompt("", text);
      return false;
    }
  };
  const acts = {
    up: (button) => move(button, -1),
    down: (button) => move(button, 1),
    remove: (button) => move(button, 0),
    undo: () => {
      sheet.parts.splice(gone.at, 0, gone.part);
      draw();
      typed();
      $("input, textarea, select", list.children[gone.at]).focus();
    },
    print: () => isWhole() && print(),
    copy: async () => (await copy(file().text)) && tell(form.dataset.copied),
    propose: async () => {
      if (!isWhole()) return;
      const { path, text } = file(), isNew = !sheet.path;
      const { address, paste } = isNew ? annotation.propose(form.dataset.new, { path, text }) : { address: form.dataset.lines + path, paste: true };
      if (paste && (await copy(text))) tell(form.dataset[isNew ? "paste" : "replace"]);
      open(address, "_blank", "noopener");
    },
  };
  for (const kind of ["passage", "question", "text"]) acts[kind] = () => {
    const made = add(kind, kind == "passage" ? { article: sheet.parts.findLast((each) => each.article)?.article } : {});
    typed();
    $(kind == "passage" ? "[name=from]" : "textarea", row(made)).focus();
  };
  form.addEventListener("click", ({ target }) => acts[target.closest("button")?.value]?.(target.closest("button")));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["title", "description"]) form.elements[name].oninput = ({ target }) => {
    sheet[name] = target.value;
    typed();
  };
  view.addEventListener("change", ({ target }) => (document.documentElement.dataset.copy = target.value));
  addEventListener("beforeunload", (event) => form.dataset.typed == "" && event.preventDefault());

  /* ---- What the page begins with: a sheet to edit, paragraphs that were chosen elsewhere, or nothing ---- */

  const load = async (name) => {
    const found = await (reader.readSheet?.(`docs/teach/${name}.md`) ?? fetch(`../${name}/sheet.json`).then((answer) => answer.json()).then((fields) => ({ fields, version: "" })));
    if (found.says) throw Error(found.says);
    version = found.version;
    sheet = sheets.opened(found.fields);
  };
  const begin = async () => {
    const asked = new URLSearchParams(location.search), name = asked.get("sheet"), id = asked.get("article");
    document.documentElement.dataset.copy = "student";
    form.hidden = view.hidden = false;
    if (/^[a-z0-9/-]+$/.test(name || "")) await load(name).catch(({ message }) => tell(message.includes(" ") ? message : form.dataset.lost));
    if (id) sheet.parts.push({ kind: "passage", article: id, from: asked.get("from") || "", to: asked.get("to") || asked.get("from") || "" });
    draw();
    if (!name && !id) acts.passage();
    delete form.dataset.typed;
    $(".composer__missing").textContent = "";
    if (!told.textContent) form.elements.title.focus({ preventScroll: true });
  };
  /* What was saved is the sheet that is edited from now on. */
  const saved = async (path) => {
    const name = path.slice("docs/teach/".length, -".md".length), { title, description, parts } = sheet;
    history.replaceState(null, "", `?sheet=${name}`);
    delete form.dataset.typed;
    await load(name);
    Object.assign(sheet, { title, description, parts });
    return `../${name}/`;
  };
  document.addEventListener("DOMContentLoaded", begin);
  return { acts, file, form, isWhole, saved, tell };
})();
