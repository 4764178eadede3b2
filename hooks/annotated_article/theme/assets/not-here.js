/* On the page for what is not there: old addresses lead on, and whoever asks for articles/…/p8 is shown the way to that paragraph. */
(() => {
  const asked = (pattern) => pattern.exec(location.pathname) ?? [];
  /* To this path on this site; a path given as an address could name another host. */
  const at = (pathname, search = "", hash = location.hash) => Object.assign(new URL(location), { pathname, search, hash });

  // /embed/2007-03-12-conference/p8/
  const [, embed, shown] = asked(/^(.*\/embed\/[a-z0-9-]+\/)(p\d+[a-z]*)\/?$/);
  if (embed) return location.replace(at(embed, `?from=${shown}&to=${shown}`, shown));

  // /people/ada-pell/2007/  /people/ada-pell/2007/2/
  const [, entry] = asked(/^(.*\/(?:people|places|organisations|terms)\/[a-z0-9-]+\/)\d+\/.*$/);
  if (entry) return location.replace(at(entry));

  // /articles/2007-03-12-conference/p8
  const [, article, passage] = asked(/^(.*\/articles\/[a-z0-9-]+\/)(p\d+[a-z]*)\/?$/);
  if (!passage) return;
  const line = document.querySelector("[data-says]"), link = line.firstChild;
  link.href = at(article, "", passage);
  link.textContent = line.dataset.says.replace("{}", passage.slice(1));
  line.hidden = false;
})();
