// Shows in a tab what is saved. It is told by events of the server, or, where the site's
// policy allows no connections, by scripts.
(function () {
  "use strict";
  const me = document.currentScript, state = {
    path: me.getAttribute("data-path"), page: me.getAttribute("data-page"), session: me.getAttribute("data-session"),
    version: me.getAttribute("data-version"), index: me.getAttribute("data-index")
  };
  const own = new URL(".", me.src).href;
  let source = null, leaving = false;

  // ---- The page stays where it was scrolled to.

  const key = "wendang-preview " + location.pathname + location.search;
  function reload() {
    if (leaving) { return; }
    leaving = true;
    try {
      if (!document.body.classList.contains("wendang-problems")) {
        sessionStorage.setItem(key, JSON.stringify([scrollX, scrollY]));
      }
      history.scrollRestoration = "manual";
    } catch (e) { /* without storage the browser does what it can */ }
    location.reload();
  }
  function restore() {
    try {
      const at = sessionStorage.getItem(key);
      if (!at || document.body.classList.contains("wendang-problems")) { return; }
      const back = function () { scrollTo.apply(null, JSON.parse(at)); };
      sessionStorage.removeItem(key);
      back();
      // Images that come later move what is below them; and the browser must not go where
      // the page of a mistake was scrolled to.
      addEventListener("load", function () {
        back();
        setTimeout(function () { history.scrollRestoration = "auto"; }, 500);
      });
    } catch (e) { /* as above */ }
  }
  restore();

  function go(to) {
    if (leaving || to === location.pathname) { return; }
    leaving = true;
    location.assign(to);
  }

  // ---- What changes without loading the page again.

  function pathOf(address) {
    try {
      const u = new URL(address, location.href);
      return u.origin === location.origin ? u.pathname : "";
    } catch (e) {
      return "";
    }
  }

  // swap puts another address into a link to a style sheet. The old one goes when the new
  // one is there, so that the page is never without.
  function swap(link, href) {
    if (link.wendangNext) { link.wendangNext.remove(); }
    const next = link.cloneNode();
    next.href = href;
    next.onload = next.onerror = function () { link.remove(); };
    link.wendangNext = next;
    link.after(next);
  }
  function sheets() { return Array.from(document.querySelectorAll('link[rel~="stylesheet"]')).filter(function (l) { return l !== sheetOf(); }); }

  // named gives the name of a style sheet of the theme: without the sum of what it holds.
  function named(path) { return path.replace(/\.[0-9a-f]{8}(\.css)$/, "$1"); }

  function restyle(styles) {
    sheets().forEach(function (link) {
      if (link.wendangNext && link.wendangNext.parentNode) { return; }
      const path = pathOf(link.href), now = styles[named(path)];
      if (now && now !== path) { swap(link, now); }
    });
  }

  // refresh loads files again that have changed, where the page shows them. It tells
  // whether the page itself must be loaded again for that.
  let counter = 0;
  function refresh(files) {
    const all = files.indexOf("*") >= 0;
    const changed = function (address) {
      const path = pathOf(address);
      return path && (all || files.indexOf(path) >= 0) && path.indexOf("/.wendang-preview/") !== 0;
    };
    const anew = function (address) {
      const u = new URL(address, location.href);
      u.searchParams.set("wendang", state.session + "-" + state.version + "-" + ++counter);
      return u.href;
    };
    const done = {};
    sheets().forEach(function (link) {
      if (changed(link.href) && !named(pathOf(link.href)).match(/^\/assets\//)) { done[pathOf(link.href)] = true; swap(link, anew(link.href)); }
    });
    Array.from(document.images).forEach(function (img) {
      const shown = img.currentSrc || img.src;
      if (!changed(shown)) { return; }
      done[pathOf(shown)] = true;
      if (img.srcset || img.closest("picture")) {
        Array.from(img.closest("picture") ? img.closest("picture").querySelectorAll("source") : []).forEach(function (s) { s.remove(); });
        img.removeAttribute("srcset");
      }
      img.src = anew(shown);
    });
    if (all) { return false; }
    const used = performance.getEntriesByType("resource").map(function (e) { return e.name; })
      .concat(Array.from(document.querySelectorAll("script[src]"), function (s) { return s.src; }));
    return used.some(function (address) { return changed(address) && !done[pathOf(address)]; });
  }

  // ---- The bar, which no script of the theme takes away, and, since it lies in a shadow
  // tree and above all else, no style sheet.

  let bar = document.querySelector("wendang-preview"), said = JSON.parse(me.getAttribute("data-bar"));
  function sheetOf() { return document.querySelector('link[href$="/.wendang-preview/preview.css"]'); }
  function sheet() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = own + "preview.css";
    return link;
  }
  function part(name, kind) {
    const e = document.createElement(kind);
    e.setAttribute("data-part", name);
    return e;
  }
  function show() {
    if (!bar) {
      bar = document.createElement("wendang-preview");
      bar.setAttribute("role", "status");
    }
    let root = bar.shadowRoot;
    if (!root) { // also where the browser makes none out of the page's template
      root = bar.attachShadow({ mode: "open" });
      root.append(sheet(), part("mark", "span"), " ", part("mistakes", "a"), " ", part("index", "span"));
      root.querySelector("a").href = own + "problems.html";
    }
    Array.from(root.querySelectorAll("[data-part]")).forEach(function (e) {
      const text = said[e.getAttribute("data-part")] || "";
      if (e.textContent !== text) { e.textContent = text; }
    });
    const hidden = !(said.mark || said.mistakes || said.index);
    if (bar.hidden !== hidden) { bar.hidden = hidden; }
    if (bar.hasAttribute("data-wrong") !== !!said.mistakes) { bar.toggleAttribute("data-wrong"); }
    if (document.body && bar.parentNode !== document.body) { document.body.appendChild(bar); }
    if (!sheetOf()) { document.head.appendChild(sheet()); }
    if (bar.showPopover && bar.isConnected && !printing) {
      if (bar.popover !== "manual") { bar.popover = "manual"; }
      if (!bar.matches(":popover-open")) { bar.showPopover(); }
    }
  }
  // What lies above all else lies on each sheet of paper.
  let printing = false;
  addEventListener("beforeprint", function () {
    printing = true;
    if (bar.popover) { bar.hidePopover(); }
  });
  addEventListener("afterprint", function () {
    printing = false;
    show();
  });
  show();
  new MutationObserver(show).observe(document.documentElement, { childList: true, subtree: true });
  new MutationObserver(show).observe(bar, { attributes: true });

  // ---- Being told

  function told(u) {
    if (!u || leaving) { return; }
    state.session = u.session;
    state.version = u.version;
    state.index = u.indexVersion;
    if (u.go) { return go(u.go); }
    if (u.page !== state.page || u.index) { return reload(); }
    said = u.bar;
    show();
    restyle(u.styles || {});
    if (u.files && u.files.length && refresh(u.files)) { reload(); }
  }

  function address(name) {
    const u = new URL(name, own);
    Object.keys(state).forEach(function (k) { u.searchParams.set(k, state[k]); });
    return u.href;
  }

  function listen() {
    if (source || leaving || document.hidden) { return; }
    if (!window.EventSource) { return wait(); }
    source = new EventSource(address("events"));
    let opened = false;
    source.onopen = function () { opened = true; };
    source.onmessage = function (e) { told(JSON.parse(e.data)); };
    source.onerror = function () {
      // The address says what the tab knows of, so that a new connection needs a new one.
      const refused = !opened && source.readyState === EventSource.CLOSED;
      stop();
      if (refused) { wait(); } else { setTimeout(listen, 500); }
    };
  }
  function stop() {
    if (source) { source.close(); }
    source = null;
  }

  // wait is told by a script. That it cannot be loaded means that the server is gone.
  let waiting = false;
  function wait() {
    if (waiting || leaving || document.hidden) { return; }
    waiting = true;
    const s = document.createElement("script");
    function end(pause) {
      s.remove();
      waiting = false;
      setTimeout(pause ? listen : wait, pause);
    }
    s.onload = function () { end(0); };
    s.onerror = function () { end(1000); };
    s.src = address("wait.js") + "&t=" + Date.now();
    document.head.appendChild(s);
  }
  window.wendangPreview = told;

  // A browser has few connections to a host, so hidden tabs give theirs back.
  let hiding = 0;
  document.addEventListener("visibilitychange", function () {
    clearTimeout(hiding);
    if (document.hidden) { hiding = setTimeout(stop, 2000); } else { listen(); }
  });
  addEventListener("pageshow", function (e) { if (e.persisted) { leaving = false; stop(); listen(); } });
  addEventListener("pagehide", stop);
  listen();
})();
