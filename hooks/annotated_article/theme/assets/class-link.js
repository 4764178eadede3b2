/* "Link for a class": what a teacher chooses becomes an address and its QR code. Loaded when it is asked for; the choices are written
   by teaching.js, the code is drawn by qr.js. */
(() => {
  const { $, $$, acts, add, article, copy, focus, load, own, root, say } = reader;
  const button = $(".for-class button"), order = $$(".text .passage[id^=p]").map((each) => each.id);
  let panel;

  const field = (name) => $("form", panel).elements[name];
  const boxes = () => $$("[data-kind]", panel);
  const page = () => new URL(reader.page());

  /* About how many pages of A4 each choice takes: what fits on one was counted on paper. */
  const showPages = (from, to, hasClaims) => {
    const part = order.slice(order.indexOf(from), order.indexOf(to) + 1).map((id) => $("#" + id));
    const letters = part.reduce((sum, each) => sum + each.textContent.length, 0), asked = $("#annotation-teaching").dataset.asked?.split(" ") || [];
    const inPart = (id) => part.some((each) => $(`.mark[data-notes~="${id}"]`, each)), all = $$(".note").map((note) => note.id.slice(2));
    const claims = hasClaims ? $$(".claims a").filter((link) => inPart(link.dataset.notes)).length / 53 : 0;
    const questions = asked.filter((id) => part.some((each) => each.id == id)).length;
    const pages = {
      screen: 0.5 + letters / 3300 + claims,
      student: 0.5 + letters / 2900 + claims + questions / 5.8,
      teacher: 0.5 + letters / 2900 + claims + questions / 4.3,
    };
    pages.notes = pages[field("copy").value || "screen"] + (($(".paper")?.dataset.pages || 0) * all.filter(inPart).length) / all.length;
    for (const each of $$("small[data-pages]", panel)) each.textContent = panel.dataset.pages.replace("{}", Math.ceil(pages[each.dataset.pages]));
  };

  const show = ({ target } = {}) => {
    const [from, to] = ["from", "to"].map(field);
    // A student's copy has no notes until they are asked for.
    if (target?.name == "copy" && field("notes")) field("notes").value = target.value == "student" ? "off" : "quiet";
    if (order.indexOf(from.value) > order.indexOf(to.value)) (target == to ? from : to).value = target.value;
    const kinds = boxes().filter((box) => box.checked).map((box) => box.value), all = boxes().map((box) => box.value), url = page();
    const notes = read([kinds[0] || !all[0] ? field("notes")?.value : "off", ...kinds].join(), all);
    url.hash = "";
    const copy = field("copy").value, usual = copy == "student" ? "off" : "quiet", print = field("print").checked;
    const chosen = { from: from.value, to: to.value, notes: write(notes, all, usual), questions: field("questions").checked, copy, print };
    url.search = teaching.write(chosen, order);
    showPages(from.value, to.value, notes.mode != "off" && notes.kinds.includes("claims"));
    const code = qr.draw(url.href), svg = $("svg", panel);
    field("address").value = $("a", panel).href = url.href;
    const compose = new URL("../../teach/compose/", page());
    compose.search = new URLSearchParams({ article: page().pathname.split("/").at(-2), from: from.value, to: to.value });
    $(".class-link__compose", panel).href = compose.href;
    const part = teaching.span([from.value, to.value]), summary = $("summary", panel);
    field("embed").value = embedCode(embedAddress(from.value, to.value, write(notes, all)), part);
    summary.textContent = summary.dataset.says.replace("{}", part);
    $("figure", panel).hidden = !code;
    if (!code) return;
    svg.setAttribute("viewBox", `0 0 ${code.rows.length + 8} ${code.rows.length + 8}`);
    $("path", svg).setAttribute("d", qr.outline(code.rows));
  };

  const textOf = (element) => element.textContent.trim();
  const numbered = (id) => panel.dataset.paragraph.replace("{}", id.slice(1));
  const words = (id) => `${numbered(id)}  ${textOf($("#" + id)).slice(0, 50)} …`;
  const embedAddress = (from, to, notes) => {
    const folder = new URL(".", page()), address = new URL(`../../embed/${folder.pathname.split("/").at(-2)}/`, folder);
    address.search = teaching.write({ from, to, notes }, order);
    return address.href;
  };
  /* The code for another web page: an iframe, and a script that gives it the height of what is in it. It listens only to that iframe. */
  const embedCode = (address, part) => {
    const title = `${panel.dataset.paragraph.replace("{}", part)}, ${textOf($(".head h1"))}`;
    const frame = Object.assign(document.createElement("iframe"), { title, width: "100%", height: 420, loading: "lazy" });
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.setAttribute("frameborder", 0);
    frame.setAttribute("src", address);
    return `<script>
addEventListener("message", ({ data, source }) => [...document.querySelectorAll("iframe")]
  .filter((frame) => frame.contentWindow == source && data?.type == "annotated-articles:height")
  .forEach((frame) => (frame.height = data.height)));
</script>
${frame.outerHTML}`;
  };
  const make = async () => {
    const script = (name) => add("script", { src: own.replace("annotations", name) });
    await Promise.all([load("teaching"), script("qr"), script(`class-link.${button.dataset.words}`)]);
    article.insertAdjacentHTML("beforeend", reader.classPanel);
    panel = $(".class-link");
    for (const name of ["from", "to"]) field(name).append(...order.map((id) => new Option(words(id), id)));
    $(".class-link__kinds", panel).before(...$$(".panel label").map((label) => label.cloneNode(true)));
    if (!boxes()[0]) $(".notes", panel).remove();
    panel.addEventListener("input", show);
    panel.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("beforetoggle", ({ newState }) => newState == "closed" && panel.contains(document.activeElement) && setTimeout(focus, 0, $(".control")));
  };
  /* The form begins with what the page shows now. */
  const fillIn = () => {
    const { part, questions, copy } = teaching.read(location.search, order);
    field("from").value = part?.[0] || order[0];
    field("to").value = part?.at(-1) || order.at(-1);
    field("questions").checked = questions;
    for (const each of field("copy")) each.checked = each.value == copy;
    const shown = $$(".panel input");
    field("print").checked = root.dataset.print;
    $$(".notes input", panel).forEach((input, at) => (input.checked = shown[at].checked));
  };

  acts.class = async () => {
    if (!panel) await make();
    fillIn();
    show();
    panel.showPopover();
    focus(field("from"));
  };
  /* To choose one kind: none first, then that kind. */
  const choose = (all) => () => {
    for (const box of boxes()) box.checked = all;
    show();
  };
  acts["class-all"] = choose(true);
  acts["class-none"] = choose(false);
  acts["class-leave"] = () => panel.hidePopover();
  acts["class-copy"] = async (link) => {
    await copy(field(link.dataset.copies).value);
    link.textContent = say.copied;
    setTimeout(() => (link.textContent = link.dataset.says), 2000);
  };
})();
