/* Selected words as YAML for those who annotate. First the half that knows no page: it finds words as `anchoring/find_quote.py`
   does and writes values as `yaml_text.py` does; tests hold them together. */

const annotation = (() => {
  const ROOM = 40, LONG = 160; // characters: for a neighbouring word; of a quote that is given whole
  const LETTER = /^[\p{L}\p{N}_]/u, PART = /^[\p{M}\u{1f3fb}-\u{1f3ff}]/u, JOINER = "\u200d";
  const CJK = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const ALIKE = [[/[‘’‚‛‹›′`´]/g, "'"], [/[“”„‟«»″]/g, '"'], [/[‐‑‒–—―−]/g, "-"]];
  const PLAIN = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}]))(?:[^:#\s]|:(?=\S)|(?<=\S)#|\s(?!$))*$/u;
  const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "o", æ: "ae", ł: "l", đ: "d", ı: "i" };

  const tidy = (text) => text.normalize("NFC").replace(/\s+/g, " ").trimStart();
  const fold = (text) => ALIKE.reduce((folded, [signs, sign]) => folded.replace(signs, sign), text);

  /* ---- Finding: whole words, as many neighbours as tell them apart ---- */

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
  const lines = (fields) => Object.entries(fields).filter(([, value]) => value)
    .flatMap(([name, value]) => (name == "note" ? [`${name}: >`, `  ${value}`] : [`${name}: ${oneLine(value)}`]));

  const entry = (words, { folder, surname, dated, when, note }) => ({
    path: `annotations/${folder}/${idOf(words) || "new-entry"}.yml`,
    yaml: [
      `# yaml-language-server: $schema=../schema/${folder}.json`,
      `name: ${oneLine(words)}`,
      ...(surname && words.includes(" ") ? [`aliases: [${listed(words.split(" ").at(-1))}]`] : []),
      ...lines({ when: dated && when, note }),
    ],
  });
  const item = (section, fields) => ({ section, yaml: lines(fields).map((line, at) => (at ? "    " : "  - ") + line) });

  /* What to write where: {path of a new file} or {section of the article's file}, and the lines. `taken` are the article's ids. */
  const compose = (kind, words, selector, values, taken) => {
    const { note, entry: named, when, title, claim, speaker, isEntry, claimKind, ask, correction, correctionKind } = values;
    const base = idOf(values.named || words).split("-").slice(0, 6).join("-").replace(/^entry(-|$)/, "the-entry$1") || kind;
    let id = base;
    for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
    if (values.folder) return entry(words, values);
    if (kind == "alias") return { yaml: [`aliases: [${listed(words)}]`] };
    if (kind == "mention") return item("mentions", { ...selector, is: named });
    if (kind == "date") return item("dates", { id, ...selector, when, title, note });
    if (kind == "question") return item("questions", { id, ...selector, ask });
    if (kind == "correction") return item("corrections", { id, ...selector, correction, kind: correctionKind });
    return item("claims", { id, ...selector, claim, [isEntry ? "said_by" : "speaker"]: speaker, kind: claimKind });
  };

  return { compose, describe, fold, idOf, isEdge, oneLine, place, tidy, whole };
})();

/* ---- The half that does it ---- */

