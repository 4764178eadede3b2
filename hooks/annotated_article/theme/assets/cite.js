/* “Cite this article”: buttons that copy, and the same citations for one paragraph. Without script the block is read and copied by hand. */
(() => {
  const block = document.querySelector(".cite"), of = block.querySelector(".cite__of"), field = of.querySelector("input");
  const forms = [...block.querySelectorAll("[data-passage]")], whole = new Map(forms.map((form) => [form, [...form.childNodes]]));
  const put = (pattern, values) => pattern.replace(/\{(paragraph|title|address)\}/g, (_, name) => values[name]);
  const passage = (name) => document.getElementById(name)?.matches(".passage") && { paragraph: name.slice(1), address: new URL(`#${name}`, location).href.replace(/\?[^#]*/, "") };

  /* The citation of a passage (`p8`) or a note, as plain text; `style` is the form's place in the list. */
  block.cite = (name, title, style = 0) => {
    const found = passage(name);
    if (found && !title) return put(forms[style].dataset.passage, found);
    const address = new URL(name ? `#n-${name}` : "", location.href.replace(/[?#].*/, "")).href;
    // A claim's sentence brings its own full stop.
    return put(forms[style].dataset.note.replace(/\.(?=”)/, /[.?!]$/.test(title) ? "" : "."), { title, address });
  };

  field.addEventListener("input", () => {
    const found = passage(`p${field.value.trim()}`);
    field.setAttribute("aria-invalid", Boolean(field.value.trim() && !found));
    for (const form of forms) form.replaceChildren(...(found ? [put(form.dataset.passage, found)] : whole.get(form)));
  });
  of.hidden = false;

  for (const form of forms) {
    const button = block.querySelector("template").content.firstElementChild.cloneNode(true), says = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(form.textContent);
        button.textContent = block.dataset.copied;
        setTimeout(() => (button.textContent = says), 2000);
      } catch {
        getSelection().selectAllChildren(form); // no leave to copy, as in a page from the file system
      }
    });
    button.setAttribute("aria-label", `${says}: ${form.closest("div").querySelector("dt").textContent}`);
    form.closest("div").append(button);
  }
})();
