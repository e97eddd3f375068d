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

  // Copy and print.
  function copyText(text, done) {
    function old() {
      var area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "unseen";
      document.body.appendChild(area);
      area.select();
      var ok = false;
      try { ok = document.execCommand("copy"); } catch (e) { ok = false; }
      area.remove();
      done(ok);
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { done(true); }, old);
    } else {
      old();
    }
  }
  all(".tools").forEach(function (tools) {
    tools.hidden = false;
    all("[data-copy]", tools).forEach(function (button) {
      var label = button.textContent;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", function () {
        var sheet = button.closest("article");
        var text = ["h1", ".body", ".attribution"].map(function (part) {
          var element = sheet.querySelector(part);
          return element ? element.innerText.trim() : "";
        }).join("\n\n");
        copyText(text, function (ok) {
          button.textContent = button.getAttribute(ok ? "data-done" : "data-failed");
          setTimeout(function () { button.textContent = label; }, 2500);
        });
      });
    });
    all("[data-print]", tools).forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
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
    items.filter(function (x) { return x.day; }).sort(function (x, y) { return at(x.day) - at(y.day); }).forEach(function (x) {
      var date = new Date(at(x.day));
      var time = x.li.querySelector("time");
      time.setAttribute("datetime", x.day);
      time.textContent = list.getAttribute("data-date").replace("{}", date.getUTCMonth() + 1).replace("{}", date.getUTCDate());
      x.li.querySelector("span").textContent = list.getAttribute("data-weekdays").split(" ")[date.getUTCDay()];
      var note = x.li.querySelector(".left") || document.createElement("span");
      note.className = "left";
      note.textContent = left(list, Math.round((at(x.day) - today) / 864e5));
      x.li.querySelector("a").appendChild(note);
      list.appendChild(x.li);
    });
    items.filter(function (x) { return !x.day; }).forEach(function (x) { list.appendChild(x.li); });
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
