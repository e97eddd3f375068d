// Asks the search index: what `wendang search` does, in a browser, with the same
// answers.
//
//   wdSearch.ask(query, {channel, festival, byDate})
//       a promise of {total, channels, festivals, next(n)}; next gives a promise
//       of the next results
(function () {
  "use strict";
  const F = window.wdFormat;
  const file = wdFiles.file, shard = wdFiles.shard, texts = wdFiles.texts, damaged = wdFiles.damaged,
    entries = wdFiles.entries, postings = wdFiles.postings, hashOf = wdFiles.hashOf, pairFile = wdFiles.pairFile, wordFile = wdFiles.wordFile;
  const fold = wdQuery.fold, foldAll = wdQuery.foldAll, foldsAll = wdQuery.foldsAll,
    isChinese = wdQuery.isChinese, marked = wdQuery.marked, numberOf = wdQuery.numberOf, parse = wdQuery.parse, reads = wdQuery.reads,
    snippet = wdQuery.snippet, squeeze = wdQuery.squeeze, tagged = wdQuery.tagged;
  const signatureSize = 1 << F.signatureBits;

  // ---- The index

  let opened;

  function manifest() {
    return file("index").then(function (m) {
      if (!m || m.v !== F.version) { throw damaged("index"); }
      return m;
    });
  }

  // open reads what there is. Meanwhile it asks for the files that a query needs.
  function open(text) {
    if (text) { manifest().then(function (m) { ahead(m, parse(text)); }).catch(function () { }); }
    return opened || (opened = manifest().then(function (m) {
      return Promise.all(m.segments.map(function (s, i) {
        if (s.g && (signatureSize % s.g || s.t !== Math.ceil(s.d / s.k))) { throw damaged("index"); }
        return shard(s.n + "/d").then(function (r) {
          const t = wdFiles.table(r, s, i);
          if (t.traditional) { file("fold").catch(function () { }); } // on its way while the others are read
          return t;
        });
      })).then(function (segments) {
        m.tables = segments;
        return segments.some(function (s) { return s.traditional; }) ? foldAll().then(function () { return m; }) : m;
      });
    }).catch(function (e) {
      opened = null;
      throw e;
    }));
  }

  // renew reads again what the index is made of: the site may have been built
  // since. It tells whether that has changed.
  function renew() {
    const names = function (m) { return m.segments.map(function (s) { return s.n; }).join(); };
    return file("index").then(function (before) {
      return file("index", true).then(function (now) {
        opened = null;
        return names(now) !== names(before);
      });
    });
  }

  // alive leaves out the documents that are struck out.
  function alive(list, t) {
    if (!t.s.x.length) { return list; }
    const is = function (_, i) { return !t.dead[list.docs[i]]; };
    return { docs: list.docs.filter(is), levels: list.levels.filter(is) };
  }

  const none = { docs: [], levels: [] };

  // ahead asks for the files of the parts of terms, so that they are on their way.
  // Whoever needs them waits for them, and sees what is wrong with them.
  function ahead(m, terms) {
    m.segments.forEach(function (s) {
      terms.forEach(function (t) {
        t.pairs.map(numberOf).forEach(function (n) { if (n >= 0) { file(pairFile(s, hashOf(n))).catch(function () { }); } });
        t.words.forEach(function (w) { file(wordFile(s, w.word)).catch(function () { }); });
      });
    });
  }

  function pairOf(t, key) {
    const n = numberOf(key);
    if (n < 0) { return wordOf(t, { word: wdQuery.wordOf(key), prefix: false }); } // rare pairs stand among words
    const hash = hashOf(n);
    return shard(pairFile(t.s, hash)).then(function (r) {
      let h = 0;
      const found = entries(r, function () { return (h += r.uint()) === hash; });
      return found.length ? alive(postings(found[0], t.s.d, r.name), t) : none;
    });
  }

  function wordOf(t, word) {
    const want = new TextEncoder().encode(word.word);
    return shard(wordFile(t.s, word.word)).then(function (r) {
      let have = [];
      const levels = new Map();
      entries(r, function () {
        const same = r.uint();
        have = have.slice(0, same).concat(Array.from(r.take(r.uint())));
        return (word.prefix ? have.length >= want.length : have.length === want.length) &&
          want.every(function (c, i) { return have[i] === c; });
      }).forEach(function (e) {
        const p = postings(e, t.s.d, r.name);
        p.docs.forEach(function (doc, i) {
          if (!(levels.get(doc) >= p.levels[i])) { levels.set(doc, p.levels[i]); }
        });
      });
      const docs = Array.from(levels.keys()).sort(function (a, b) { return a - b; });
      return alive({ docs: docs, levels: docs.map(function (d) { return levels.get(d); }) }, t);
    });
  }

  // find gives the documents that have all parts of all terms, with their scores.
  function find(m, terms) {
    const parts = [], seen = {};
    terms.forEach(function (t) {
      t.pairs.forEach(function (k) {
        if (!seen[k]) { parts.push(function (s) { return pairOf(s, k); }); }
        seen[k] = true;
      });
      t.words.forEach(function (w) { parts.push(function (s) { return wordOf(s, w); }); });
    });
    return Promise.all(parts.map(function (part) { return Promise.all(m.tables.map(part)); })).then(function (lists) {
      const all = lists.map(function (list) {
        return { list: list, df: list.reduce(function (n, l) { return n + l.docs.length; }, 0) };
      }).sort(function (a, b) { return a.df - b.df; });
      const hits = [];
      m.tables.forEach(function (t, i) {
        let docs = [], scores = [], size = 0;
        all.forEach(function (part, n) {
          const p = part.list[i], w = weight(m.docs, part.df);
          if (!n) {
            size = p.docs.length;
            docs = Int32Array.from(p.docs);
            scores = new Float64Array(size);
            for (let k = 0; k < size; k++) { scores[k] = w * F.levelWeights[p.levels[k]]; }
            return;
          }
          let common = 0;
          for (let a = 0, b = 0; a < size && b < p.docs.length;) {
            const d = docs[a] - p.docs[b];
            if (!d) {
              docs[common] = docs[a];
              scores[common++] = scores[a] + w * F.levelWeights[p.levels[b]];
            }
            if (d <= 0) { a++; }
            if (d >= 0) { b++; }
          }
          size = common;
        });
        for (let n = 0, channel = 0; n < size; n++) {
          while (channel + 1 < t.channels.length && t.channels[channel + 1] <= docs[n]) { channel++; }
          hits.push({ t: t, doc: docs[n], score: scores[n], day: t.days[docs[n]], channel: channel });
        }
      });
      return hits;
    });
  }

  function weight(n, df) {
    if (!df) { return 0; }
    const x = Math.max(Math.floor(n * 256 / df), 256);
    let quarter = 64; // of the power of two below x
    for (; 8 * quarter <= x; quarter *= 2) { /* found soon */ }
    return 2 + 4 * Math.log2(quarter / 64) + (Math.floor(x / quarter) & 3);
  }

  // narrow counts hits by channel and festival, and keeps those that are wanted.
  function narrow(m, hits, o, counts) {
    const marked = m.tables.map(function (t) { return new Uint8Array(t.s.d); });
    hits.forEach(function (h) {
      if (h.channel < counts.channels.length) { counts.channels[h.channel]++; }
      marked[h.t.index][h.doc] = 1;
    });
    const wanted = m.tables.map(function (t) { return new Uint8Array(t.s.d); });
    m.tables.forEach(function (t) {
      t.festivals.forEach(function (list, f) {
        list.forEach(function (doc) {
          if (f < counts.festivals.length && marked[t.index][doc]) { counts.festivals[f]++; }
          if (f === o.festival) { wanted[t.index][doc] = 1; }
        });
      });
    });
    return hits.filter(function (h) {
      return (o.channel < 0 || h.channel === o.channel) && (o.festival < 0 || wanted[h.t.index][h.doc]);
    });
  }

  function documentOf(h) {
    const i = Math.floor(h.doc / h.t.s.k), name = h.t.s.n + "/t" + i;
    return file(name).then(function (v) {
      if (!v.docs) {
        v.docs = texts(name, h.t.chars).then(function (next) {
          const docs = [];
          while (next.more()) {
            docs.push({ title: next(), url: next(), category: next(), date: next(), tags: next.list(), text: next() });
          }
          return docs;
        });
      }
      return v.docs;
    }).then(function (docs) {
      if (!docs[h.doc % h.t.s.k]) { throw damaged(name); }
      return docs[h.doc % h.t.s.k];
    });
  }

  // mayHave gives, by their signatures, which files of a segment may have a term: a
  // bit for each, or nothing when all may.
  function mayHave(t, term) {
    if (!t.s.g) { return Promise.resolve(null); }
    const each = signatureSize / t.s.g, size = t.s.t + 7 >> 3;
    return Promise.all(term.signature.map(function (bit) {
      return shard(t.s.n + "/g" + Math.floor(bit / each)).then(function (r) {
        if (r.b.length !== each * size) { throw damaged(r.name); }
        return r.b.subarray(bit % each * size).subarray(0, size);
      });
    })).then(function (slices) {
      return slices.length ? slices.reduce(function (a, b) { return a.map(function (v, i) { return v & b[i]; }); }) : null;
    });
  }

  // ---- Answers

  function ask(text, o) {
    o = Object.assign({ channel: -1, festival: -1, byDate: false }, o);
    return open(text).then(function (m) {
      const han = isChinese(text);
      // A traditional character shows by finding nothing, but not next to signs, or
      // where it is a term of its own beside others.
      const hidden = han && (/[^\p{L}\p{N}\s]/u.test(text) || parse(text).some(function (t) { return t.singles.length && !t.pairs.length; }));
      return (hidden ? foldAll() : Promise.resolve()).then(function () {
        return find(m, parse(text));
      }).then(function (hits) {
        if (hits.length || foldsAll() || !han) { return hits; }
        return foldAll().then(function () { return find(m, parse(text)); });
      }).then(function (hits) { return answer(m, parse(text), hits, o); });
    });
  }

  function answer(m, terms, hits, o) {
    const zeros = function (n) { return new Array(n).fill(0); };
    const a = { channels: zeros(m.channels.length), festivals: zeros(m.festivals.length), total: 0, next: next };
    const quoted = terms.some(function (t) { return t.quoted; });
    const verify = terms.some(function (t) { return !t.literal; });
    const literal = [], rest = [];
    let checked = 0, missed = 0, sieved = false; // missed: checked in vain
    let waiting = queue(narrow(m, hits, o, a)), apart = queue([]);
    a.total = waiting.size();
    a.exact = function () { return !quoted || !verify || !(waiting.size() + apart.size()); };

    function compare(x, y) {
      const score = y.score - x.score, day = y.day - x.day;
      return (o.byDate ? day || score : score || day) || y.channel - x.channel || x.t.index - y.t.index || y.doc - x.doc;
    }

    // queue gives hits in order.
    function queue(list) {
      const nth = inOrder(list, compare);
      let at = 0, asked = 0;
      return {
        size: function () { return list.length - at; },
        first: function () { return nth(at); },
        take: function () { return nth(at++); },
        left: function () {
          const taken = new Set();
          for (let i = 0; i < at; i++) { taken.add(nth(i)); }
          return list.filter(function (h) { return !taken.has(h); });
        },
        // ahead asks for what will be read soon, so that it comes at once.
        ahead: function (n) {
          for (; asked < Math.min(at + n, list.length); asked++) { documentOf(nth(asked)).catch(function () { }); }
        },
        ready: function () { return at < asked; }
      };
    }

    // sieve takes hits out of those that wait, of which signatures say that they
    // do not have the terms as they stand.
    function sieve() {
      const left = waiting.left(), kept = [], others = [];
      sieved = true;
      return Promise.all(m.tables.map(function (t) {
        return left.some(function (h) { return h.t === t; }) && Promise.all(terms.map(function (term) { return mayHave(t, term); }));
      })).then(function (may) {
        left.forEach(function (h) {
          const i = Math.floor(h.doc / h.t.s.k);
          const lacks = terms.filter(function (_, n) {
            const b = may[h.t.index][n];
            return b && !(b[i >> 3] >> (i & 7) & 1);
          });
          if (!lacks.length) {
            kept.push(h);
          } else if (lacks.some(function (t) { return t.quoted; })) {
            a.total--;
          } else {
            others.push(h);
          }
        });
        waiting = queue(kept);
        apart = queue(others);
      });
    }

    function check(from, ahead) {
      if (!from.ready()) { from.ahead(ahead); }
      const h = from.take();
      return documentOf(h).then(function (d) {
        checked++;
        const searchable = verify && squeeze(d.title + "\n" + d.tags.join("\n") + "\n" + d.text).text;
        const has = function (t) { return searchable.indexOf(t.text) >= 0; };
        const all = !verify || terms.every(has);
        if (!all) { missed++; }
        if (!all && quoted && !terms.every(function (t) { return !t.quoted || has(t); })) {
          a.total--;
          return;
        }
        if (all) {
          literal.push(d);
          return;
        }
        let i = rest.length;
        while (i && compare(rest[i - 1].hit, h) > 0) { i--; }
        rest.splice(i, 0, { hit: h, doc: d });
      });
    }

    function result(d) {
      return { doc: d, snippet: snippet(d.text, terms), title: marked(d.title, terms), tags: tagged(d.tags, d.category, terms) };
    }

    // next gives the next n results: those that have the terms as they stand
    // come first.
    function next(n) {
      waiting.ahead(n - literal.length - rest.length);
      const out = [];
      function more() {
        if (verify && literal.length < n && waiting.size() && checked < F.maxChecked) {
          // As many are asked for at once as will probably do.
          const likely = Math.ceil((n - literal.length) * (checked + 1) / (checked - missed + 1));
          return (!sieved && missed >= F.sieveAfter && waiting.size() >= F.sieveLeast ? sieve() : check(waiting, Math.min(likely, 32))).then(more);
        }
        return take();
      }
      // What is left comes in order, read or not.
      function take() {
        while (out.length < n) {
          let from = waiting.size() ? waiting : null;
          if (apart.size() && !(from && compare(from.first(), apart.first()) < 0)) { from = apart; }
          if (literal.length) {
            out.push(result(literal.shift()));
          } else if (rest.length && !(from && compare(from.first(), rest[0].hit) < 0)) {
            out.push(result(rest.shift().doc));
          } else if (from) {
            return check(from, n - out.length).then(take);
          } else {
            break;
          }
        }
        return out;
      }
      return Promise.resolve().then(more);
    }
    return a;
  }

  // inOrder gives a function for the first, second, … of a list. Few are asked
  // for, so that sorting all would take longer: it makes a heap, in which none is
  // behind the two below it.
  function inOrder(list, compare) {
    const heap = list.slice(), order = [];
    function sink(i) {
      const item = heap[i];
      for (let below; (below = 2 * i + 1) < heap.length; i = below) {
        if (below + 1 < heap.length && compare(heap[below + 1], heap[below]) < 0) { below++; }
        if (compare(item, heap[below]) <= 0) { break; }
        heap[i] = heap[below];
      }
      heap[i] = item;
    }
    for (let i = heap.length >> 1; i-- > 0;) { sink(i); }
    return function (n) {
      while (order.length <= n && heap.length) {
        order.push(heap[0]);
        const last = heap.pop();
        if (heap.length) {
          heap[0] = last;
          sink(0);
        }
      }
      return order[n];
    };
  }

  // ---- Suggestions

  // suggest gives up to most places and articles whose names hold the text, or
  // whose pinyin or its initials begin with it: [{name, url, kind}].
  function suggest(text, most) {
    const typed = fold(text).trim(), plain = typed.replace(/[\s']/g, "");
    if (!plain) { return Promise.resolve([]); }
    const latin = /^[a-z0-9]+$/.test(plain);
    return Promise.all([open(), file("tags")]).then(function (loaded) {
      const m = loaded[0], begin = [], within = [];
      [m.channels, m.festivals, loaded[1]].forEach(function (places, kind) {
        places.forEach(function (p) {
          const at = fold(p.n).indexOf(typed), hit = { name: p.n, url: p.d.split("/").map(encodeURIComponent).join("/") + "/index.html", kind: kind };
          if (at === 0 || latin && reads(p.p, plain)) { begin.push(hit); } else if (at > 0) { within.push(hit); }
        });
      });
      const found = begin.concat(within).slice(0, most);
      if (!found.length && isChinese(typed) && !foldsAll()) {
        return foldAll().then(function () { return suggest(text, most); });
      }
      if (!latin || plain.length < 2 || found.length === most) { return found; }
      return Promise.all(m.tables.map(function (t) {
        return texts(wdFiles.titleFile(t.s, plain), t.chars).then(function (next) {
          while (next.more()) {
            const doc = +next(), hit = { name: next(), url: next(), kind: 3 };
            if (reads(next(), plain) && !t.dead[doc] && found.length < most) { found.push(hit); }
          }
        });
      })).then(function () { return found; });
    });
  }

  window.wdSearch = { open: open, renew: renew, ask: ask, suggest: suggest, inOrder: inOrder, weight: weight };
})();
