// Under `mkdocs serve` alone: loads the page again once an edit has changed it. The server adds this; it is in no built site.
const { page, edits } = document.currentScript.dataset;

async function follow(seen) {
  try {
    const asked = new URLSearchParams({ path: decodeURIComponent(location.pathname), page, edits: seen });
    const said = await (await fetch(`/-/edits?${asked}`)).text();
    if (said === "changed") location.reload();
    else follow(said);
  } catch {
    setTimeout(follow, 2000, seen);
  }
}

follow(edits);
