// Brings what was found into order and gives it as results, as package search/ask does in
// Go. The order is:
//
//   1. of the first ones by rank, those that have all terms as they stand
//   2. of some more, those that have the words of each term together
//   3. all others, by rank
(function () {
  "use strict";
  const F = window.wdFormat, Q = window.wdQuery, X = window.wdIndexed;

  // make makes an answer of what was found: {terms, hits, titlesOnly}.
  function make(m, found, o) {
    const terms = found.terms, zeros = function (n) { return new Array(n).fill(0); };
    const a = { terms: terms, titlesOnly: found.titlesOnly, channels: zeros(m.channels.length), festivals: zeros(m.festivals.length), total: 0, next: next };
    const quoted = terms.some(function (t) { return t.quoted; });
    const verify = terms.some(function (t) { return !t.isWord; });
    const hits = X.narrow(m, found.hits, o, a), nth = inOrder(hits, compare);
    const order = []; // hits in their final order, as far as that was needed
    const literal = [], adjacent = [], apart = []; // ranks that wait to be returned
    // How many were checked, of how many the class is not known, how many were read in
    // vain, and how many had the terms as they stand.
    let checked = 0, unknown = hits.length, missed = 0, exactly = 0, sieved = false;
    let beyond = Math.min(F.maxChecked, hits.length); // the first one of those that are returned by rank
    a.total = hits.length;
    a.exact = function () { return !quoted || !verify || !unknown; };

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
        if (h.is === X.unknown) { X.documentOf(h).catch(function () { }); }
      }
    }

    function setClass(h, is) {
      h.is = is;
      unknown--;
      if (is === X.lacking) { a.total--; }
    }

    // classify finds out how a document has the terms, if that is not known.
    function classify(h) {
      if (h.is !== X.unknown) { return Promise.resolve(); }
      if (!verify) {
        setClass(h, X.literal);
        return Promise.resolve();
      }
      return read(h).then(function () { if (h.is > X.adjacent) { missed++; } });
    }
    function read(h) { return X.documentOf(h).then(function (d) { setClass(h, classOf(d, terms)); }); }

    // check finds out the class of the next hit, in order of rank.
    function check(n) {
      return settle(checked).then(function () {
        return !sieved && missed >= F.sieveAfter && hits.length - checked >= F.sieveLeast ? sieve() : null;
      }).then(function () {
        const h = order[checked];
        if (h.is === X.unknown && verify && checked >= asked) { ahead(n); }
        return classify(h).then(function () {
          if (h.is === X.literal) { exactly++; }
          if (h.is === X.literal && checked < F.maxLiteral) {
            literal.push(checked);
          } else if (h.is <= X.adjacent) {
            adjacent.push(checked);
          } else if (h.is === X.apart || h.is === X.unread) {
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
      const left = hits.filter(function (h) { return h.is === X.unknown; });
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
          } else if (lacks.length && quoted) {
            h.is = X.unread;
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

    function result(h) {
      return (h.is === X.unread ? read(h) : classify(h)).then(function () {
        return h.is === X.lacking ? null : X.documentOf(h).then(function (d) {
          return {
            doc: d, channel: h.channel < m.channels.length ? m.channels[h.channel].n : "", literal: h.is === X.literal, adjacent: h.is <= X.adjacent,
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
          if (order[rank].is === X.lacking) { return more(); }
          if (order[rank].is !== X.unknown && order[rank].is !== X.unread) {
            out.push(result(order[rank]));
            return more();
          }
          return result(order[rank]).then(function (r) {
            if (r) { out.push(r); }
            return more();
          });
        });
      }
      return Promise.resolve().then(more).then(function (list) { return Promise.all(list); });
    }
    return a;
  }

  // classOf gives how a document has terms.
  function classOf(d, terms) {
    const searchable = d.title + "\n" + d.tags.join("\n") + "\n" + d.text, plain = Q.plain(searchable);
    let asItStands; // made when it is needed
    function has(t) { return Q.indexOf(asItStands || (asItStands = Q.literal(searchable)), t.literal, 0) >= 0; }
    // A term without marks stands as it is where nothing was left out of it.
    function standsAt(t, at) {
      return t.text === t.plain.text && at >= 0 && plain.gap.subarray(at + 1, at + t.text.length).every(function (g) { return !g; });
    }
    return terms.reduce(function (is, t) {
      if (is === X.lacking) { return is; }
      if (t.quoted) { return has(t) ? is : X.lacking; }
      const at = Q.indexOf(plain, t.plain, 0);
      return at < 0 ? X.apart : is === X.literal && !standsAt(t, at) && !has(t) ? X.adjacent : is;
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

  window.wdAnswer = { make: make, inOrder: inOrder, classOf: classOf };
})();
