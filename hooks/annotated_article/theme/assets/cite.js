/* “Cite this article”: buttons that copy, and the same citations for one paragraph, for several or for one note. Without script the block is read and
   copied by hand. */
(() => {
  const block = document.querySelector(".cite"), of = block.querySelector(".cite__of"), field = of.querySelector("input");
  const notes = of.querySelector("select"), status = of.querySelector("[role=status]");
  const forms = [...block.querySelectorAll("[data-passage]")], whole = new Map(forms.map((form) => [form, [...form.childNodes]]));
  const put = (pattern, values) => pattern.replace(/\{(paragraph|first|last|title|note|address)\}/g, (_, name) => values[name]);
  /* The page's own address; opened from a folder, the one under which others find it. */
  const at = (place) => new URL(place, ((location.protocol == "file:" && document.querySelector("link[rel=canonical]")) || location).href.replace(/[?#].*/, "")).href;
  const order = [...document.querySelectorAll(".text .passage[id^=p]")].map((each) => each.id);
  /* What `8`, `p8` or `¶ 7–10` names; nothing if there is no such paragraph. */
  const passages = (typed) => {
    const ends = typed.toLowerCase().split(/[-–—]/).map((each) => order.indexOf(each.replace(/^[¶\sp]*/, "p").trim()));
    if (ends[2] || ends.includes(-1)) return;
    const [first, last] = [Math.min(...ends), Math.max(...ends)].map((end) => order[end].slice(1));
    return first == last ? { paragraph: first, address: at(`#p${first}`) } : { first, last, address: at(`?from=p${first}&to=p${last}#p${first}`) };
  };
  const part = (form, found) => put(form.dataset[found.first ? "passages" : "passage"], found);
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  /* A title as the form of the file writes it. */
  const written = {
    "cite.bib": (title) => title.replace(/[\\{}$&%#_~^]/g, (sign) => TEX[sign] || "\\" + sign),
    "cite.json": (title) => JSON.stringify(title).slice(1, -1),
  };
  const note = (form, name, title) => {
    const address = at(name ? `#n-${name}` : "");
    // A claim's sentence brings its own full stop.
    const pattern = form.dataset.note.replace(/(?<=\{title\})\./, /[.?!]$/.test(title) ? "" : ".");
    return put(pattern, { note: name, title: written[form.dataset.file]?.(title) || title, address });
  };

  /* The citation of a passage (`p8`) or a note, as plain text; `style` is the form's place in the list. */
  block.cite = (name, title, style = 0) => (title ? note(forms[style], name, title) : part(forms[style], passages(name)));

  const show = (write) => {
    for (const form of forms) form.replaceChildren(...(write ? [write(form)] : whole.get(form)));
  };
  const tell = (text) => status.textContent == text || (status.textContent = text);
  field.addEventListener("input", () => {
    const typed = field.value.trim(), found = typed && passages(typed), wrong = Boolean(typed && !found);
    notes.value = "";
    field.setAttribute("aria-invalid", wrong);
    tell(wrong ? status.dataset.none : "");
    show(found && ((form) => part(form, found)));
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
