// The search box of the theme without Material, and of sites with `search: pagefind`. What it searches in is named in the box:
// find-words.js, or Pagefind, which loads the few chunks of its index that a query needs. Both come from this site.
const MOST = 20;
const MOST_PASSAGES = 5; // of one page
const box = document.querySelector("dialog.find");
const openers = document.querySelectorAll(".find-opener");
const [field, close] = box.querySelectorAll("input, form button");
const status = box.querySelector("[role=status]");
const list = box.querySelector("ol");
const root = new URL(`${box.dataset.root.replace(/\/$/, "")}/`, location); // on the 404 page it ends in a slash
let index;
let tries = 0;

async function load() {
  const from = new URL(box.dataset.index, root);
  if (tries > 0) from.search = `?${tries}`; // a browser may remember that a module could not be loaded
  tries += 1;
  const loaded = await import(from);
  await loaded.options({ baseUrl: root.pathname, excerptLength: 24 });
  await loaded.init();
  return loaded;
}

// The index; until it is there the box says that it is loading, and if it does not come, so that the reader can try again.
async function ready() {
  if (!index) status.textContent = box.dataset.loading;
  index ??= load();
  try {
    return await index;
  } catch {
    index = undefined;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = box.dataset.again;
    button.addEventListener("click", () => {
      field.focus();
      find();
    });
    status.replaceChildren(`${box.dataset.failed} `, button);
  }
}

function open() {
  box.showModal();
  field.select();
  find();
}

// The text and marks of an excerpt, and nothing else in it.
function words(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

// The address of the page, and in it of the first run of words that were found.
function address(url, parts) {
  const first = parts.findIndex((part) => part.nodeName);
  let run = "";
  for (let at = first; first >= 0 && at < parts.length && (parts[at].nodeName || parts[at] === " "); at += 1) run += parts[at].textContent ?? parts[at];
  const said = run.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return said ? `${url}#:~:text=${encodeURIComponent(said).replaceAll("-", "%2D")}` : url;
}

function link(url, title, kind, parts) {
  const [a, tag, strong, text] = ["a", "em", "strong", "small"].map((name) => document.createElement(name));
  strong.textContent = title;
  tag.textContent = kind;
  text.append(...parts);
  a.href = url;
  a.append(tag, strong, text);
  return a;
}

// One result: a page, with the passages that have the words below it, or a passage, whose own page marks the words.
function item({ url, anchor, title, meta, excerpt, passages = [], leads }, asked) {
  const li = document.createElement("li"), parts = words(excerpt);
  const at = anchor ? url.replace("#", `?h=${encodeURIComponent(asked)}#`) : leads ? url : address(url, parts);
  li.append(link(at, anchor ? `${title}, ${meta.title}` : meta.title, meta.kind ?? "", parts));
  li.append(...passages.map((each) => link(each.url, each.title, "", words(each.excerpt))));
  return li;
}

// The passages of an article or the sections of a guide that have the words, those with most of them first; else the page.
function places({ sub_results: parts = [], ...page }) {
  const passages = parts.filter((part) => part.anchor && page.meta.weight < 5).sort((one, other) => other.locations.length - one.locations.length);
  return passages.length > 0 ? passages.slice(0, MOST_PASSAGES).map((part) => ({ ...part, anchor: true, meta: page.meta })) : [page];
}

async function find() {
  const asked = field.value.trim();
  const loaded = await ready();
  if (!loaded || asked !== field.value.trim()) return; // the reader has typed on
  if (!asked) {
    list.replaceChildren();
    status.textContent = box.dataset.start;
    return;
  }
  const found = await loaded.debouncedSearch(asked, {}, 150);
  if (!found) return;
  const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
  if (asked !== field.value.trim()) return;
  pages.sort((one, other) => (other.meta.weight ?? 0) - (one.meta.weight ?? 0)); // entries, claims, articles, other pages
  list.replaceChildren(...pages.flatMap(places).map((place) => item(place, asked)));
  list.scrollTop = 0;
  const { none, one, other } = box.dataset;
  const count = found.results.length;
  status.textContent = count === 0 ? none : count === 1 ? one : other.replace("#", count);
}

function step(by) {
  const stops = [field, ...list.querySelectorAll("a")];
  stops[Math.min(Math.max(stops.indexOf(document.activeElement) + by, 0), stops.length - 1)].focus();
}

box.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by || event.key === "Escape") event.preventDefault(); // Escape would only empty the field
  if (by) step(by);
  else if (event.key === "Escape") box.close();
});
box.addEventListener("submit", (event) => {
  event.preventDefault();
  (status.querySelector("button") ?? list.querySelector("a"))?.click();
});
box.addEventListener("click", (event) => {
  if (event.target === box || event.target.closest("a")) box.close();
});
close.addEventListener("click", () => box.close());
box.addEventListener("close", () => field.blur()); // a key pressed at once belongs to the page
field.addEventListener("input", find);
for (const opener of openers) opener.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  open();
});
if (/[?&]h=/.test(location.search)) import("./found.js");
for (const opener of openers) opener.hidden = location.protocol === "file:";
const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  field.value = asked;
  open();
}
