/* On the page for what is not there: whoever asks for articles/…/p8 is shown the way to that paragraph. */
(() => {
  const [, article, passage] = /^(.*\/articles\/[a-z0-9-]+)\/(p\d+[a-z]*)\/?$/.exec(location.pathname) ?? [];
  if (!passage) return;
  const line = document.querySelector("[data-says]"), link = line.firstChild;
  link.href = `${article}/#${passage}`;
  link.textContent = line.dataset.says.replace("{}", passage.slice(1));
  line.hidden = false;
})();
