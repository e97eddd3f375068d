// The search box: suggestions while typing, and the search page. Loaded when a
// reader turns to a box (portal.js), and by the search page.
(function () {
  "use strict";
  const S = window.wdSearch;
  const all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };

  function make(tag, className, text) {
    const e = document.createElement(tag);
    if (className) { e.className = className; }
    if (text !== undefined) { e.textContent = text; }
    return e;
  }

  // at gives the address of a path in the output.
  function at(form, path) { return new URL(path, new URL(form.getAttribute("data-root"), location.href)).href; }

  // ---- Suggestions: a list below the box, after the combobox pattern of ARIA

  const mostSuggested = 8;

  function suggestions(form, number) {
    const input = form.querySelector("input[type=search]");
    const kinds = form.getAttribute("data-kinds").split(" ");
    const list = make("ul", "suggestions");
    let active = -1, asked = 0, timer = 0;
    list.id = "wd-suggestions-" + number;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.getAttribute("data-list"));
    list.hidden = true;
    input.after(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    function show(found) {
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren.apply(list, found.map(function (f, i) {
        const li = make("li"), a = make("a");
        li.setAttribute("role", "none"); // the links are the options
        a.id = list.id + "-" + i;
        a.setAttribute("role", "option");
        a.setAttribute("aria-selected", "false");
        a.href = at(form, f.url);
        a.tabIndex = -1;
        a.append(make("span", "name", f.name), make("span", "kind", kinds[f.kind]));
        a.title = f.name; // which may be cut
        li.append(a);
        return li;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!!found.length));
    }

    function choose(i) {
      const items = list.querySelectorAll("a");
      if (i < 0) { i = items.length; }
      if (items[active]) { items[active].setAttribute("aria-selected", "false"); }
      active = i < items.length ? i : -1;
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      items[active].setAttribute("aria-selected", "true");
      items[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[active].id);
    }

    input.addEventListener("input", function (e) {
      clearTimeout(timer);
      choose(-1);
      if (e.isComposing) { return; }
      timer = setTimeout(function () {
        const request = ++asked;
        S.suggest(input.value, mostSuggested).then(function (found) {
          if (request === asked && document.activeElement === input) { show(found); }
        }, function () { show([]); });
      }, 120);
    });
    input.addEventListener("compositionend", function () { input.dispatchEvent(new Event("input")); });
    input.addEventListener("keydown", function (e) {
      // An input method's own Enter and arrows are not ours.
      if (e.isComposing || e.keyCode === 229) { return; }
      if (e.key === "Escape" && !list.hidden) {
        show([]);
      } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !list.hidden) {
        choose(active < 0 && e.key === "ArrowUp" ? list.children.length - 1 : active + (e.key === "ArrowDown" ? 1 : -1));
      } else if (e.key === "Enter" && active >= 0) {
        location.href = list.querySelectorAll("a")[active].href;
      } else {
        return;
      }
      e.preventDefault();
    });
    form.addEventListener("submit", function () {
      clearTimeout(timer);
      asked++;
      show([]);
    });
    input.addEventListener("blur", function () { show([]); });
    // So that a click on the list does not first close it.
    list.addEventListener("mousedown", function (e) { e.preventDefault(); });
    // What was typed before this script came.
    if (document.activeElement === input && input.value && form.classList.contains("search-box")) { input.dispatchEvent(new Event("input")); }
  }

  all("form[data-index]").forEach(suggestions);

  // ---- The search page

  const page = document.querySelector(".search");
  if (!page) { return; }
  const form = page.querySelector("form"), input = form.querySelector("input[type=search]");
  const status = page.querySelector("[role=status]"), results = page.querySelector(".results"), aid = make("div", "help");
  const button = page.querySelector(".more button"), channel = form.elements.c, festival = form.elements.f, sort = form.elements.s;
  const texts = page.dataset;
  const pageSize = 10, title = document.title;
  let running = 0, answer = null, shown = "", section = ""; // the text above the last results
  status.after(aid);

  function fill(s) {
    return Array.from(arguments).slice(1).reduce(function (s, v) { return s.replace("{}", function () { return v; }); }, s);
  }

  function fromAddress() {
    const p = new URLSearchParams(location.search);
    return { q: (p.get("q") || "").trim(), c: p.get("c") || "", f: p.get("f") || "", s: p.get("s") === "date" ? "date" : "" };
  }
  function fromForm() { return { q: input.value.trim(), c: channel.value, f: festival.value, s: sort.value }; }

  function address(state) {
    const p = new URLSearchParams();
    ["q", "c", "f", "s"].forEach(function (k) { if (state[k]) { p.set(k, state[k]); } });
    const query = p.toString();
    return location.pathname + (query ? "?" + query : "");
  }

  // go searches for what the form says and makes it the page's address.
  function go(replace) {
    const state = fromForm();
    if (state.q !== JSON.parse(shown).q) { state.c = state.f = ""; }
    try {
      history[replace ? "replaceState" : "pushState"]({ n: pageSize }, "", address(state));
    } catch (e) {
      // Some browsers let no script change the address of a file.
      if (!replace) { location.search = address(state).replace(/^[^?]*/, ""); }
      return;
    }
    run(state, pageSize);
  }

  // options fills a select with what has results. How many these are is known only where
  // no result may turn out to be none.
  function options(select, names, counts, strict, value) {
    const first = select.options[0];
    select.replaceChildren(first);
    names.forEach(function (n, i) {
      if (counts[i] || n.d === value) {
        const o = make("option", "", strict ? n.n : fill(texts.option, n.n, counts[i]));
        o.value = n.d;
        select.append(o);
      }
    });
    select.value = value;
    if (select.selectedIndex < 0) { select.value = ""; }
    select.closest("label").hidden = select.options.length < 2;
  }

  // run shows the first n results of a search.
  function run(state, n, again) {
    const request = ++running, late = function () { return request !== running; };
    input.value = state.q;
    sort.value = state.s;
    // Until the names are there, the address's own words stand for them.
    [[channel, state.c], [festival, state.f]].forEach(function (x) {
      if (x[1] && !Array.from(x[0].options).some(function (o) { return o.value === x[1]; })) { x[0].add(new Option(x[1], x[1])); }
      x[0].value = x[1];
    });
    button.disabled = false;
    button.parentNode.hidden = true;
    document.title = state.q ? state.q + "_" + title : title;
    answer = null;
    shown = JSON.stringify(state);
    if (!state.q) {
      clear("");
      page.classList.remove("asked");
      return;
    }
    page.classList.add("asked");
    const slow = setTimeout(function () { if (!late()) { status.textContent = texts.loading; } }, 300);
    S.open(state.q).then(function (m) {
      const where = function (list, dir) { return list.findIndex(function (p) { return p.d === dir; }); };
      return S.ask(state.q, {
        channel: where(m.channels, state.c), festival: where(m.festivals, state.f), byDate: state.s === "date",
        slow: function () {
          clearTimeout(slow);
          if (!late() && texts.slow) { status.textContent = fill(texts.slow, state.q); }
        }
      }).then(function (a) {
        return a.next(n).then(function (found) {
          clearTimeout(slow); // help may take longer
          if (late()) { return; }
          clear("");
          answer = a;
          options(channel, m.channels, a.channels, a.strict, state.c);
          options(festival, m.festivals, a.festivals, a.strict, state.f);
          add(found);
          status.textContent = count(a);
          if (!a.total && a.terms.length) { return help(state, late); }
        });
      });
    }).catch(function (e) {
      clearTimeout(slow);
      if (late()) { return; }
      if (again || !e || !e.file || e.file.indexOf("/") < 0) { return fail(e); }
      // The site may have been built since the index was loaded.
      return S.renew().then(function (changed) {
        if (!late() && changed) { run(state, n, true); } else if (!late()) { fail(e); }
      }, fail);
    }).then(function () { clearTimeout(slow); });
  }

  function count(a) {
    if (!a.terms.length) { return texts.nothing || texts.none; }
    const how = a.titlesOnly ? texts.single : a.partly ? fill(texts.partly || "", wdFormat.maxChecked) : "";
    const none = a.titlesOnly || a.partly ? texts.longer : a.single ? texts.other : texts.none;
    return (a.total ? fill(a.exact() ? texts.found : texts.about, a.total) : none || texts.none) + (how ? " " + how : "");
  }

  // help shows what may help on a reader who found nothing: without what narrows the
  // search, if that finds something, else other questions and places.
  function help(state, late) {
    const here = function (q, total) { return { name: fill(texts.option, q, total), url: address({ q: q }), here: true }; };
    return (state.c || state.f ? S.total(state.q) : Promise.resolve(0)).then(function (total) {
      return total ? [[texts.all, [here(state.q, total)]]] : S.help(state.q).then(function (h) {
        return [
          [texts.alone, h.terms.map(function (t) { return here(t.text, t.total); })], [texts.near, h.near], [texts.browse, h.channels]
        ];
      });
    }).then(function (rows) {
      if (late()) { return; }
      rows.forEach(function (row) {
        if (!row[0] || !row[1].length) { return; }
        const p = make("p");
        p.append(make("span", "label", row[0]));
        row[1].forEach(function (x) {
          const a = make("a", "", x.name);
          a.href = x.here ? x.url : at(form, x.url);
          p.append(" ", a);
        });
        aid.append(p);
      });
    });
  }

  function clear(message) {
    status.textContent = message;
    results.replaceChildren();
    aid.replaceChildren();
    section = "";
    button.parentNode.hidden = true;
  }

  function message(e) { return e && e.file ? fill(texts.damaged, e.file) : texts.failed; }

  function fail(e) {
    clear(message(e));
    if (!(e && e.file)) { throw e; }
  }

  function pieces(element, list) {
    list.forEach(function (p) { element.append(p[1] ? make("mark", "", p[0]) : p[0]); });
    return element;
  }

  function add(found) {
    found.forEach(function (r) {
      const li = make("li"), a = pieces(make("a", "title"), r.title), time = make("time", "", r.doc.date.slice(0, 10));
      a.href = at(form, r.doc.url);
      time.dateTime = r.doc.date.slice(0, 10);
      const above = r.unchecked ? texts.unchecked : r.adjacent ? "" : texts.apart;
      if (above && above !== section) { li.append(make("p", "apart", above)); }
      section = above;
      const place = r.channel && r.channel !== r.doc.category ? r.channel + " › " + r.doc.category : r.doc.category;
      li.append(a, time, pieces(make("p", "snippet"), r.snippet), make("p", "kind", [place].concat(r.tags).filter(Boolean).join("　")));
      results.append(li);
    });
    button.parentNode.hidden = results.children.length >= answer.total || found.length < 1;
    try {
      history.replaceState({ n: Math.max(results.children.length, pageSize) }, "");
    } catch (e) { /* then the way back begins at the first page */ }
  }

  button.addEventListener("click", function () {
    const a = answer, from = results.children.length;
    if (!a) { return; }
    button.disabled = true;
    a.next(pageSize).then(function (found) {
      if (a !== answer) { return; }
      add(found);
      status.textContent = count(a);
      if (results.children[from]) { results.children[from].querySelector("a").focus(); }
    }).catch(function (e) {
      if (a === answer) { status.textContent = message(e); }
    }).then(function () {
      if (a === answer) { button.disabled = false; }
    });
  });
  form.addEventListener("submit", function (e) {
    e.preventDefault();
    go(JSON.stringify(fromForm()) === shown);
  });
  [channel, festival, sort].forEach(function (s) { s.addEventListener("change", function () { go(false); }); });
  window.addEventListener("popstate", function (e) {
    // A link within the page comes here, too.
    if (JSON.stringify(fromAddress()) === shown) { return; }
    run(fromAddress(), e.state && e.state.n || pageSize);
  });

  page.querySelector(".asks").hidden = false;
  run(fromAddress(), history.state && history.state.n || pageSize);
  if (!input.value) { input.focus(); }
})();
