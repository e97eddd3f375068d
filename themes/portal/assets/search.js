// Asks the search index: what `wendang search` does, in a browser, with the same
// answers.
//
//   wdSearch.ask(query, {channel, festival, byDate})
//       a promise of {total, channels, festivals, next(n)}; next gives a promise
//       of the next results
(function () {
  "use strict";
  const F = window.wdFormat, Q = window.wdQuery;
  const file = wdFiles.file, shard = wdFiles.shard, damaged = wdFiles.damaged, postings = wdFiles.postings;
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
    if (text) { manifest().then(function (m) { ahead(m, Q.parse(text)); }).catch(function () { }); }
    return opened || (opened = manifest().then(function (m) {
      return Promise.all(m.segments.map(function (s, i) {
        if (s.g && (signatureSize % s.g || s.t !== Math.ceil(s.d / s.k))) { throw damaged("index"); }
        return shard(s.n + "/d").then(function (r) {
          const t = wdFiles.table(r, s, i);
          t.orders = [];
          if (t.traditional) { file("fold").catch(function () { }); } // on its way while the others are read
          return t;
        });
      })).then(function (segments) {
        m.tables = segments;
        return segments.some(function (s) { return s.traditional; }) ? Q.foldAll().then(function () { return m; }) : m;
      });
    }).catch(function (e) {
      opened = null;
      throw e;
    }));
  }

  // renew reads again what the index is made of: the site may have been built
  // since. It gives whether that has changed.
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
        t.pairs.map(Q.numberOf).forEach(function (n) { if (n >= 0) { file(wdFiles.pairFile(s, wdFiles.hashOf(n))).catch(function () { }); } });
        t.words.forEach(function (w) { file(wdFiles.wordFile(s, w.word)).catch(function () { }); });
      });
    });
  }

  // pairOf and wordOf give the postings of a pair and of a word in a segment.
  function pairOf(t, key) {
    const n = Q.numberOf(key);
    if (n < 0) { return wordOf(t, { word: Q.wordOf(key), prefix: false }); } // rare pairs stand among words
    const hash = wdFiles.hashOf(n);
    return shard(wdFiles.pairFile(t.s, hash)).then(function (r) {
      let h = 0;
      const found = wdFiles.entries(r, function (gap) { return (h += gap) === hash; });
      return found.length ? alive(postings(found[0], t.s.d, r.name), t) : none;
    });
  }

  function wordOf(t, word) {
    const want = new TextEncoder().encode(word.word);
    return shard(wdFiles.wordFile(t.s, word.word)).then(function (r) {
      let have = [];
      const levels = new Map();
      wdFiles.entries(r, function (same) {
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

  // parts gives the postings of all parts of terms, those of few documents first.
  function parts(m, terms) {
    const list = [], seen = {};
    terms.forEach(function (t) {
      t.pairs.forEach(function (k) {
        if (!seen[k]) { list.push(function (s) { return pairOf(s, k); }); }
        seen[k] = true;
      });
      t.words.forEach(function (w) { list.push(function (s) { return wordOf(s, w); }); });
    });
    return Promise.all(list.map(function (part) { return Promise.all(m.tables.map(part)); })).then(function (all) {
      return all.map(function (list) {
        return { list: list, df: list.reduce(function (n, l) { return n + l.docs.length; }, 0) };
      }).sort(function (a, b) { return a.df - b.df; });
    });
  }

  // find gives the documents that have all parts of all terms, with their scores.
  function find(m, terms) {
    return parts(m, terms).then(function (all) {
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
        for (let n = 0; n < size; n++) { hits.push(hit(t, docs[n], scores[n])); }
      });
      return hits;
    });
  }

  // hit gives a document that may be a result. What it is, as far as that is known: one
  // that has the terms as they stand, their words together, or apart; or apart if it has the
  // quoted terms, for which it was not read; or no result, since it lacks one of these.
  const unknown = 0, literal = 1, adjacent = 2, apart = 3, unread = 4, lacking = 5;
  function hit(t, doc, score) {
    let channel = t.channels.length - 1;
    while (t.channels[channel] > doc) { channel--; }
    return { t: t, doc: doc, score: score, day: t.days[doc], channel: channel, is: unknown };
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
        v.docs = wdFiles.texts(name, h.t.chars).then(function (next) {
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

  // orderOf gives what the second part of the table holds of a document.
  function orderOf(t, doc) {
    const i = Math.floor(doc / F.orderDocs), k = doc % F.orderDocs;
    return (t.orders[i] || (t.orders[i] = shard(t.s.n + "/o" + i).then(function (r) {
      return wdFiles.orders(r, Math.min(F.orderDocs, t.s.d - i * F.orderDocs));
    }))).then(function (o) {
      return { second: o.seconds[k], address: o.addresses[k], units: o.units[k] };
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

  // ---- Single characters: few texts are all read for them

  // each calls a function for every document that is not struck out, and gives a promise
  // of all that it gives. Some are asked for at once.
  function each(m, of) {
    const all = [];
    m.tables.forEach(function (t) {
      for (let doc = 0; doc < t.s.d; doc++) { if (!t.dead[doc]) { all.push([t, doc]); } }
    });
    const out = [];
    function some() {
      const next = all.slice(out.length, out.length + 64);
      return next.length ? Promise.all(next.map(function (d) { return of(d[0], d[1]); })).then(function (list) {
        out.push.apply(out, list);
        return some();
      }) : out;
    }
    return Promise.resolve().then(some);
  }

  // isSmall gives whether all texts may be read.
  function isSmall(m) {
    if (m.docs > F.maxScanned) { return Promise.resolve(false); }
    return each(m, orderOf).then(function (list) {
      return list.reduce(function (sum, o) { return sum + o.units; }, 0) <= F.maxScannedUnits;
    });
  }

  // readAll finds the documents that have all single characters of terms.
  function readAll(m, terms) {
    const chars = terms.reduce(function (all, t) { return all.concat(t.singles); }, []), df = chars.map(function () { return 0; });
    return each(m, function (t, doc) {
      return documentOf({ t: t, doc: doc }).then(function (d) {
        const counts = chars.map(function () { return 0; });
        function count(s) {
          let length = 0;
          for (const c of Q.fold(s)) {
            length++;
            for (let i = 0; i < chars.length; i++) { if (c.codePointAt(0) === chars[i]) { counts[i]++; } }
          }
          return length;
        }
        count(d.title);
        d.tags.forEach(count);
        const inTitle = counts.slice(), length = count(d.text), bounds = F.bounds.slice(1).map(function (quarters) {
          return Math.ceil(quarters * (F.bounds[0] + length) / (4 * F.bounds[0]));
        });
        counts.forEach(function (n, i) { if (n) { df[i]++; } });
        return counts.every(Boolean) && { hit: hit(t, doc, 0), levels: counts.map(function (n, i) {
          n -= inTitle[i];
          return inTitle[i] ? 3 : n >= bounds[1] ? 2 : n >= bounds[0] ? 1 : 0;
        }) };
      });
    }).then(function (list) {
      return list.filter(Boolean).map(function (f) {
        f.levels.forEach(function (level, i) { f.hit.score += weight(m.docs, df[i]) * F.levelWeights[level]; });
        return f.hit;
      });
    });
  }

  // ---- Answers

  // search finds the documents that may be results: {terms, hits, titlesOnly}. slow is
  // called before texts are read for single characters.
  function search(m, terms, slow) {
    if (!Q.onlySingles(terms)) {
      return find(m, terms).then(function (hits) { return { terms: terms, hits: hits, titlesOnly: false }; });
    }
    return isSmall(m).then(function (small) {
      if (small && slow) { slow(); }
      return (small ? readAll : find)(m, terms).then(function (hits) { return { terms: terms, hits: hits, titlesOnly: !small }; });
    });
  }

  function ask(text, o) {
    o = Object.assign({ channel: -1, festival: -1, byDate: false }, o);
    return open(text).then(function (m) {
      const han = Q.isChinese(text), again = function () { return search(m, Q.parse(text), o.slow); };
      // A traditional character shows by finding nothing, but not next to signs, or
      // where it is a term of its own beside others.
      const hidden = Q.needsAll(text) || han && (/[^\p{L}\p{N}\s]/u.test(text) || Q.parse(text).some(function (t) { return t.singles.length && !t.pairs.length; }));
      return (hidden ? Q.foldAll() : Promise.resolve()).then(again).then(function (found) {
        return found.hits.length || Q.foldsAll() || !han ? found : Q.foldAll().then(again);
      }).then(function (found) {
        // Some of the blanks may have been typed by mistake.
        return found.hits.length || !found.terms.joined ? found : search(m, found.terms.joined, o.slow);
      }).then(function (found) { return wdAnswer.make(m, found, o); });
    });
  }

  window.wdSearch = { open: open, renew: renew, ask: ask };
  window.wdIndexed = {
    adjacent: adjacent, apart: apart, documentOf: documentOf, lacking: lacking, literal: literal, mayHave: mayHave, narrow: narrow, orderOf: orderOf,
    pairOf: pairOf, parts: parts, search: search, unknown: unknown, unread: unread, weight: weight, wordOf: wordOf
  };
})();
