// Under `mkdocs serve` alone: loads the page again once an edit has changed it. The server adds this; it is in no built site.
const { page, edits } = document.currentScript.dataset;

// What somebody is typing is not thrown away: the page waits until the panel is closed, and the form for sheets stays as it is.
function reload() {
  if (document.querySelector("#compose")) return;
  const panel = document.querySelector(".annotate:popover-open");
  if (panel) panel.addEventListener("toggle", reload, { once: true });
  else location.reload();
}

async function follow(seen) {
  try {
    const asked = new URLSearchParams({ path: decodeURIComponent(location.pathname), page, edits: seen });
    const said = await (await fetch(`/-/edits?${asked}`)).text();
    if (said === "changed") reload();
    else follow(said);
  } catch {
    setTimeout(follow, 2000, seen);
  }
}

follow(edits);
