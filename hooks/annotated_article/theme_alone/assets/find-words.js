// Searches the site's one index, and answers find.js as Pagefind does. The index comes when a reader opens search.
const MOST = 4; // passages shown below a page
const AROUND = 90; // characters of an excerpt before and after the words
// Where no spaces are written, every character is a word: 疑是地上霜
const WORD = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{M}\p{N}])+/gu;
const TITLE = 10; // how much more a word counts in a title

let docs, spelled; // spelled: word -> number of a part of a page -> how much it has of the word

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize().toLowerCase();
const asText = (html) => html.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const asHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

export const options = () => {};

export async function init() {
  const answer = await fetch(new URL("../search/search_index.json", import.meta.url));
  if (!answer.ok) throw new Error(answer.statusText);
  docs = (await answer.json()).docs.map((doc) => {
    const [title, text] = [doc.title, doc.text].map(asText);
    return { ...doc, title, text: text.startsWith(`${title} `) ? text.slice(title.length).replace(/^[ ·]+/, "") : text };
  });
  spelled = new Map();
  docs.forEach((doc, number) => {
    for (const [text, counts] of [[doc.title, TITLE], [`${doc.text} ${doc.tags?.join(" ") ?? ""}`, 1]]) {
      for (const [word] of text.matchAll(WORD)) {
        const key = plain(word), found = spelled.get(key) ?? new Map();
        spelled.set(key, found.set(number, (found.get(number) ?? 0) + counts));
      }
    }
  });
}

/* Whether one letter more, less or other makes one word the other. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0, end = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/* Part of a page -> how well it fits, over all words that fit in one of these ways: the same, begun, one letter wrong. */
function fits(asked, { begun, near }) {
  const found = new Map();
  for (const [word, parts] of spelled) {
    const how = word === asked ? 1 : begun && word.startsWith(asked) ? 0.5 : near && asked.length > 4 && isNear(word, asked) ? 0.3 : 0;
    if (!how) continue;
    const rare = Math.log(1 + docs.length / parts.size);
    for (const [number, count] of parts) found.set(number, Math.max(found.get(number) ?? 0, (how * rare * count) / (count + 1)));
  }
  return found;
}

/* In turn until something is found: every word, any word, any word with one letter wrong. The last word may be only begun. */
function search(asked) {
  const last = asked.length - 1;
  const exact = asked.map((word, at) => fits(word, { begun: at === last }));
  const every = [...(exact[0]?.keys() ?? [])].filter((number) => exact.every((each) => each.has(number)));
  if (every.length) return [exact, every];
  const near = exact.some((each) => each.size) ? exact : asked.map((word) => fits(word, { begun: true, near: true }));
  return [near, [...new Set(near.flatMap((each) => [...each.keys()]))]];
}

/* HTML of the words around the first run of words that were asked for, with all of them marked. */
function excerpt(text, asked) {
  const found = [...text.matchAll(WORD)].filter(([word]) => asked.some((each) => plain(word).startsWith(each) || (each.length > 4 && isNear(plain(word), each))));
  const start = Math.max(0, (found[0]?.index ?? 0) - AROUND), end = start + 2 * AROUND;
  let at = start ? text.indexOf(" ", start) + 1 : 0, html = start ? "… " : "";
  for (const { 0: word, index } of found) {
    if (index < at || index > end) continue;
    html += `${asHtml(text.slice(at, index))}<mark>${asHtml(word)}</mark>`;
    at = index + word.length;
  }
  const stop = text.length <= end ? text.length : Math.max(at, text.lastIndexOf(" ", end));
  return html + asHtml(text.slice(at, stop)) + (stop < text.length ? " …" : "");
}

export function debouncedSearch(typed) {
  const asked = [...new Set((typed.match(WORD) ?? []).map(plain))];
  const [ways, numbers] = asked.length ? search(asked) : [[], []];
  const pages = new Map();
  for (const number of numbers) {
    const [page, passage] = docs[number].location.split("#");
    const score = (docs[number].boost ?? 1) * (plain(docs[number].title) === plain(typed.trim()) ? 2 : 1) * ways.reduce((sum, each) => sum + (each.get(number) ?? 0), 0);
    const known = pages.get(page) ?? { page, score: 0, parts: [] };
    known.parts.push({ number, passage, score });
    pages.set(page, Object.assign(known, { score: Math.max(known.score, score) }));
  }
  const address = (page, passage) => `${new URL(`../${page}`, import.meta.url).pathname}?h=${encodeURIComponent(typed)}${passage ? `#${passage}` : ""}`;
  const data = ({ page, parts }) => {
    const whole = docs.find((doc) => doc.location === page) ?? docs[parts[0].number], own = parts.find((part) => !part.passage);
    const passages = parts.filter((part) => part.passage).sort((one, other) => other.score - one.score).slice(0, MOST);
    return {
      url: address(page),
      leads: true, // to the words: find.js has nothing to add to the address
      meta: { title: whole.title, kind: whole.tags?.[0] },
      excerpt: own || !passages.length ? excerpt(whole.text, asked) : "",
      passages: passages.map(({ number, passage }) => ({ url: address(page, passage), title: docs[number].title, excerpt: excerpt(docs[number].text, asked) })),
    };
  };
  const results = [...pages.values()].sort((one, other) => other.score - one.score).map((each) => ({ data: async () => data(each) }));
  return { results };
}
