// What the search box suggests while a reader types, and what helps on when nothing was
// found.
(function () {
  "use strict";
  const F = window.wdFormat, Q = window.wdQuery, T = window.wdText, X = window.wdIndexed;

  // address gives the address of a place's page in the output.
  function address(place) { return place.d.split("/").map(encodeURIComponent).join("/") + "/index.html"; }

  // ---- Suggestions

  // suggest gives up to most places and articles whose names hold the text, or
  // whose pinyin or its initials begin with it: [{name, url, kind}].
  function suggest(text, most) {
    if (!text.trim()) { return Promise.resolve([]); }
    return Promise.all([wdSearch.open(), wdFiles.file("tags")]).then(function (loaded) {
      // The index may have made traditional characters known.
      const typed = T.fold(text).trim(), letters = typed.replace(/[\s']/g, "");
      const latin = /^[a-z0-9]+$/.test(letters), sought = T.plain(typed).text;
      const m = loaded[0], begin = [], within = [];
      [m.channels, m.festivals, loaded[1]].forEach(function (places, kind) {
        places.forEach(function (p) {
          const at = T.plain(p.n).text.indexOf(sought), hit = { name: p.n, url: address(p), kind: kind };
          if (sought && at === 0 || latin && Q.reads(p.p, letters)) { begin.push(hit); } else if (at > 0) { within.push(hit); }
        });
      });
      const found = begin.concat(within).slice(0, most), left = most - found.length;
      return !left || !sought ? found : titled(m, latin ? letters : "", typed, left).then(function (titles) {
        const all = found.concat(titles);
        return all.length || !T.isChinese(typed) || T.foldsAll() ? all : T.foldAll().then(function () { return suggest(text, most); });
      });
    });
  }

  // titled gives articles whose titles are read as was typed, if that is letters and digits,
  // or have it. Numbers stand in the midst of titles; words seldom do, so that these are
  // asked for only if nothing is read so.
  function titled(m, letters, typed, most) {
    return (letters ? byReading(m, letters, most) : Promise.resolve([])).then(function (read) {
      if (read.length === most || read.length && !/[0-9]/.test(letters)) { return read; }
      return byCharacters(m, typed, most).then(function (list) {
        const have = new Set(read.map(function (r) { return r.url; }));
        return read.concat(list.filter(function (l) { return !have.has(l.url); })).slice(0, most);
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
  // their pairs, words and single characters, on a level of their own.
  function byCharacters(m, typed, most) {
    const terms = Q.parse(typed);
    if (terms.every(Q.isBare)) { return Promise.resolve([]); }
    return X.parts(m, terms).then(function (parts) {
      const hits = [];
      m.tables.forEach(function (t, i) {
        const counts = new Map();
        parts.forEach(function (part, n) {
          const p = part.list[i];
          p.docs.forEach(function (doc, k) {
            if (p.levels[k] === F.titleLevel && (counts.get(doc) || 0) === n) { counts.set(doc, n + 1); }
          });
        });
        counts.forEach(function (n, doc) { if (n === parts.length) { hits.push({ t: t, doc: doc, day: t.days[doc] }); } });
      });
      hits.sort(function (x, y) { return y.day - x.day || x.t.index - y.t.index || y.doc - x.doc; });
      return Promise.all(hits.slice(0, 2 * most).map(X.documentOf));
    }).then(function (docs) {
      const begin = [], within = [];
      docs.forEach(function (d) {
        const title = T.plain(d.title), hit = { name: d.title, url: d.url, kind: 3 };
        const at = terms.map(function (t) { return T.indexOf(title, t.plain, 0); });
        if (at[0] === 0) { begin.push(hit); } else if (Math.min.apply(null, at) >= 0) { within.push(hit); }
      });
      return begin.concat(within).slice(0, most);
    });
  }

  // ---- When nothing was found

  // help gives what may help on a reader who found nothing: {terms: [{text, total}],
  // near: [{name, url}], channels: [{name, url}]}. Terms are parts of the query that are
  // found alone; near are places and tags that have something of it.
  function help(text) {
    return Promise.all([wdSearch.open(), wdFiles.file("tags")]).then(function (loaded) {
      const m = loaded[0], link = function (p) { return { name: p.n, url: address(p) }; };
      return alone(m, Q.parse(text)).then(function (list) {
        return { terms: list, near: near(m.festivals.concat(m.channels, loaded[1]), text).map(link), channels: m.channels.map(link) };
      });
    });
  }

  // alone gives what of terms is found by itself: [{text, total}]. These are the terms and,
  // of those that are not found, runs of their characters and words that stand together
  // somewhere.
  function alone(m, terms) {
    terms.others.forEach(function (other) { if (other.length > terms.length) { terms = other; } }); // single characters with blanks between
    const list = [], budget = { tokens: F.maxHelpTokens, reads: F.maxHelpRead };
    function offer(s) {
      if (list.length === F.maxHelp || list.some(function (p) { return p.text === s; })) { return Promise.resolve(true); }
      return total(s).then(function (n) {
        if (n) { list.push({ text: s, total: n }); }
        return n > 0;
      });
    }
    function runs(t) {
      const tokens = tokensOf(t.plain.text).slice(0, budget.tokens);
      budget.tokens -= tokens.length;
      function next(from) {
        return from >= tokens.length ? null : longestRun(m, tokens.slice(from), budget).then(function (n) {
          const run = tokens.slice(from, from + n).join("");
          const wanted = Array.from(run).length > 1 && (t.quoted || run !== t.plain.text);
          return (wanted ? offer(run) : Promise.resolve()).then(function () { return next(from + Math.max(n, 1)); });
        });
      }
      return next(0);
    }
    return terms.reduce(function (before, t) {
      return before.then(function () { return terms.length > 1 && offer(t.typed); }).then(function (found) { return found || runs(t); });
    }, Promise.resolve()).then(function () { return list; });
  }

  // total gives how many documents a query finds: 0 for none, and perhaps too many where
  // that shows only when they are read.
  function total(query) {
    return wdSearch.ask(query).then(function (a) {
      return a.exact() ? a.total : a.next(1).then(function (list) { return list.length && a.total; });
    });
  }

  // tokensOf gives the Chinese characters and the words of a text: letters and digits in a
  // row. An empty token stands for other signs.
  function tokensOf(text) {
    const tokens = [];
    let inWord = false;
    Array.from(text).forEach(function (c) {
      const code = c.codePointAt(0), isWord = T.inTerm(code) && !T.isHan(code);
      if (isWord && inWord) { tokens[tokens.length - 1] += c; } else { tokens.push(T.inTerm(code) ? c : ""); }
      inWord = isWord;
    });
    return tokens;
  }
  function isHanToken(token) { return T.isHan(token.codePointAt(0)); }

  // longestRun gives how many tokens from the first one on stand together in some document.
  // It finds how many are in one in any order, and then reads some of these documents,
  // those first that have most.
  function longestRun(m, tokens, budget) {
    if (!tokens[0]) { return Promise.resolve(0); }
    const levels = [[]], needles = [null];
    function level(n) {
      if (n > tokens.length || !tokens[n - 1]) { return null; }
      const run = tokens.slice(0, n).join(""), single = n === 1 && isHanToken(run);
      return (single ? Promise.resolve([]) : X.hitsOf(m, Q.parse(run))).then(function (hits) {
        if (!single && !hits.length) { return null; }
        levels.push(hits);
        needles.push(T.needle(run));
        return level(n + 1);
      });
    }
    return Promise.resolve(level(1)).then(function () {
      let best = levels.length > 1 ? 1 : 0;
      if (levels.length > 2 && isHanToken(tokens[0]) && isHanToken(tokens[1])) { best = 2; } // whoever has the pair has both together
      const seen = new Set();
      function read(n, i) {
        if (n <= best) { return best; }
        if (!budget.reads || i === levels[n].length) { return read(n - 1, 0); }
        const h = levels[n][i], at = h.t.index + "/" + h.doc;
        if (seen.has(at)) { return read(n, i + 1); }
        seen.add(at);
        budget.reads--;
        return X.documentOf(h).then(function (d) {
          const plain = T.plain(d.title + "\n" + d.tags.join("\n") + "\n" + d.text);
          for (let k = levels.length - 1; k > best; k--) { if (T.indexOf(plain, needles[k], 0) >= 0) { best = k; } }
          return read(n, i + 1);
        });
      }
      return read(levels.length - 1, 0);
    });
  }

  // near gives the places and tags that have most in common with a text: pairs of
  // characters, or all of their reading.
  function near(places, text) {
    const pairs = pairsOf(T.plain(text).text), reading = T.fold(text).replace(/[\s']/g, "");
    const names = new Set();
    return places.map(function (place, i) {
      const own = pairsOf(T.plain(place.n).text), common = own.filter(function (p) { return pairs.indexOf(p) >= 0; }).length;
      return { place: place, at: i, score: common ? common / own.length : /^[a-z]{2,}$/.test(reading) && Q.reads(place.p, reading) ? 1 : 0 };
    }).filter(function (x) { return x.score > 0; }).sort(function (x, y) {
      return y.score - x.score || x.at - y.at;
    }).map(function (x) { return x.place; }).filter(function (p) {
      return names.size < F.maxHelp && names.size < names.add(p.n).size;
    });
  }
  function pairsOf(text) {
    const chars = Array.from(text);
    return chars.slice(1).map(function (c, i) { return chars[i] + c; }).filter(T.isChinese);
  }

  wdSearch.suggest = suggest;
  wdSearch.help = help;
  wdSearch.total = total;
})();
