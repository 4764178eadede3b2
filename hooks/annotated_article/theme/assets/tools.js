/* Tools that only some pages load. Reading works without them. */

/* Filters: a list narrowed down in the page itself. The choice is in the address; nothing is stored.
   A form with data-filter belongs to all rows with data-row; each of its fields asks the rows' data attribute of its name, and `find`
   asks their words. Groups (data-group) without a row that is shown are hidden. Without script the style hides the form, and every row is shown. */
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase();
  const words = (text) => plain(text).split(/\s+/).filter(Boolean);

  /* Whether a row passes: every word asked for is in its text, every value chosen is one of its own. */
  const passes = ({ find = "", ...chosen }, text, data) =>
    words(find).every((word) => text.includes(word)) &&
    Object.entries(chosen).every(([name, value]) => !value || (data[name] ?? "").split(" ").includes(value));

  const form = document.querySelector("form[data-filter]");
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-row]")].map((row) => ({ row, text: plain(row.textContent) }));
  const groups = [...document.querySelectorAll("[data-group]")].reverse();
  const status = form.querySelector("[role=status]"), clear = form.querySelector("[type=reset]");
  const fields = [...form.elements].filter((field) => field.name);

  const show = () => {
    const chosen = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !passes(chosen, text, row.dataset);
      count += !row.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-row]:not([hidden])");
    const asks = Object.values(chosen).some(Boolean), { says, none } = status.dataset;
    const said = asks ? (count ? says : none).replace("{}", count).replace("{}", rows.length) : "";
    if (status.textContent !== said) status.textContent = said;
    clear.hidden = !asks;
    return chosen;
  };

  const tell = () => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(show())) {
      address.searchParams.delete(name); // the same choice has the same address
      if (value) address.searchParams.append(name, value);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      /* Opened from a folder, some browsers keep the address as it is. */
    }
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    show();
  };

  form.addEventListener("input", tell);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    fields[0].focus(); // the button goes away
    setTimeout(tell);
  });
  addEventListener("pageshow", read);
  addEventListener("popstate", read);
  read();
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
