// What the search box suggests while a reader types, and what helps on when nothing was
// found.
(function () {
  "use strict";
  const Q = window.wdQuery, X = window.wdIndexed, titleLevel = 3;

  // address gives the address of a place's page in the output.
  function address(place) { return place.d.split("/").map(encodeURIComponent).join("/") + "/index.html"; }

  // ---- Suggestions

  // suggest gives up to most places and articles whose names hold the text, or
  // whose pinyin or its initials begin with it: [{name, url, kind}].
  function suggest(text, most) {
    if (!text.trim()) { return Promise.resolve([]); }
    return Promise.all([wdSearch.open(), wdFiles.file("tags")]).then(function (loaded) {
      // The index may have made traditional characters known.
      const typed = Q.fold(text).trim(), letters = typed.replace(/[\s']/g, "");
      const latin = /^[a-z0-9]+$/.test(letters), sought = Q.plain(typed).text;
      const m = loaded[0], begin = [], within = [];
      [m.channels, m.festivals, loaded[1]].forEach(function (places, kind) {
        places.forEach(function (p) {
          const at = Q.plain(p.n).text.indexOf(sought), hit = { name: p.n, url: address(p), kind: kind };
          if (sought && at === 0 || latin && Q.reads(p.p, letters)) { begin.push(hit); } else if (at > 0) { within.push(hit); }
        });
      });
      const found = begin.concat(within).slice(0, most), left = most - found.length;
      return !left || !sought ? found : (latin ? byReading(m, letters, left) : byCharacters(m, typed, left)).then(function (titles) {
        const all = found.concat(titles);
        return all.length || !Q.isChinese(typed) || Q.foldsAll() ? all : Q.foldAll().then(function () { return suggest(text, most); });
      });
    });
  }

  // byReading gives articles whose titles are read as was typed.
  function byReading(m, letters, most) {
    if (letters.length < 2) { return Promise.resolve([]); }
    const found = [];
    return Promise.all(m.tables.map(function (t) {
      return wdFiles.texts(wdFiles.titleFile(t.s, letters), t.chars).then(function (next) {
        while (next.more()) {
          const doc = +next(), hit = { name: next(), url: next(), kind: 3 };
          if (Q.reads(next(), letters) && !t.dead[doc] && found.length < most) { found.push(hit); }
        }
      });
    })).then(function () { return found; });
  }

  // byCharacters gives articles whose titles have the characters that were typed together:
  // those first that begin with them, then the newest. Titles are among the postings of
  // their pairs, on a level of their own.
  function byCharacters(m, typed, most) {
    const terms = Q.parse(typed);
    if (!terms.some(function (t) { return t.pairs.some(Q.secondOf) || t.words.length; })) { return Promise.resolve([]); }
    return X.parts(m, terms).then(function (parts) {
      const hits = [];
      m.tables.forEach(function (t, i) {
        const counts = new Map();
        parts.forEach(function (part, n) {
          const p = part.list[i];
          p.docs.forEach(function (doc, k) {
            if (p.levels[k] === titleLevel && (counts.get(doc) || 0) === n) { counts.set(doc, n + 1); }
          });
        });
        counts.forEach(function (n, doc) { if (n === parts.length) { hits.push({ t: t, doc: doc, day: t.days[doc] }); } });
      });
      hits.sort(function (x, y) { return y.day - x.day || x.t.index - y.t.index || y.doc - x.doc; });
      return Promise.all(hits.slice(0, 2 * most).map(X.documentOf));
    }).then(function (docs) {
      const begin = [], within = [];
      docs.forEach(function (d) {
        const title = Q.plain(d.title), hit = { name: d.title, url: d.url, kind: 3 };
        const at = terms.map(function (t) { return Q.indexOf(title, t.plain, 0); });
        if (at[0] === 0) { begin.push(hit); } else if (Math.min.apply(null, at) >= 0) { within.push(hit); }
      });
      return begin.concat(within).slice(0, most);
    });
  }

  // ---- When nothing was found

  // help gives what may help on a reader who found nothing: {terms: [{text, total}],
  // tags: [{name, url}], channels: [{name, url}]}. Terms are those of the query that are
  // found alone, or runs of characters of its only term that stand together somewhere.
  function help(text) {
    return Promise.all([wdSearch.open(), wdFiles.file("tags")]).then(function (loaded) {
      const m = loaded[0], terms = Q.parse(text), link = function (p) { return { name: p.n, url: address(p) }; };
      return (terms.length > 1 ? Promise.resolve(terms.map(function (t) { return t.typed; })) : runs(m, terms[0])).then(function (list) {
        const some = list.filter(function (s, i) { return list.indexOf(s) === i; }).slice(0, mostHelp);
        return Promise.all(some.map(function (s) {
          return wdSearch.ask(s).then(function (a) { return { text: s, total: a.total }; });
        }));
      }).then(function (list) {
        return {
          terms: list.filter(function (t) { return t.total > 0; }),
          tags: near(loaded[1], text).map(link), channels: m.channels.map(link)
        };
      });
    });
  }
  const mostHelp = 8, mostRun = 40; // characters of a term that are looked at

  // runs gives the runs of characters of a term of which all pairs are in some document.
  function runs(m, term) {
    if (!term) { return Promise.resolve([]); }
    const chars = Array.from(term.plain.text).slice(0, mostRun);
    return Promise.all(chars.slice(1).map(function (c, i) {
      const a = chars[i].codePointAt(0), b = c.codePointAt(0);
      if (!Q.isHan(a) || !Q.isHan(b)) { return Q.isHan(a) === Q.isHan(b); }
      return Promise.all(m.tables.map(function (t) { return X.pairOf(t, Q.pairOf(a, b)); })).then(function (lists) {
        return lists.some(function (l) { return l.docs.length > 0; });
      });
    })).then(function (together) {
      const list = [chars[0] || ""];
      together.forEach(function (is, i) { if (is) { list[list.length - 1] += chars[i + 1]; } else { list.push(chars[i + 1]); } });
      return list.filter(function (s) { return Array.from(s).length > 1 && s !== term.plain.text; });
    });
  }

  // near gives the tags that have most in common with a text: pairs of characters, or all
  // of one's reading.
  function near(tags, text) {
    const pairs = pairsOf(Q.plain(text).text), reading = Q.fold(text).replace(/[\s']/g, "");
    return tags.map(function (tag, i) {
      const own = pairsOf(Q.plain(tag.n).text), common = own.filter(function (p) { return pairs.indexOf(p) >= 0; }).length;
      return { tag: tag, at: i, score: common ? common / own.length : /^[a-z]{2,}$/.test(reading) && Q.reads(tag.p, reading) ? 1 : 0 };
    }).filter(function (x) { return x.score > 0; }).sort(function (x, y) {
      return y.score - x.score || x.at - y.at;
    }).slice(0, mostHelp).map(function (x) { return x.tag; });
  }
  function pairsOf(text) {
    const chars = Array.from(text);
    return chars.slice(1).map(function (c, i) { return chars[i] + c; });
  }

  wdSearch.suggest = suggest;
  wdSearch.help = help;
})();
