/* Selected words as a note for those who annotate. First the half that knows no page: it finds words as `anchoring/find_quote.py` does
   and writes values as `yaml_text.py` does; tests hold them together. */

const annotation = (() => {
  const ROOM = 40, LONG = 160, WIDTH = 100, LONGEST = 6000; // characters: for a neighbouring word; of a whole quote; of a line; of an address
  const LETTER = /^[\p{L}\p{N}_]/u, PART = /^[\p{M}\u{1f3fb}-\u{1f3ff}]/u, JOINER = "\u200d";
  const CJK = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const ALIKE = [[/[‘’‚‛‹›′`´]/g, "'"], [/[“”„‟«»″]/g, '"'], [/[‐‑‒–—―−]/g, "-"]];
  const PLAIN = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}]))(?:[^:#\s]|:(?=\S)|(?<=\S)#|\s(?!$))*$/u;
  const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "o", æ: "ae", ł: "l", đ: "d", ı: "i" };

  const tidy = (text) => text.normalize("NFC").replace(/\s+/g, " ").trimStart();
  const fold = (text) => ALIKE.reduce((folded, [signs, sign]) => folded.replace(signs, sign), text);

  /* ---- Finding: whole words, and enough neighbours to make them unique ---- */

  const sign = (text, at) => String.fromCodePoint(text.codePointAt(at) ?? 32);
  const previous = (text, at) => at - (/[\udc00-\udfff]/.test(text[at - 1]) && at > 1 ? 2 : 1);
  const signBefore = (text, at) => sign(text, previous(text, at));

  const isEdge = (text, at) => {
    if (at <= 0 || at >= text.length) return true;
    const after = sign(text, at);
    let base = previous(text, at);
    if (text.slice(at - 1, at + 1).includes(JOINER) && !text.slice(at - 1, at + 1).includes(" ") || PART.test(after) || /[\udc00-\udfff]/.test(text[at])) return false;
    while (base > 0 && PART.test(sign(text, base))) base = previous(text, base);
    const before = sign(text, base);
    return !LETTER.test(before) || !LETTER.test(after) || CJK.test(before) || CJK.test(after);
  };
  const lastWord = (text, at) => {
    for (const low = Math.max(0, at - ROOM); at > low && !LETTER.test(signBefore(text, at)) && !PART.test(signBefore(text, at)); ) at = previous(text, at);
    return at;
  };
  const nextWord = (text, at) => {
    const high = Math.min(text.length, at + ROOM), found = text.slice(at, high).search(/[\p{L}\p{N}_\u0300-\u036f]/u);
    return found < 0 ? high : at + found;
  };
  const endsWith = (text, at, before) =>
    !before || [at - (text[at - 1] == " "), lastWord(text, at)].some((stop) =>
      [before, before.slice(0, lastWord(before, before.length))].some((wanted) =>
        wanted && stop >= wanted.length && text.startsWith(wanted, stop - wanted.length) && isEdge(text, stop - wanted.length)));
  const beginsWith = (text, at, after) =>
    !after || [at + (text[at] == " "), nextWord(text, at)].some((begin) =>
      [after, after.slice(nextWord(after, 0))].some((wanted) =>
        wanted && text.startsWith(wanted, begin) && isEdge(text, begin + wanted.length)));
  const next = (text, words, from) => {
    for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1))
      if (isEdge(text, at) && isEdge(text, at + words.length)) return at;
    return -1;
  };

  /* The one place [start, end] of a selector in the text, or nothing. */
  const place = (text, { quote, from = quote, to = "", before = "", after = "" }) => {
    const [folded, exact, last, left, right] = [text, from, to, before, after].map(fold), found = [];
    for (let start = next(folded, exact, 0); start >= 0; start = next(folded, exact, start + 1)) {
      const closing = last && next(folded, last, Math.max(start, start + exact.length - last.length));
      if (closing < 0) break;
      const end = last ? closing + last.length : start + exact.length;
      if (endsWith(folded, start, left) && beginsWith(folded, end, right)) found.push([start, end]);
    }
    const adjoining = found.filter(([start, end]) =>
      folded.startsWith(left, start - (folded[start - 1] == " ") - left.length) && folded.startsWith(right, end + (folded[end] == " ")));
    return found[1] && adjoining.length == 1 ? adjoining[0] : found[1] ? undefined : found[0];
  };

  const bare = (text) => text.slice(nextWord(text, 0), lastWord(text, text.length));
  const wordsBefore = (text, at, count) => bare(text.slice(0, lastWord(text, at)).split(" ").slice(-count).join(" "));
  const wordsAfter = (text, at, count) => bare(text.slice(nextWord(text, at)).split(" ").slice(0, count).join(" "));

  /* [start, end] without spaces at its ends, and with the whole of the words at them. */
  const whole = (text, start, end) => {
    while (start < end && text[start] == " ") start += 1;
    while (end > start && text[end - 1] == " ") end -= 1;
    while (!isEdge(text, start)) start -= 1;
    while (!isEdge(text, end)) end += 1;
    return [start, end];
  };
  /* The selector for [start, end]: the words, or first and last of a long run, and as few neighbours as it takes. */
  const describe = (text, start, end) => {
    const isIt = (selector) => {
      const found = place(text, selector);
      return found?.[0] == start && found[1] == end;
    };
    const words = text.slice(start, end).split(" "), quote = { quote: words.join(" ") }, runs = [];
    if (quote.quote.length > LONG)
      for (let count = 4; count < words.length / 2; count += 2)
        runs.push({ from: words.slice(0, count).join(" "), to: words.slice(-count).join(" ") });
    for (const run of [...runs, quote]) if (isIt(run)) return run;
    for (let count = 1; count < 40; count += 1) {
      const before = wordsBefore(text, start, count), after = wordsAfter(text, end, count);
      for (const more of [{ before }, { after }, { before, after }]) if (isIt({ ...quote, ...more })) return { ...quote, ...more };
    }
    return { ...quote, before: text.slice(0, start).trim(), after: text.slice(end).trim() };
  };

  /* ---- Writing ---- */

  const quoted = (text) => (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);
  const oneLine = (text) => (PLAIN.test(text) ? text : quoted(text));
  const listed = (text) => (PLAIN.test(text) && !/[,[\]{}]/.test(text) ? text : quoted(text));
  const idOf = (text) =>
    text.normalize("NFC").toLowerCase().replace(/[äöüßøæłđı]/g, (letter) => LETTERS[letter]).normalize("NFKD")
      .replace(/[\u0300-\u036f'’]/g, "").match(/[a-z0-9]+/g)?.join("-") || "";
  /* The text in lines of at most WIDTH characters, broken at spaces. */
  const wrapped = (text) => text.split(" ").reduce((rows, word) => {
    const last = rows.at(-1);
    return last && last.length + word.length < WIDTH ? [...rows.slice(0, -1), `${last} ${word}`] : [...rows, word];
  }, []);
  const isMany = (shape) => ["texts", "authors", "entries", "sources", "claims"].includes(shape);
  const onlyWords = (text) => text.trim().replace(/\s+/g, " ");
  /* The lines of one field, at the margin. */
  const lines = ({ name, shape }, value) => {
    if (isMany(shape)) {
      const items = Array.isArray(value) ? value : value.split(",").map(onlyWords).filter(Boolean);
      return items.length ? [`${name}: [${items.map(listed).join(", ")}]`] : [];
    }
    if (shape == "location") value = location(value) || value;
    if (shape == "markdown") return [`${name}: |`, ...value.trim().split("\n").map((line) => `  ${line}`.trimEnd())];
    return shape == "prose" ? [`${name}: >`, ...wrapped(onlyWords(value)).map((line) => `  ${line}`)] : [`${name}: ${oneLine(onlyWords(value))}`];
  };
  const isGiven = (value) => (Array.isArray(value) ? value.length : value?.trim());
  /* The lines of a record: its fields in the order of the table; `as` is the field's attribute that has its name there. */
  const record = ({ fields }, values, as = "name") =>
    fields.flatMap((field) => {
      const { or } = field, value = values[field.name], words = or && values[or];
      return isGiven(value) ? lines({ ...field, name: field[as] }, value) : isGiven(words) ? lines({ name: or, shape: "text" }, words) : [];
    });
  const item = (lines) => lines.map((line, at) => (at ? "    " : "  - ") + line);
  const free = (base, taken) => {
    let id = base;
    for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
    return id;
  };
  /* An id from words: its first words, and not one that is taken. */
  const newId = (words, kind, taken) => free(idOf(words).split("-").slice(0, 6).join("-").replace(/^entry(-|$)/, "the-entry$1") || kind, taken);

  /* The file for a note: {path, text}. `created` are the entries {kind, id, values} and sources {id, values} that it needs. */
  const compose = (records, article, { kind, words, selector, values, id, created = { entries: [], sources: [] }, cast }) => {
    const { folder, section } = records[kind], { entries, sources } = created, name = id || idOf(words) || kind;
    if (folder && !entries.length && !sources.length && !cast)
      return { path: `annotations/${folder}/${name}.yml`, text: [schema(`../schema/${folder}`), ...record(records[kind], values), ""].join("\n") };
    const every = folder ? [{ kind, id, values }, ...entries] : entries;
    const own = section && [...(section == "mentions" ? [] : [`id: ${id}`]), ...Object.entries(selector).filter(([, value]) => value).map(([name, value]) => `${name}: ${oneLine(value)}`), ...record(records[kind], values)];
    const text = [
      schema("../../schema/article"),
      ...(cast ? [`cast: [${id}]`] : []),
      ...(section ? [`${section}:`, ...item(own)] : []),
      ...(every.length ? ["entries:", ...every.flatMap((each) => item([`kind: ${each.kind}`, `id: ${each.id}`, ...record(records[each.kind], each.values, "inEntries")]))] : []),
      ...(sources.length ? ["sources:", ...sources.flatMap((each) => [`  ${each.id}:`, ...record(records.source, each.values).map((line) => `    ${line}`)])] : []),
    ];
    return { path: `annotations/articles/${article}/${name}.yml`, text: `${text.join("\n")}\n` };
  };
  const schema = (name) => `# yaml-language-server: $schema=${name}.json`;

  /* ---- Places and dates as people type them ---- */

  /* "36.34, 43.13" from that, or from the address of a map; else nothing. */
  const location = (typed) => {
    const number = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
    // …?mlat=36.34&mlon=43.13 · …?q=36.34,43.13; the middle of a map only if it marks no place: …/@36.34,43.13,12z · geo:36.34,43.13 · …#map=12/36.34/43.13
    const forms = [`^\\s*${number}\\s*[,;]\\s*${number}\\s*$`, `^\\s*${number}\\s+${number}\\s*$`, `!3d${number}!4d${number}`, `mlat=${number}&(?:amp;)?mlon=${number}`, `(?:q|ll|query|center|destination)=${number}(?:,|%2C)${number}`, `[@:]${number},${number}`, `map=[\\d.]+/${number}/${number}`];
    const found = forms.map((form) => typed.match(form)).find(Boolean);
    return found && Math.abs(found[1]) <= 90 && Math.abs(found[2]) <= 180 ? `${found[1]}, ${found[2]}` : "";
  };

  /* A point of EDTF in words: 2007-03-10~. */
  const point = (text, { about }, language) => {
    const match = text.match(/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/);
    if (!match) return "";
    const [, year, month, day, doubt] = match, when = new Date(Date.UTC(2000, (month || 1) - 1, day || 1));
    when.setUTCFullYear(year, (month || 1) - 1, day || 1);
    if (month && when.getUTCMonth() != month - 1) return "";
    const form = { timeZone: "UTC", year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
    const shown = new Intl.DateTimeFormat(language == "en" ? "en-GB" : language, form).format(when);
    return /[~%]/.test(doubt) ? about.replace("{}", shown) + (doubt == "%" ? "?" : "") : shown + doubt;
  };
  /* A date in words, or nothing if it is none. Seasons, decades and years before 1 are left to the checker, and shown as typed. */
  const dated = (typed, words, language) => {
    const text = typed.trim(), [from, to, more] = text.split("/");
    if (/^(\d{4}-2[1-4]|\d{3}X|\d\dXX|-\d{4})[~?%]?$/.test(text)) return text;
    if (to == null || more != null) return more == null ? point(text, words, language) : "";
    const [first, last] = [from, to].map((each) => point(each, words, language));
    if (to == "..") return first && words.since.replace("{}", first);
    if (from == "..") return last && words.until.replace("{}", last);
    return first && last && from.slice(0, 10) <= to.slice(0, 10) ? `${first} – ${last}` : "";
  };

  /* What a record still lacks: its needed fields that are empty, and those whose text is no date or place. */
  const lacking = ({ fields }, values, words, language) =>
    fields.filter(({ name, or, shape, needed }) => {
      const value = values[name];
      if (!isGiven(value)) return needed && !(or && isGiven(values[or]));
      return (shape == "date" && !dated(value, words, language)) || (shape == "location" && !location(value)) ||
        (shape == "published" && value.trim() != "undated" && !dated(value, words, language)) || (shape == "address" && !/^(https?:\/\/|mailto:)\S+$/.test(value.trim()));
    });

  /* ---- Where to propose a note and report a problem ---- */

  /* The address of the code host's page for a new file; `paste` where the text can't be in it. `host` has {} for the folder. */
  const propose = (host, { path, text }) => {
    const at = path.lastIndexOf("/"), [before, after = ""] = host.split("{}");
    if (host.includes("/-/new/")) return { address: `${before}?file_name=${encodeURIComponent(path)}`, paste: true };
    const empty = `${before}${path.slice(0, at)}${after}?filename=${encodeURIComponent(path.slice(at + 1))}`;
    const address = `${empty}&value=${encodeURIComponent(text)}`;
    return address.length < LONGEST ? { address, paste: false } : { address: empty, paste: true };
  };
  /* The address of a note's file at the code host, at its line if it has one. */
  const edit = (lines, { file, line }) => lines + file + (line ? `#L${line}` : "");
  /* The address of an email or an issue with these words. A field of our issue form has the id that it is given here. */
  const suggest = ({ contact, issue }, { title, where, wrong, source }) => {
    const body = [where, "", wrong, "", source].join("\n").trim(), of = (given) => Object.entries(given).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
    if (contact.startsWith("mailto:")) return `${contact}${contact.includes("?") ? "&" : "?"}${of({ subject: title, body })}`;
    const base = contact || issue;
    if (base.includes("/-/issues/new")) return `${base}?${of({ "issue[title]": title, "issue[description]": body })}`;
    return base && `${base}${base.includes("?") ? "&" : "?"}${of({ ...(contact ? {} : { template: "1-wrong-fact.yml" }), title, body, where, wrong, source })}`;
  };

  return { compose, dated, describe, edit, fold, idOf, isEdge, isGiven, isMany, lacking, location, newId, oneLine, onlyWords, place, propose, record, suggest, tidy, whole, wrapped };
})();

/* ---- The half that does it ---- */

(() => {
  if (typeof reader == "undefined" || !reader.acts) return;
  const { $, $$, acts, add, article, copy, fill, focus, own, say } = reader;
  const button = $(".offer [value=annotate]"), HIDDEN = ".claims, .stub, pre, script, style, svg, template, textarea, button, math";
  const BLOCK = /^(address|article|aside|blockquote|body|br|caption|d[dlt]|details|div|fieldset|fig(caption|ure)|footer|form|h[1-6r]|header|html|li|main|nav|ol|p|section|summary|t(able|body|d|foot|h|head|r)|ul)$/;
  const el = (tag, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...inside.filter((each) => each != null));
    return made;
  };
  let panel, range, shown, all, reviewer, count = 0;

  /* The text of an element as it is searched, and where the range is in it. */
  const read = (root) => {
    let raw = "", start, end;
    const sweep = (node) => {
      if (node.nodeType == 3) {
        if (node == range.startContainer) start = raw.length + range.startOffset;
        else if (range.comparePoint(node, 0) >= 0) start ??= raw.length;
        if (node == range.endContainer) end = raw.length + range.endOffset;
        else if (range.comparePoint(node, 0) > 0) end ??= raw.length;
        raw += node.data;
      } else if (node.nodeType == 1 && !node.matches(HIDDEN)) {
        const edge = BLOCK.test(node.localName) ? " " : "";
        raw += edge;
        node.childNodes.forEach(sweep);
        raw += edge;
      }
    };
    sweep(root);
    const text = annotation.tidy(raw), at = (offset) => annotation.tidy(raw.slice(0, offset ?? raw.length)).length;
    return [text, ...annotation.whole(text, at(start), at(end))];
  };
  const surfaceOf = () => {
    const [surface] = ["title", "byline"].filter((name) => $("#" + name)?.contains(range.startContainer));
    return [surface, surface ? $("#" + surface) : $(".text")];
  };
  /* Words in a link or in code can't have a note that links. */
  const linked = () => $$("a[href]:not(.mark, .number, .claims a), code, kbd, samp", $(".text")).some((each) => range.intersectsNode(each));

  /* ---- What can be searched for ---- */

  const plain = (text) => annotation.fold(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const choices = () => {
    const { created } = shown, { entries = [], sources = [] } = reader.choices || {};
    const claims = $$(".note--claim").map((note) => [note.id.slice(2), $(".name", note).textContent, all.kinds.claim]);
    const more = [entries, sources].map((known, at) => [...(at ? created.sources.map(({ id, values }) => [id, values.title || id, values.publisher || ""]) : created.entries.map(({ id, kind, values }) => [id, values.name || id, kind])), ...known]);
    return { entry: more[0], entries: more[0], sources: more[1], claims };
  };
  const nameOf = (shape, id) => choices()[shape].find(([known]) => known == id)?.[1] || id;

  /* ---- Fields ---- */

  const labelled = ({ label, isEnglish }, input) => {
    input.id ||= `annotate-${(count += 1)}`;
    return el("label", { htmlFor: input.id, lang: isEnglish ? "en" : "" }, label);
  };
  /* One field of a record, which keeps what is typed in `values`. */
  const drawn = (field, values, change) => {
    const { name, shape, words } = field, row = el("div", { className: "annotate__field" }), told = el("small", { className: "annotate__says" });
    if (["entry", "entries", "sources", "claims"].includes(shape)) return search(field, values, change);
    const input = shape == "word" || shape == "yes-no"
      ? el("select", {}, el("option", { value: "" }, "—"), ...words.map(([value, text]) => el("option", { value }, text)))
      : ["prose", "markdown"].includes(shape) ? el("textarea", { rows: 3 }) : el("input", { autocomplete: "off" });
    Object.assign(input, { name, value: (Array.isArray(values[name]) ? values[name].join(", ") : values[name]) || "" });
    const says = () => {
      const { value } = input, isDate = shape == "date" || shape == "published";
      if (!isDate && shape != "location") return;
      told.textContent = !value.trim() || value.trim() == "undated" ? "" : (isDate ? annotation.dated(value, all.dates, all.language) : annotation.location(value)) || all.says[isDate ? "date" : "place"];
    };
    input.oninput = () => {
      values[name] = input.value;
      says();
      change();
    };
    says();
    told.role = "status";
    row.append(labelled(field, input), input, told);
    return row;
  };
  /* A field for ids: a list that is searched while one types; what is not there is created beside the note. */
  const search = (field, values, change) => {
    const { name, shape, or, to } = field, isAllowed = (kind) => !to.length || to.includes(kind), isMany = annotation.isMany(shape), row = el("div", { className: "annotate__field" });
    const list = el("ul", { className: "annotate__list", role: "listbox", hidden: true, id: `annotate-${(count += 1)}` }), chips = el("span", { className: "annotate__chips" });
    const input = el("input", { name, autocomplete: "off", role: "combobox", placeholder: all.says.find, ariaExpanded: "false", ariaAutoComplete: "list" }), inside = el("div");
    input.setAttribute("aria-controls", list.id);
    const ids = () => (isMany ? values[name] || [] : values[name] ? [values[name]] : []);
    let at = -1;
    const close = () => {
      list.hidden = true;
      input.ariaExpanded = "false";
      input.removeAttribute("aria-activedescendant");
      at = -1;
    };
    const draw = () => chips.replaceChildren(...ids().map((id) => {
      const text = nameOf(shape, id), chip = el("button", { type: "button", className: "annotate__chip", ariaLabel: fill(all.says.remove, text) }, `${text} ×`);
      chip.onclick = () => {
        if (isMany) values[name] = ids().filter((each) => each != id);
        else delete values[name];
        for (const each of ["entries", "sources"]) shown.created[each] = shown.created[each].filter((made) => made.id != id);
        inside.replaceChildren();
        draw();
        change();
        input.focus();
      };
      return chip;
    }));
    const take = (id) => {
      values[name] = isMany ? [...new Set([...ids(), id])] : id;
      if (or) delete values[or];
      input.value = "";
      close();
      draw();
      change();
    };
    const create = (kind) => {
      const typed = input.value.trim(), isSource = kind == "source", made = { kind, values: { [isSource ? "title" : "name"]: typed } };
      const taken = (isSource ? choices().sources : choices().entry).map(([id]) => id);
      made.id = annotation.newId(typed, kind, taken);
      shown.created[isSource ? "sources" : "entries"].push(made);
      take(made.id);
      const legend = fill(all.says[isSource ? "new source" : "new entry"], all.kinds[kind] || typed);
      inside.replaceChildren(form(all.records[kind].fields.filter((each) => each.isMain), made.values, change, legend));
      $("input, textarea", inside).focus();
    };
    const options = () => {
      const typed = plain(input.value.trim());
      if (!typed) return [];
      const found = choices()[shape].filter(([id, text, more]) => isAllowed(more) && plain(`${text} ${more} ${id}`).includes(typed) && !ids().includes(id)).slice(0, 8);
      const kinds = shape == "sources" ? ["source"] : shape == "claims" ? [] : Object.keys(all.records).filter((kind) => all.records[kind].folder && isAllowed(kind));
      return [
        ...found.map(([id, text, more]) => [`${text} · ${all.kinds[more] || more}`, () => take(id)]),
        ...kinds.map((kind) => [fill(all.says[kind == "source" ? "new source" : "new entry"], `${input.value.trim()}${kind == "source" ? "" : ` · ${all.kinds[kind]}`}`), () => create(kind)]),
      ];
    };
    const light = (to) => {
      const rows = [...list.children];
      at = (to + rows.length) % rows.length;
      rows.forEach((each, place) => (each.ariaSelected = place == at));
      input.setAttribute("aria-activedescendant", rows[at].id);
      rows[at].scrollIntoView({ block: "nearest" });
    };
    input.oninput = () => {
      if (or) values[or] = input.value;
      list.replaceChildren(...options().map(([text, act]) => el("li", { role: "option", id: `annotate-${(count += 1)}`, onmousedown: (event) => (event.preventDefault(), act()) }, text)));
      list.hidden = !list.firstChild;
      input.ariaExpanded = String(!list.hidden);
      at = -1;
      change();
      list.scrollIntoView({ block: "nearest" });
    };
    input.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (list.hidden) return;
      if (step) light(at < 0 && step < 0 ? -1 : at + step);
      else if (event.key == "Enter" && at >= 0) options()[at][1]();
      else if (event.key == "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    input.onblur = close;
    if (or && values[or]) input.value = values[or];
    row.append(labelled(field, input), chips, input, list, inside);
    draw();
    return row;
  };
  const form = (fields, values, change, legend) => {
    const set = el("fieldset", { className: "annotate__new" }, el("legend", {}, legend));
    set.append(...fields.map((field) => drawn(field, values, change)));
    return set;
  };

  /* ---- The panel ---- */

  const SUGGESTED = () => [{ name: "says", shape: "prose", needed: true, isMain: true, label: all.says.says }, { name: "from", shape: "text", isMain: true, label: all.says.from }];
  /* What a review adds: an entry has the reviewer's name and the day too. */
  const REVIEWED = () => (shown.note.id.startsWith("n-entry-") ? [{ name: "reviewed_by", shape: "text" }, { name: "reviewed_on", shape: "date" }] : [])
    .map((field) => ({ ...field, needed: true, isMain: true, label: all.says[field.name.replace("_", " ")] }));
  const kindNow = () => $("[name=what]:checked", panel).value;
  const articleName = () => button.dataset.file.split("/").at(-1).replace(/\.yml$/, "");
  const taken = () => [...$$(".article [id^=n-]").map((each) => each.id.slice(2)), ...choices().entry.map(([id]) => id)];

  const fields = () => {
    const kind = kindNow(), others = { suggest: SUGGESTED, review: REVIEWED }, record = others[kind] ? { fields: others[kind]() } : all.records[kind];
    Object.assign(shown, { record }, (shown.kept[kind] ||= { values: shown.named && kind == "mention" ? { is: shown.named } : {}, created: { entries: [], sources: [] } }));
    if (record.folder) shown.values.name ??= shown.words;
    const [main, more] = [true, false].map((isMain) => record.fields.filter((field) => field.isMain == isMain).map((field) => drawn(field, shown.values, write)));
    $(".annotate__fields", panel).replaceChildren(...main);
    $(".annotate__further div", panel).replaceChildren(...more);
    $(".annotate__further", panel).hidden = !more.length;
    const isEdit = Boolean(shown.editing), isReview = kind == "review";
    $(".annotate__what", panel).hidden = isEdit || Boolean(shown.note);
    $(".annotate__note", panel).hidden = !isReview;
    $(".annotate__preview", panel).hidden = kind == "suggest" || isReview;
    for (const each of [$(".annotate__file", panel), $("[value=yaml]", panel)]) each.hidden = kind == "suggest" || isEdit;
    $("[value=propose]", panel).textContent = all.says[kind == "suggest" ? "send" : "propose"];
    $("[value=propose]", panel).hidden = isEdit || (kind != "suggest" && !(isReview ? all.host.lines : all.host.new));
    write();
  };
  /* Only words that stand for nothing else are kept in fields that a person chose; what is empty is left out. */
  const note = () => {
    const kind = kindNow(), { words, selector, values, created } = shown, { folder } = shown.record;
    const id = kind == "mention" ? "" : annotation.newId(values.name || values.title || values.claim || values.correction || words, kind, taken().filter((each) => each != shown.id));
    return { kind, words, selector, values, created, id, cast: Boolean(folder) && /^\p{Ll}\S*$/u.test(values.name || "") };
  };
  const file = () => annotation.compose(all.records, articleName(), note());
  const lacks = () => [
    ...annotation.lacking(shown.record, shown.values, all.dates, all.language),
    ...shown.created.entries.flatMap(({ kind, values }) => annotation.lacking(all.records[kind], values, all.dates, all.language)),
    ...shown.created.sources.flatMap(({ values }) => annotation.lacking(all.records.source, values, all.dates, all.language)),
  ];
  const card = () => {
    const kind = kindNow(), { values, record } = shown, texts = (names) => names.map((name) => values[name]).filter((value) => typeof value == "string" && value);
    const heading = values.name || values.title || values.claim || values.ask || values.correction || (values.is && nameOf("entry", values.is)) || shown.words;
    const dates = record.fields.filter(({ shape }) => shape == "date").map(({ name }) => annotation.dated(values[name] || "", all.dates, all.language));
    const speaker = values.said_by ? nameOf("entry", values.said_by) : values.speaker;
    const facts = [...(kind == "claim" ? [all.claimKinds[values.kind], speaker, all.findings[values.finding]] : texts(["role", "full_name", ...(record.folder ? ["kind"] : [])])), ...dates].filter(Boolean).join(" · ");
    const sources = (values.sources || []).map((id) => nameOf("sources", id)).join("; ");
    return el("div", { className: `card card--${kind}` },
      el("div", { className: "card__top" }, el("span", { className: "card__kind" }, all.kinds[kind] || "")), el("p", { className: "card__name" }, heading),
      facts ? el("p", { className: "facts" }, facts) : null, values.note ? el("p", { className: "says" }, values.note) : null, sources ? el("p", { className: "rests" }, sources) : null);
  };
  const write = () => {
    const kind = kindNow(), missing = lacks();
    $(".annotate__missing", panel).textContent = missing.length ? fill(all.says.missing, missing.map(({ label }) => label.split(/: | \(|, such as/)[0]).join(", ")) : "";
    for (const each of $$(".annotate__acts button:not(.annotate__plain)", panel)) each.ariaDisabled = Boolean(missing.length);
    $(".annotate__linked", panel).hidden = Boolean(shown.editing) || !/date|mention/.test(kind) || !linked();
    if (kind == "suggest") return;
    const { path, text } = kind == "review" ? { path: shown.note.dataset.file, text: reviewLines().join("\n") } : file();
    $(".annotate__file summary", panel).textContent = fill(all.says[kind == "review" ? "lines" : "file"], path);
    $("pre", panel).textContent = text;
    if (kind == "review") return (reviewer = shown.values.reviewed_by);
    $(".annotate__preview div", panel).replaceChildren(card());
  };
  /* Whether the note is complete; if not, the first field that is missing gets the focus. */
  const isWhole = () => {
    const [first] = lacks();
    if (first) $(`[name="${first.name}"]`, panel)?.focus();
    return !first;
  };

  const make = async () => {
    const script = (name) => add("script", { src: own.replace("annotations", name) });
    await Promise.all([script(`annotate.${button.dataset.words}`), script("annotate.choices")]);
    all = reader.annotating;
    article.insertAdjacentHTML("beforeend", all.panel);
    panel = $(".annotate");
    panel.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("change", ({ target }) => target.name == "what" && fields());
    panel.addEventListener("beforetoggle", ({ newState }) => {
      if (newState == "open") return;
      CSS.highlights?.delete("annotate");
      if (panel.contains(document.activeElement)) setTimeout(giveBack);
    });
  };
  const giveBack = () => {
    if (!range) return shown.mark && focus(shown.mark);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    reader.offer();
    focus(button);
  };
  const open = () => {
    $(".annotate__told", panel).textContent = "";
    fields();
    $(".offer").hidePopover();
    panel.showPopover();
    document.dispatchEvent(new CustomEvent("annotate", { detail: { panel, file, isWhole, shown, fields: changed, beside } }));
    focus(shown.editing || shown.note ? $(".annotate__fields :is(input, textarea, select)", panel) || $(".annotate__close", panel) : $("[name=what]:checked", panel));
  };
  const review = () => ({ status: ["status: reviewed"], ...Object.fromEntries(shown.record.fields.map((field) => [field.name, annotation.record({ fields: [field] }, shown.values)])) });
  /* The lines that a review adds to a note, indented as they are in its file. */
  const reviewLines = () => Object.values(review()).flat().map((line) => (shown.note.dataset.line ? "    " : "") + line);
  /* Field -> its lines, of everything that the panel can ask for; and a file with what was created beside the note. */
  const changed = () => {
    if (kindNow() == "review") return review();
    const as = shown.editing.note.startsWith("entries/") ? "inEntries" : "name", given = {};
    for (const field of shown.record.fields) {
      const written = annotation.record({ fields: [field] }, shown.values, as), name = written[0]?.startsWith(`${field.or}:`) ? field.or : field[as];
      for (const each of [field[as], field.or]) if (each) given[each] = each == name ? written : [];
    }
    return given;
  };
  const beside = () => annotation.compose({ ...all.records, "": { fields: [] } }, articleName(), { kind: "", words: "", values: {}, created: shown.created, id: `for-${[...shown.created.entries, ...shown.created.sources][0].id}` });

  /* The panel for an existing note; the caller decides what to do with it. */
  reader.editNote = async ({ kind, id, name, values, editing }) => {
    range = null;
    if (!panel) await make();
    $("form", panel).reset();
    const given = Object.fromEntries(all.records[kind].fields.map((field) => [field.name, values[editing.note.startsWith("entries/") ? field.inEntries : field.name] ?? (field.or && !values[field.name] ? "" : undefined)]));
    for (const { or } of all.records[kind].fields) if (or) given[or] = values[or];
    shown = { id, editing, words: name, selector: {}, kept: { [kind]: { values: given, created: { entries: [], sources: [] } } } };
    $("h2", panel).textContent = name;
    $(`[name=what][value=${kind}]`, panel).checked = true;
    open();
  };

  /* The note of a card, and the mark that it was opened on. */
  const noteOf = (card) => ({ note: $(`#n-${card.dataset.note}`), mark: $(".mark.is-open") || $(`.mark[data-notes~="${card.dataset.note}"]`) });
  /* The panel about an existing note: to review it, or to say what is wrong with it. */
  const about = async ({ note, mark }, kind, title, more = {}) => {
    range = null;
    if (!panel) await make();
    $("form", panel).reset();
    acts.close();
    shown = { note, mark, words: $(".name", note).textContent, selector: {}, kept: {}, ...more };
    $("h2", panel).textContent = fill(all.says[title], shown.words);
    $(`[name=what][value=${kind}]`, panel).checked = true;
    open();
  };
  /* The note as its card has it, and below it each source with its address. */
  const besideSources = (note) => {
    const copy = note.cloneNode(true), links = $$('.rests [href^="#s-"]', note), { href } = $(".name", note);
    // Source: A; B; +3 more · In the text: ¶ 7 - the note's page has those three.
    const more = links.at(-1)?.nextSibling.data.split(" · ")[0].replace("; ", "");
    for (const each of $$(".name, .rests, .state, svg", copy)) each.remove();
    const cited = links.map((link) => el("li", {}, ...$(link.hash).cloneNode(true).childNodes));
    return [
      el("div", { className: "annotate__read" }, ...copy.childNodes),
      ...(links[0] ? [el("ul", {}, ...cited, more ? el("li", {}, el("a", { href }, more)) : null)] : []),
      el("p", {}, all.says[links[0] ? "read" : "no source"]),
    ];
  };
  acts.check = async (link) => {
    const card = link.closest(".card"), of = noteOf(card), editing = await reader.readNote?.(card);
    if (editing?.says) return alert(editing.says);
    const now = new Date(), today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    await about(of, "review", "review title", { editing, kept: { review: { values: { reviewed_by: reviewer, reviewed_on: today }, created: { entries: [], sources: [] } } } });
    $(".annotate__note", panel).replaceChildren(...besideSources(shown.note));
  };
  acts.object = (link) => about(noteOf(link.closest(".card")), "suggest", "problem title");
  /* Which note a report is about: what it is called, its id, its passage and words, and its address. */
  const where = () => {
    const { note, mark, words, passage } = shown, page = new URL(`#${note?.id || passage || ""}`, reader.page());
    if (!note) return `“${words}”\n${page}`;
    const place = mark && `${mark.closest("[id]:not(.mark)")?.id}: “${annotation.tidy(mark.textContent).trimEnd().slice(0, 200)}”`;
    return [`${words} (${note.id.slice(2)})`, place, page].filter(Boolean).join(" · ");
  };

  acts.annotate = async () => {
    range = reader.selected();
    if (!panel) await make();
    const [surface, root] = surfaceOf(), [text, start, end] = read(root), words = text.slice(start, end);
    $("form", panel).reset();
    shown = { words, selector: { ...annotation.describe(text, start, end), in: surface }, kept: {}, passage: range.startContainer.parentElement.closest("[id]")?.id };
    shown.named = range.startContainer.parentElement.closest(".mark")?.dataset.notes.match(/entry-(\S+)/)?.[1];
    $("h2", panel).textContent = fill(all.says.title, words.length > 80 ? words.slice(0, words.lastIndexOf(" ", 80)) + " …" : words);
    $(`[name=what][value=${/^\p{Lu}/u.test(words) && words.split(" ").length < 5 ? "person" : "claim"}]`, panel).checked = true;
    open();
    if (CSS.highlights) CSS.highlights.set("annotate", new Highlight(range));
  };
  acts.propose = async () => {
    if (!isWhole()) return;
    if (kindNow() == "suggest") {
      const { words, values } = shown;
      const address = annotation.suggest(all.host, { title: words.slice(0, 80), where: where(), wrong: values.says, source: values.from || "" });
      return address.startsWith("mailto:") ? location.assign(address) : window.open(address, "_blank", "noopener");
    }
    if (kindNow() == "review") {
      const { line } = shown.note.dataset;
      await copy($("pre", panel).textContent);
      $(".annotate__told", panel).textContent = fill(all.says[line ? "paste at line" : "paste at end"], line);
      return window.open(annotation.edit(all.host.lines, shown.note.dataset), "_blank", "noopener");
    }
    const { address, paste } = annotation.propose(all.host.new, file());
    if (paste) {
      await copy(file().text);
      $(".annotate__told", panel).textContent = all.says.paste;
    }
    window.open(address, "_blank", "noopener");
  };
  acts.yaml = async (link) => {
    await copy($("pre", panel).textContent);
    const text = link.textContent;
    link.textContent = say.copied;
    setTimeout(() => (link.textContent = text), 2000);
  };
  acts.leave = () => panel.hidePopover();
})();
