// Small conveniences; every page is whole without them. A classic script, since
// browsers load no modules from a folder.
(function () {
  "use strict";
  var scripts = (document.currentScript.getAttribute("data-search") || "").split(" ").filter(Boolean);
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };

  // On a phone the channel of the page may lie beyond the edge of its strip.
  all("nav [aria-current]").forEach(function (a) {
    var strip = a.closest("ul");
    if (strip && strip.scrollWidth > strip.clientWidth) {
      strip.scrollLeft = a.offsetLeft - strip.offsetLeft - (strip.clientWidth - a.offsetWidth) / 2;
    }
  });

  // The scripts of the search are loaded when a reader turns to the box, and on
  // the search page, unless it has them already.
  all(".search-box").forEach(function (form) {
    function load() {
      scripts.splice(0).forEach(function (src) {
        var s = document.createElement("script");
        s.src = src;
        s.async = false;
        document.head.appendChild(s);
      });
    }
    form.addEventListener("focusin", load);
    if (form.contains(document.activeElement) || document.querySelector(".search")) { load(); }
  });

  // On a phone the table of contents starts closed.
  if (window.matchMedia && matchMedia("(max-width: 47.99rem)").matches) {
    all(".toc details").forEach(function (d) { d.open = false; });
  }

  // Copy and print. What is copied is rich text, too, so that headings and tables
  // survive in Word and WPS: a browser gives both to a copy event, also on a page
  // from a folder, where there is no other clipboard.
  var copying = null;
  document.addEventListener("copy", function (e) {
    var sheet = document.querySelector("article[data-source]"), chosen = getSelection();
    if (copying) {
      e.clipboardData.setData("text/plain", copying.text);
      e.clipboardData.setData("text/html", copying.html);
    } else if (sheet && chosen.rangeCount && sheet.contains(chosen.anchorNode) && chosen.toString().length > 40) {
      // A choice of rows or items stays a table or a list: with the elements around it.
      var range = chosen.getRangeAt(0), part = range.cloneContents();
      for (var around = range.commonAncestorContainer; around !== sheet && sheet.contains(around); around = around.parentNode) {
        if (around.nodeType !== 1) { continue; }
        var outer = around.cloneNode(false);
        outer.appendChild(part);
        part = outer;
      }
      var div = document.createElement("div");
      div.appendChild(part);
      div.appendChild(sourceOf(sheet));
      e.clipboardData.setData("text/plain", chosen.toString() + "\n\n" + div.lastChild.textContent);
      e.clipboardData.setData("text/html", rich(div));
    } else {
      return;
    }
    copying = copying && { done: true };
    e.preventDefault();
  });
  // sourceOf returns the line that says where a copy is from. A site that does not know
  // its own address has the one under which it is read.
  function sourceOf(sheet) {
    var p = document.createElement("p"), text = sheet.getAttribute("data-source");
    if (!/https?:\/\/\S+$/.test(text) && /^http/.test(location.protocol)) { text += " " + location.href.split("#")[0]; }
    p.textContent = text;
    return p;
  }
  function copyRich(text, html, done) {
    copying = { text: text, html: html };
    var ok = false;
    try { ok = document.execCommand("copy") && copying.done; } catch (e) { ok = false; }
    copying = null;
    if (!ok && navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(false); });
    } else {
      done(ok);
    }
  }
  // rich returns a part of a page as other programs take it: without what is only the
  // page's, and with what they know of style.
  function rich(element) {
    var copy = element.cloneNode(true);
    all("a[href], img[src]", copy).forEach(function (e) {
      if (e.href) { e.setAttribute("href", e.href); } else { e.setAttribute("src", e.src); }
    });
    all("h1", copy).concat(copy.nodeName === "H1" ? copy : []).forEach(function (h) { h.textContent = h.textContent; });
    all("table", copy).forEach(function (t) { t.setAttribute("border", "1"); t.setAttribute("cellspacing", "0"); t.setAttribute("cellpadding", "4"); });
    all(".right", copy).forEach(function (e) { e.setAttribute("align", "right"); });
    all(".center", copy).forEach(function (e) { e.setAttribute("align", "center"); });
    all("[tabindex], [loading], [id]", copy).forEach(function (e) {
      ["tabindex", "loading", "id"].forEach(function (name) { e.removeAttribute(name); });
    });
    return copy.outerHTML;
  }

  // The size of the text is the reader's, and stays on this device.
  function size(name) {
    if (name) { document.documentElement.setAttribute("data-size", name); } else { document.documentElement.removeAttribute("data-size"); }
    all("[data-size][type]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.getAttribute("data-size") === name)); });
  }
  var sizes = ["small", "large"];
  try { size(sizes.filter(function (s) { return s === localStorage.getItem("wd-size"); })[0] || ""); } catch (e) { size(""); }
  all("[data-size][type]").forEach(function (b) {
    b.addEventListener("click", function () {
      size(b.getAttribute("data-size"));
      try { localStorage.setItem("wd-size", b.getAttribute("data-size")); } catch (e) { /* then it is for this page */ }
    });
  });

  // The way back to the top shows when there is one.
  all(".to-top").forEach(function (p) {
    function show() { p.classList.toggle("shown", scrollY > innerHeight); }
    addEventListener("scroll", show, { passive: true });
    show();
  });

  all(".tools").forEach(function (tools) {
    tools.hidden = false;
    all("[data-copy]", tools).forEach(function (button) {
      var label = button.textContent;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", function () {
        var sheet = button.closest("article");
        var parts = ["h1", ".body", ".attribution"].map(function (part) { return sheet.querySelector(part); }).filter(Boolean);
        var text = parts.map(function (p) { return p.innerText.trim(); });
        var html = parts.map(rich);
        if (sheet.getAttribute("data-source")) {
          var source = sourceOf(sheet);
          text.push(source.textContent);
          html.push(source.outerHTML);
        }
        copyRich(text.join("\n\n"), html.join("\n"), function (ok) {
          button.textContent = button.getAttribute(ok ? "data-done" : "data-failed");
          setTimeout(function () { button.textContent = label; }, 2500);
        });
      });
    });
    all("[data-print]", tools).forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
  });

  // Browsers break days, times and telephone numbers at their dashes and colons.
  all(".body td, .body th").forEach(function (cell) {
    var texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), list = [];
    while (texts.nextNode()) { list.push(texts.currentNode); }
    list.forEach(function (text) {
      var parts = text.data.split(/([A-Za-z\d][A-Za-z\d .,\/]*(?:[-–—~～至:：]+[A-Za-z\d.,\/]*\d[A-Za-z\d.,\/]*)+[年月日时分元期号%]?|\d+年\d+月(?:\d+日)?|第?[\d０-９．，]+[年月日时分元期号度%]?)/);
      if (parts.length < 2) { return; }
      parts.forEach(function (part, i) {
        if (i % 2 === 0 || part.length > 24) { text.before(part); return; }
        var whole = document.createElement("span");
        whole.className = "number";
        whole.textContent = part;
        text.before(whole);
      });
      text.remove();
    });
    if (/^[\d０-９．，.,/%¥￥$+×()（）年月日时分元 ]{2,24}$/.test(cell.textContent.trim())) { cell.classList.add("number"); }
    // Beside many columns one of sentences would become a thread.
    if (cell.parentNode.cells.length > 3 && cell.textContent.length > 24) { cell.classList.add("long"); }
  });

  // A number alone does not say what it leads to.
  all(".footnotes").forEach(function (notes) {
    all(".footnote-ref").forEach(function (a) { a.setAttribute("aria-label", notes.getAttribute("aria-label") + " " + a.textContent); });
  });

  // Festivals: the page holds the days of several years, so that it stays
  // right although the site is not built again.
  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  function at(day) {
    var part = day.split("-");
    return Date.UTC(+part[0], +part[1] - 1, +part[2]);
  }
  function left(list, days) {
    return days === 0 ? list.getAttribute("data-today") : list.getAttribute("data-left").replace("{}", days);
  }
  function next(days) {
    for (var i = 0; i < days.length; i++) {
      if (at(days[i]) >= today) { return days[i]; }
    }
    return "";
  }
  all(".coming ul").forEach(function (list) {
    var items = all("li", list).map(function (li) {
      return { li: li, day: next((li.getAttribute("data-days") || "").split(" ")) };
    });
    // Days of another year than the first one's do not stand without it beside the others.
    var year = Math.min.apply(null, items.map(function (x) { return parseInt(x.day, 10) || Infinity; }));
    function says(y, m, d) {
      var values = y && y !== year ? [y, m, d] : [m, d];
      return values.reduce(function (text, n) { return text.replace("{}", n); }, list.getAttribute(values[2] ? "data-dated" : "data-date"));
    }
    items.filter(function (x) { return x.day; }).sort(function (x, y) { return at(x.day) - at(y.day); }).forEach(function (x) {
      var date = new Date(at(x.day));
      var time = x.li.querySelector("time");
      time.setAttribute("datetime", x.day);
      time.textContent = says(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      x.li.querySelector("span").textContent = list.getAttribute("data-weekdays").split(" ")[date.getUTCDay()];
      var note = x.li.querySelector(".left") || document.createElement("span");
      note.className = "left";
      note.textContent = left(list, Math.round((at(x.day) - today) / 864e5));
      x.li.querySelector("a").appendChild(note);
      list.appendChild(x.li);
    });
    // Beyond the last day that the page knows, only what is the same in every year is right.
    items.filter(function (x) { return !x.day; }).forEach(function (x) {
      var days = (x.li.getAttribute("data-days") || "").split(" ").map(function (d) { return d.slice(5); });
      var time = x.li.querySelector("time");
      time.hidden = days.some(function (d) { return d !== days[0]; });
      time.removeAttribute("datetime");
      time.textContent = says(0, parseInt(days[0], 10), parseInt(days[0].slice(3), 10));
      x.li.querySelector("span").hidden = true;
      list.appendChild(x.li);
    });
    var most = +list.getAttribute("data-most");
    all("li", list).forEach(function (li, i) { li.hidden = most > 0 && i >= most; });
  });
  all(".days ol").forEach(function (list) {
    var items = all("time", list);
    var soon = next(items.map(function (t) { return t.getAttribute("datetime"); }));
    items.forEach(function (t) {
      var day = t.getAttribute("datetime");
      if (day === soon) {
        var note = document.createElement("span");
        note.className = "next";
        note.textContent = " " + left(list, Math.round((at(day) - today) / 864e5));
        t.parentNode.appendChild(note);
        t.className = "next";
      } else if (at(day) < today) {
        t.parentNode.className = "past";
      }
    });
  });
})();