(() => {
  if (typeof reader == "undefined") return;
  const { $, $$, acts, add, article, copy, fill, focus, own, say } = reader;
  const button = $(".offer [value=annotate]"), HIDDEN = ".claims, .stub, pre, script, style, svg, template, textarea, button, math";
  const BLOCK = /^(address|article|aside|blockquote|body|br|caption|d[dlt]|details|div|fieldset|fig(caption|ure)|footer|form|h[1-6r]|header|html|li|main|nav|ol|p|section|summary|t(able|body|d|foot|h|head|r)|ul)$/;
  let panel, range, shown;

  /* The text of an element as it is searched, and where the range stands in it. */
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
  /* A kind that links cannot stand on words in a link or in code. */
  const linked = () => $$("a[href]:not(.mark, .number, .claims a), code, kbd, samp", $(".text")).some((each) => range.intersectsNode(each));

  const entries = () => $$(".note[id^=n-entry-]").map((note) => ({ id: note.id.slice(8), name: $(".name", note).textContent, file: note.dataset.file }));
  const field = (name) => $(`[name=${name}]`, panel);
  const valueOf = (name) => field(name).value.replace(/\s+/g, " ").trim() || field(name).placeholder || "";

  const write = () => {
    const { value: kind, dataset: own } = $("[name=what]:checked", panel), { selector, words } = shown, speaker = valueOf("speaker");
    const named = entries().find((each) => each.id == valueOf("entry"));
    for (const each of $$("[data-for]", panel)) each.hidden = !each.dataset.for.split(" ").includes(kind);
    const values = { isEntry: entries().some((each) => each.id == speaker), named: field(kind == "date" ? "title" : kind)?.value, folder: own.folder, surname: "surname" in own, dated: "dated" in own };
    for (const { name } of $$("input:not([name=what]), textarea, select", panel)) values[name] = valueOf(name);
    const written = annotation.compose(kind, words, selector, values, $$(".article [id^=n-]").map((each) => each.id.slice(2)));
    const { file, has } = button.dataset, there = has.split(" ").includes(written.section);
    const path = written.path || (kind == "alias" ? named?.file || "annotations/" : file), isNew = written.path || (path == file && !("made" in button.dataset));
    const yaml = [...(written.section && !there ? [`${written.section}:`] : []), ...written.yaml].join("\n") + "\n";
    const where = isNew ? "new" : there ? "section" : "end", [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
    $(".annotate__where", panel).textContent = fill(panel.dataset[where], path, written.section);
    $(".annotate__cast", panel).hidden = !written.path || !/^\p{Ll}\S*$/u.test(words);
    $(".annotate__linked", panel).hidden = !/date|mention/.test(kind) || !linked();
    $("pre", panel).textContent = yaml;
    const open = $(".annotate__open", panel), address = panel.dataset.create.split("{}");
    open.hidden = !panel.dataset.edit;
    open.href = isNew && address[1] != null ? `${address[0]}${folder}?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(yaml)}` : panel.dataset.edit + (isNew ? `${folder}/` : path);
  };

  const make = async () => {
    await add("script", { src: own.replace("annotations", `annotate.${button.dataset.words}`) });
    article.insertAdjacentHTML("beforeend", reader.panel);
    panel = $(".annotate");
    $("datalist", panel).append(...entries().map(({ id, name }) => new Option(name, id)));
    field("when").placeholder = $("time", $("#byline"))?.dateTime + "?";
    panel.addEventListener("input", write);
    panel.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("beforetoggle", ({ newState }) => {
      if (newState == "open") return;
      CSS.highlights?.delete("annotate");
      if (panel.contains(document.activeElement)) setTimeout(giveBack);
    });
  };
  const giveBack = () => {
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    reader.offer();
    focus(button);
  };

  acts.annotate = async () => {
    range = reader.selected();
    if (!panel) await make();
    const [surface, root] = surfaceOf(), [text, start, end] = read(root), words = text.slice(start, end);
    $("form", panel).reset();
    shown = { words, selector: { ...annotation.describe(text, start, end), in: surface } };
    $("h2", panel).textContent = fill(panel.dataset.title, words.length > 80 ? words.slice(0, words.lastIndexOf(" ", 80)) + " …" : words);
    field("entry").value = range.startContainer.parentElement.closest(".mark")?.dataset.notes.match(/entry-(\S+)/)?.[1] || "";
    $(`[name=what][value=${/^\p{Lu}/u.test(words) && words.split(" ").length < 5 ? "person" : "claim"}]`, panel).checked = true;
    write();
    if (CSS.highlights) CSS.highlights.set("annotate", new Highlight(range));
    $(".offer").hidePopover();
    panel.showPopover();
    focus($("[name=what]:checked", panel));
  };
  acts.yaml = async (link) => {
    await copy($("pre", panel).textContent);
    link.textContent = say.copied;
    setTimeout(() => (link.textContent = link.dataset.says), 2000);
  };
  acts.leave = () => panel.hidePopover();
})();
