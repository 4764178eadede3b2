/* The theme without Material: light or dark, words that search has found, wide tables. Nothing is stored: a choice is in the address. */
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const asked = () => new URLSearchParams(location.search).get("look");
  const isDark = () => (asked() ? asked() === "dark" : system.matches);
  const rules = new Map(); // each rule for dark colours -> its usual condition

  /* The styles ask the system; where the address asks for something else, their condition becomes true or false for every screen. */
  const isFile = location.protocol === "file:"; // there, a browser lets no script read the styles
  const show = () => {
    if (isFile) return;
    for (const { cssRules } of document.styleSheets) {
      for (const rule of cssRules) if (/prefers-color-scheme: dark/.test(rule.media?.mediaText)) rules.set(rule, rule.media.mediaText);
    }
    for (const [{ media }, usual] of rules) media.mediaText = asked() ? usual.replace("prefers-color-scheme: dark", isDark() ? "width >= 0" : "width < 0") : usual;
    root.style.colorScheme = asked() ? (isDark() ? "dark" : "light") : "";
    document.querySelector(".dark")?.setAttribute("aria-pressed", isDark());
  };
  show();
  system.addEventListener("change", show);
  addEventListener("load", ({ target }) => { if (target.rel === "stylesheet") show(); }, true);
  addEventListener("popstate", show);

  const address = (from, look) => {
    const url = new URL(from);
    look ? url.searchParams.set("look", look) : url.searchParams.delete("look");
    return url.href.replaceAll("%2C", ",");
  };
  const choose = () => {
    const look = isDark() ? "light" : "dark";
    history.replaceState(history.state, "", address(location, (look === "dark") === system.matches ? "" : look));
    show();
  };
  /* A choice goes along to the site's other pages, where no other script has followed the link. */
  const take = ({ target, defaultPrevented }) => {
    const link = target.closest?.("a[href]");
    if (!asked() || defaultPrevented || link?.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    link.href = address(link.href, asked());
  };

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".dark");
    button.hidden = isFile;
    button.addEventListener("click", choose);
    for (const type of ["click", "auxclick"]) addEventListener(type, take);
    show();
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
})();
