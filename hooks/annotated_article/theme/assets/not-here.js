/* On the 404 page: redirect old addresses, and link articles/…/p8 to that paragraph. */
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

  // /people/ada-pell/claims/more/2/  /articles/2007-03-12-conference/dates/1998/more/2/
  const [, listed] = asked(/^(.*\/(?:people|places|organisations|terms)\/[a-z0-9-]+\/(?:claims|about|dates)\/)more\/\d+\/$/);
  const [, chronology] = asked(/^(.*\/articles\/[a-z0-9-]+\/dates\/)-?\d{3,}\/.*$/);
  if (listed ?? chronology) return location.replace(at(listed ?? chronology));

  // /dates/79/  /dates/-43/: years have four digits now
  const [, timeline, sign, year] = asked(/^(.*\/dates\/)(-?)(\d{1,3})\/$/);
  if (year) return location.replace(at(`${timeline}${sign}${year.padStart(4, "0")}/`));

  // /articles/2007-03-12-conference/p8
  const [, article, passage] = asked(/^(.*\/articles\/[a-z0-9-]+\/)(p\d+[a-z]*)\/?$/);
  if (!passage) return;
  const line = document.querySelector("[data-says]"), link = line.firstChild;
  link.href = at(article, "", passage);
  link.textContent = line.dataset.says.replace("{}", passage.slice(1));
  line.hidden = false;
})();
