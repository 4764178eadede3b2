/* On the page at an old address: on to the new one, with whatever the reader's link asks for there. */
(() => {
  const to = new URL(document.currentScript.dataset.to, location);
  if (to.protocol === "file:" && to.pathname.endsWith("/")) to.pathname += "index.html";
  to.search = location.search;
  to.hash ||= location.hash;
  location.replace(to);
})();
