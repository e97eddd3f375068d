// Brings what was found into order and gives it as results, as package search/ask does in
// Go. The order is:
//
//   1. of the first ones by rank, those that have all terms as they stand
//   2. of some more, those that have the words of each term together
//   3. the others of these
//   4. all that are beyond, by rank
(function () {
  "use strict";
  const F = window.wdFormat, Q = window.wdQuery, T = window.wdText, X = window.wdIndexed;

  // make gives a promise of the answer that is made of what was found: {terms, hits,
  // titlesOnly}.
  function make(m, found, o) {
    const terms = found.terms, zeros = function (n) { return new Array(n).fill(0); };
    const strict = terms.some(Q.mayLack); // documents that lack a term do not count
    const verify = terms.some(function (t) { return !t.isWord; }), sure = terms.every(Q.isSure);
    const a = {
      terms: terms, single: Q.onlySingles(terms), titlesOnly: found.titlesOnly, partly: false, strict: strict,
      channels: zeros(m.channels.length), festivals: zeros(m.festivals.length), total: 0, next: next
    };
    let hits = X.narrow(m, found.hits, o, a), nth = inOrder(hits, compare);
    let order = []; // hits in their final order, as far as that was needed
    const literal = [], adjacent = [], apart = []; // ranks that wait to be returned
    // How many were checked, of how many the class is not known, how many were read in
    // vain, and how many had the terms as they stand.
    let checked = 0, unknown = 0, missed = 0, exactly = 0, sieved = false;
    let beyond = 0; // the first one of those that are returned by rank
    a.exact = function () { return !strict || !verify || !unknown; };

    // bound leaves out documents of which the index does not say that they have the single
    // characters of a query, where there are too many to read all. It says so of titles and
    // tags, and of what would be found without the blanks of the query: 第 一章 is 第一章.
    function bound() {
      if (!terms.some(Q.isBare) || hits.length <= F.maxChecked) { return Promise.resolve(); }
      return X.isSmall(m).then(function (small) {
        const joined = terms.joined && !terms.joined.some(Q.isBare) ? terms.joined : null;
        return small || settle(F.maxChecked - 1).then(function () {
          return Promise.all([X.inTitles(m, terms), joined ? X.hitsOf(m, joined) : []]);
        }).then(function (found) {
          const first = new Set(order.slice(0, F.maxChecked)), sure = found[0];
          found[1].forEach(function (h) { sure[h.t.index].add(h.doc); });
          hits = hits.filter(function (h) { return first.has(h) || sure[h.t.index].has(h.doc); });
          nth = inOrder(hits, compare);
          order = [];
          a.partly = true;
        });
      });
    }

    function compareKeys(x, y) {
      const score = y.score - x.score, day = y.day - x.day;
      return (o.byDate ? day || score : score || day) || y.channel - x.channel;
    }
    function compare(x, y) { return compareKeys(x, y) || x.t.index - y.t.index || y.doc - x.doc; }

    // settle brings the hits up to a rank into order. In a segment the documents of a
    // channel are in order. Only where hits are of several segments their times and
    // addresses must be compared.
    function settle(rank) {
      if (order.length > rank) { return Promise.resolve(); }
      const equal = [nth(order.length)];
      for (let h; (h = nth(order.length + equal.length)) && !compareKeys(equal[0], h);) { equal.push(h); }
      if (equal[0].t === equal[equal.length - 1].t) {
        order.push.apply(order, equal);
        return settle(rank);
      }
      return Promise.all(equal.map(function (h) { return X.orderOf(h.t, h.doc); })).then(function (list) {
        const by = equal.map(function (h, i) { return { h: h, o: list[i] }; });
        by.sort(function (x, y) { return y.o.second - x.o.second || y.o.address - x.o.address; });
        by.forEach(function (x) { order.push(x.h); });
        return settle(rank);
      });
    }

    // ahead asks for documents that will be read soon, so that they come at once.
    let asked = 0;
    function ahead(n) {
      for (; asked < Math.min(checked + n, hits.length); asked++) {
        const h = nth(asked);
        if (h.class === X.unknown) { X.documentOf(h).catch(function () { }); }
      }
    }

    function setClass(h, c) {
      h.class = c;
      unknown--;
      if (c === X.lacking) { a.total--; }
    }

    // classify finds out how a document has the terms, if that is not known.
    function classify(rank) {
      const h = order[rank];
      if (h.class !== X.unknown) { return Promise.resolve(); }
      if (!verify) {
        setClass(h, X.literal);
        return Promise.resolve();
      }
      return read(rank).then(function () { if (h.class === X.apart || h.class === X.lacking) { missed++; } });
    }
    // Beyond the bound documents count that lack what no part of a term has: else many
    // might be read for few results.
    function read(rank) {
      const h = order[rank];
      return X.documentOf(h).then(function (d) { setClass(h, classOf(d, terms, rank < F.maxChecked)); });
    }

    // check finds out the class of the next hit, in order of rank.
    function check(n) {
      return settle(checked).then(function () {
        return !sieved && missed >= F.sieveAfter && hits.length - checked >= F.sieveLeast ? sieve() : null;
      }).then(function () {
        const h = order[checked];
        if (h.class === X.unknown && verify && checked >= asked) { ahead(n); }
        return classify(checked).then(function () {
          if (h.class === X.literal) { exactly++; }
          if (h.class === X.literal && checked < F.maxLiteral) {
            literal.push(checked);
          } else if (h.class <= X.adjacent) {
            adjacent.push(checked);
          } else if (h.class === X.apart || h.class === X.unread) {
            apart.push(checked);
          }
          checked++;
        });
      });
    }

    // sieve finds out, by signatures, which of the hits whose class is not known do not
    // have the terms.
    function sieve() {
      sieved = true;
      const left = hits.filter(function (h) { return h.class === X.unknown; });
      return Promise.all(m.tables.map(function (t) {
        return left.some(function (h) { return h.t === t; }) && Promise.all(terms.map(function (term) { return X.mayHave(t, term); }));
      })).then(function (may) {
        left.forEach(function (h) {
          const i = Math.floor(h.doc / h.t.s.k);
          const lacks = terms.filter(function (_, n) {
            const b = may[h.t.index][n];
            return b && !(b[i >> 3] >> (i & 7) & 1);
          });
          if (lacks.some(function (t) { return t.quoted; })) {
            setClass(h, X.lacking);
          } else if (lacks.length && strict) {
            h.class = X.unread;
          } else if (lacks.length) {
            setClass(h, X.apart);
          }
        });
      });
    }

    // following gives the rank of the next result, or -1.
    function following(n) {
      if (literal.length) { return Promise.resolve(literal.shift()); }
      if (checked < Math.min(F.maxLiteral, hits.length) || !adjacent.length && checked < Math.min(F.maxChecked, hits.length)) {
        // As many are asked for at once as will probably do.
        return check(Math.min(Math.ceil(n * (checked + 1) / (exactly + 1)), 32)).then(function () { return following(n); });
      }
      if (adjacent.length) { return Promise.resolve(adjacent.shift()); }
      if (apart.length) { return Promise.resolve(apart.shift()); }
      if (beyond === hits.length) { return Promise.resolve(-1); }
      return settle(beyond).then(function () { return beyond++; });
    }

    function result(rank) {
      const h = order[rank];
      return (h.class === X.unread ? read(rank) : classify(rank)).then(function () {
        return h.class === X.lacking ? null : X.documentOf(h).then(function (d) {
          return {
            doc: d, channel: h.channel < m.channels.length ? m.channels[h.channel].n : "", literal: h.class === X.literal, adjacent: h.class <= X.adjacent,
            unchecked: rank >= F.maxChecked && !sure,
            snippet: wdMarks.snippet(d.text, terms), title: wdMarks.marked(d.title, terms), tags: wdMarks.tagged(d.tags, d.category, terms)
          };
        });
      });
    }

    // next gives the next n results. Their documents are asked for as they are found, and
    // made into results then, unless that decides how many there are.
    function next(n) {
      const out = [];
      function more() {
        return out.length >= n ? out : following(n - out.length).then(function (rank) {
          if (rank < 0) { return out; }
          if (order[rank].class === X.lacking) { return more(); }
          if (order[rank].class !== X.unknown && order[rank].class !== X.unread) {
            out.push(result(rank));
            return more();
          }
          return result(rank).then(function (r) {
            if (r) { out.push(r); }
            return more();
          });
        });
      }
      return Promise.resolve().then(more).then(function (list) { return Promise.all(list); });
    }
    return bound().then(function () {
      a.total = unknown = hits.length;
      beyond = Math.min(F.maxChecked, hits.length);
      return a;
    });
  }

  // classOf gives how a document has terms. With strict it must have all of each: not
  // only its parts.
  function classOf(d, terms, strict) {
    const searchable = d.title + "\n" + d.tags.join("\n") + "\n" + d.text, plain = T.plain(searchable);
    let asItStands; // made when it is needed
    function has(needle) { return T.indexOf(asItStands || (asItStands = T.literal(searchable)), needle, 0) >= 0; }
    // A term without marks stands as it is where nothing was left out of it.
    function standsAt(t, at) {
      return t.text === t.plain.text && at >= 0 && plain.gap.subarray(at + 1, at + t.text.length).every(function (g) { return !g; });
    }
    return terms.reduce(function (is, t) {
      if (is === X.lacking) { return is; }
      if (t.quoted) { return has(t.literal) ? is : X.lacking; }
      const at = T.indexOf(plain, t.plain, 0);
      if (at < 0) {
        return (strict || Q.isBare(t)) && t.loose.some(function (n) { return T.indexOf(plain, n, 0) < 0; }) ? X.lacking : X.apart;
      }
      return is === X.literal && (!standsAt(t, at) && !has(t.literal) || t.whole.text && !has(t.whole)) ? X.adjacent : is;
    }, X.literal);
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

  window.wdAnswer = { make: make, inOrder: inOrder };
})();
