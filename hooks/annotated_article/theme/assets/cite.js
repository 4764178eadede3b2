/* “Cite this article”: buttons that copy, and the same citations for one paragraph or one note. Without script the block is read and
   copied by hand. */
(() => {
  const block = document.querySelector(".cite"), of = block.querySelector(".cite__of"), field = of.querySelector("input");
  const notes = of.querySelector("select"), status = of.querySelector("[role=status]");
  const forms = [...block.querySelectorAll("[data-passage]")], whole = new Map(forms.map((form) => [form, [...form.childNodes]]));
  const put = (pattern, values) => pattern.replace(/\{(paragraph|title|note|address)\}/g, (_, name) => values[name]);
  const passage = (name) => document.getElementById(name)?.matches(".passage") && { paragraph: name.slice(1), address: new URL(`#${name}`, location).href.replace(/\?[^#]*/, "") };
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  /* A title as the form of the file writes it. */
  const written = {
    "cite.bib": (title) => title.replace(/[\\{}$&%#_~^]/g, (sign) => TEX[sign] || "\\" + sign),
    "cite.json": (title) => JSON.stringify(title).slice(1, -1),
  };
  const note = (form, name, title) => {
    const address = new URL(name ? `#n-${name}` : "", location.href.replace(/[?#].*/, "")).href;
    // A claim's sentence brings its own full stop.
    const pattern = form.dataset.note.replace(/(?<=\{title\})\./, /[.?!]$/.test(title) ? "" : ".");
    return put(pattern, { note: name, title: written[form.dataset.file]?.(title) || title, address });
  };

  /* The citation of a passage (`p8`) or a note, as plain text; `style` is the form's place in the list. */
  block.cite = (name, title, style = 0) => {
    const found = passage(name);
    return found && !title ? put(forms[style].dataset.passage, found) : note(forms[style], name, title);
  };

  const show = (write) => {
    for (const form of forms) form.replaceChildren(...(write ? [write(form)] : whole.get(form)));
  };
  const tell = (text) => status.textContent == text || (status.textContent = text);
  field.addEventListener("input", () => {
    const found = passage(`p${field.value.trim()}`), wrong = Boolean(field.value.trim() && !found);
    notes.value = "";
    field.setAttribute("aria-invalid", wrong);
    tell(wrong ? status.dataset.none : "");
    show(found && ((form) => put(form.dataset.passage, found)));
  });
  notes.addEventListener("input", () => {
    field.value = "";
    field.removeAttribute("aria-invalid");
    tell("");
    show(notes.value && ((form) => note(form, notes.value, notes.selectedOptions[0].text)));
  });
  block.addEventListener("toggle", () => {
    for (const list of document.querySelectorAll(".notes ul:not(.sources)")) {
      const group = Object.assign(document.createElement("optgroup"), { label: list.previousElementSibling.firstChild.textContent.trim() });
      group.append(...[...list.children].map((each) => new Option(each.querySelector(".name").textContent, each.id.slice(2))));
      notes.append(group);
    }
    notes.parentNode.hidden = !notes.options[1];
  }, { once: true });
  of.hidden = false;
  /* Open the block for readers who follow a link to it. */
  addEventListener("click", ({ target }) => target.closest('[href="#cite"]') && (block.open = true));
  if (location.hash == "#cite") block.open = true;

  for (const form of forms) {
    const button = block.querySelector("template").content.firstElementChild.cloneNode(true), says = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(form.textContent);
        button.textContent = block.dataset.copied;
        tell(block.dataset.copied);
        setTimeout(() => {
          button.textContent = says;
          tell("");
        }, 2000);
      } catch {
        getSelection().selectAllChildren(form); // no leave to copy, as in a page from the file system
      }
    });
    button.setAttribute("aria-label", `${says}: ${form.closest("div").querySelector("dt").textContent}`);
    form.closest("div").append(button);
  }
})();
