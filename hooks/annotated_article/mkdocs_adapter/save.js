// Under `mkdocs serve` alone: saves, edits and removes notes and reading sheets from the page. The server adds this; it is in no built site.
(() => {
  const { token } = document.currentScript.dataset;
  if (typeof reader == "undefined") return;
  const OFF = "Save works only at this computer’s own address, such as http://127.0.0.1:8000. Propose works here too.";
  const STOPPED = "The server doesn’t answer, so nothing was saved. What you typed is still here.";

  /* What the server says; a sentence in `says` is the reason why nothing was done. */
  const ask = async (query, body) => {
    try {
      const answer = await fetch(`/-/note${query}`, { method: body ? "POST" : "GET", headers: { "X-Annotate": token }, body: body && JSON.stringify(body) });
      return await answer.json();
    } catch {
      return { says: STOPPED };
    }
  };
  const button = (value, text, className = "") => Object.assign(document.createElement("button"), { type: "button", value, textContent: text, className });

  /* ---- Reading sheets ---- */

  const equipComposer = ({ acts, file, form, isWhole, saved, tell }) => {
    if (!token) return tell(OFF);
    form.querySelector(".composer__acts").prepend(button("save", "Save"), " ");
    reader.readSheet = (path) => ask(`?${new URLSearchParams({ path })}`);
    acts.save = async (link) => {
      if (!isWhole() || link.disabled) return;
      link.disabled = true;
      tell("Checking …");
      const answer = await ask("", file());
      link.disabled = false;
      if (answer.says) return tell(`Not saved. ${answer.says}`);
      const address = await saved(answer.saved);
      tell(`Saved in ${answer.saved}. `);
      // The page is there once the server has read the file.
      while (!(await fetch(address)).ok) await new Promise((done) => setTimeout(done, 500));
      tell(`Saved in ${answer.saved}. `, Object.assign(document.createElement("a"), { href: address, textContent: "Open the sheet" }));
    };
  };
  if (typeof composer != "undefined") return equipComposer(composer);

  /* ---- Notes ---- */

  if (!reader.acts) return;
  const { $, $$, acts } = reader;
  const tell = (panel, text) => {
    const told = $(".annotate__told", panel);
    told.textContent = text;
    told.style.whiteSpace = "pre-wrap";
    told.scrollIntoView({ block: "nearest" });
  };

  let open;
  document.addEventListener("annotate", ({ detail }) => {
    open = detail;
    const acts = $(".annotate__acts", detail.panel);
    if (!token) tell(detail.panel, OFF);
    else if (!$("[value=save]", acts)) acts.prepend(button("save", "Save"), " ");
  });
  acts.save = async (link) => {
    const { panel, shown, isWhole, file } = open, { editing } = shown;
    if (!isWhole() || link.disabled) return;
    link.disabled = true;
    tell(panel, "Checking …");
    const { created } = shown, needed = editing && (created.entries[0] || created.sources[0]) && open.beside();
    const beside = needed ? { [needed.path]: needed.text } : {};
    const answer = await ask("", editing ? { ...editing, fields: open.fields(), beside } : file());
    link.disabled = false;
    if (answer.says) return tell(panel, `Not saved. ${answer.says}`);
    tell(panel, `Saved in ${answer.saved}`);
    panel.hidePopover();
    $(".told").textContent = `Saved in ${answer.saved}`;
  };

  /* The note of a card: its file, and its name in it. */
  const noteOf = (card) => {
    const note = $(`#n-${card.dataset.note}`);
    if (!note) return;
    const kind = note.className.match(/note--([a-z]+)/)[1], id = note.id.slice(2), path = note.dataset.file, isBeside = path.startsWith("annotations/articles/");
    const entry = id.startsWith("entry-") && id.slice(6);
    return { kind, path, id: entry || id, note: entry ? (isBeside ? `entries/${entry}` : "") : `${kind}s/${id}`, name: $(".name", note).textContent };
  };
  const read = ({ path, note }) => ask(`?${new URLSearchParams({ path, note })}`);
  /* What a review of a card's note changes: the note in its file, or a sentence why there is none. */
  if (token) reader.readNote = async (card) => {
    const { path, note } = noteOf(card), { version, says } = await read({ path, note });
    return { path, version, note, says };
  };
  acts["edit note"] = async (link) => {
    const of = noteOf(link.closest(".card")), found = await read(of);
    if (found.says) return alert(found.says);
    acts.close();
    await reader.load("article-tools");
    await reader.load("annotate");
    await reader.editNote({ ...of, values: found.fields, editing: { path: of.path, version: found.version, note: of.note } });
  };
  acts["remove note"] = async (link) => {
    const of = noteOf(link.closest(".card")), found = await read(of);
    if (found.says) return alert(found.says);
    if (!confirm(`Remove “${of.name}” from ${of.path}?`)) return;
    const answer = await ask("", { path: of.path, version: found.version, note: of.note });
    if (answer.says) return alert(`Not removed. ${answer.says}`);
    acts.close();
    $(".told").textContent = `Removed from ${of.path}`;
  };
  const equip = (card) => {
    const row = $(".card__acts", card), acts = $(".card__more", card);
    if (!token || !acts || $("[value='edit note']", acts) || !noteOf(card)) return;
    $(".card__edit", acts)?.remove();
    acts.append(" ", button("edit note", "Edit"), " ", button("remove note", "Remove"));
    row.classList.toggle("is-tight", row.scrollWidth > row.clientWidth);
  };
  for (const card of $$(".card")) new MutationObserver(() => equip(card)).observe(card, { childList: true });
})();
