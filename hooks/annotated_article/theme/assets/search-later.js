/* The theme's script, which runs next, asks for the search index and for its worker as soon as a page opens. Here both wait until a
   reader approaches search: with the pointer, the focus, a key, or an address that asks for it. Nothing typed meanwhile is lost, for the
   theme reads the field once the index is there. */
(() => {
  // A result's page marks the words that led to it.
  if (/[?&]h=/.test(location.search)) import(new URL("found.js", document.currentScript.src));
  const form = document.forms.namedItem("search");
  if (!form || location.protocol === "file:") return; // there the theme itself waits
  const { Worker, XMLHttpRequest } = window;
  const says = document.querySelector(".md-search-result__meta");
  const listening = new AbortController();
  let approach;
  let again = () => {};
  const QUERY = 2, RESULT = 3; // types of the worker's messages

  /* What is asked for, without accents, in turn until something is found: every word, then any word, then words of five letters with one letter wrong. */
  const ways = (typed) => {
    typed = typed.normalize("NFKD").replace(/\p{M}/gu, "").normalize();
    const words = typed.trim().split(/[\s-]+/);
    if (/["+*~^:]|(^|\s)-/.test(typed) || !words[0]) return [typed];
    return [`+${words.join(" +")}*`, typed, words.map((word) => (word.length > 4 ? `${word}~1` : word)).join(" ")];
  };

  const approached = new Promise((resolve) => { approach = resolve; });

  function failed(retry) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = says.dataset.again;
    again = () => {
      again = () => {};
      form.query.focus();
      retry();
    };
    button.addEventListener("click", () => again());
    says.replaceChildren(`${says.dataset.failed} `, button);
  }

  async function load(request) {
    says.textContent = says.dataset.loading;
    try {
      const answer = await fetch(request.address);
      if (!answer.ok) throw new Error(answer.statusText);
      const response = await answer.blob();
      Object.defineProperties(request, { status: { value: 200 }, response: { value: response } });
      request.dispatchEvent(new Event("load"));
    } catch {
      failed(() => load(request));
    }
  }

  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, address, ...more) {
      this.address = String(address);
      super.open(method, address, ...more);
    }

    send(...body) {
      if (!this.address.endsWith("/search/search_index.json")) return super.send(...body);
      window.XMLHttpRequest = XMLHttpRequest;
      approached.then(() => load(this));
    }
  };

  // The first message to the worker brings the index. It is held until the worker answers, in case the worker has to be fetched again.
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
      window.Worker = Worker;
    }

    postMessage(message) {
      if (message.type === QUERY) this.ask(ways(message.data));
      else if (this.worker) this.worker.postMessage(message);
      else this.start(message);
    }

    ask([first, ...further]) {
      this.further = further;
      this.worker.postMessage({ type: QUERY, data: first });
    }

    start(message) {
      const worker = new Worker(this.address);
      worker.onmessage = ({ data }) => {
        worker.onerror = null;
        if (data.type === RESULT && !data.data.items.length && this.further[0]) this.ask(this.further);
        else this.dispatchEvent(new MessageEvent("message", { data }));
      };
      worker.onerror = () => failed(() => {
        says.textContent = says.dataset.loading;
        this.start(message);
      });
      worker.postMessage(message);
      this.worker = worker;
    }
  };

  function listen(target, type, meant) {
    target.addEventListener(type, (event) => { if (meant(event)) approach(); }, { signal: listening.signal });
  }
  const isSearch = ({ target }) => target.closest?.(".md-search, [for=__search]");
  listen(document, "pointerover", isSearch);
  listen(document, "focusin", isSearch);
  listen(document.getElementById("__search"), "change", () => true);
  form.addEventListener("keydown", ({ key }) => { if (key === "Enter") again(); });
  if (/[?&]q=/.test(location.search)) approach();
  // Words that were pasted or spoken: the theme waits for a key.
  form.query.addEventListener("input", () => form.query.dispatchEvent(new Event("keyup")));
  // A result's page marks what was typed.
  addEventListener("click", ({ target }) => {
    const link = target.closest?.(".md-search-result__link");
    if (link) link.search = `h=${encodeURIComponent(form.query.value.trim())}`;
  }, true);
  approached.then(() => listening.abort());
})();
