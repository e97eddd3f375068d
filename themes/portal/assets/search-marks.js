// Marks what a query has found in titles and texts, and cuts snippets out of texts, as
// package search/ask does in Go. Both are lists of pieces, [text, marked].
(function () {
  "use strict";
  const F = window.wdFormat, Q = window.wdQuery;

  // needles are the terms, and then their parts.
  function needles(terms) {
    const parts = [];
    terms.forEach(function (t) {
      t.pairs.forEach(function (k) {
        const a = Q.firstOf(k), b = Q.secondOf(k);
        if (!b) { parts.push(Q.needle(String.fromCodePoint(a))); } else if (Q.isHan(a) && Q.isHan(b)) { parts.push(Q.needle(String.fromCodePoint(a, b))); }
      });
      t.words.forEach(function (w) { parts.push(Q.needle(w.word, !w.prefix)); });
    });
    return terms.map(function (t) { return t.plain; }).concat(parts);
  }

  // Lengths are in characters, of which some have two units. after gives where the
  // n-th character from a place on ends, before where the n-th one back begins.
  const paired = /[\ud800-\udbff][\udc00-\udfff]/;
  function isLow(text, i) { return i > 0 && i < text.length && text.charCodeAt(i) >> 10 === 0x37 && text.charCodeAt(i - 1) >> 10 === 0x36; }
  function after(text, i, n) {
    for (; n > 0 && i < text.length; n--) { i += isLow(text, i + 1) ? 2 : 1; }
    return i;
  }
  function before(text, i, n) {
    for (; n > 0 && i > 0; n--) { i -= isLow(text, i - 1) ? 2 : 1; }
    return i;
  }

  // richest returns where as much of a text as a snippet shows has the most of
  // the terms, or -1.
  function richest(plain, terms) {
    const places = [], wide = paired.test(plain.text), size = F.snippetLength - F.snippetLead;
    terms.forEach(function (term, t) {
      for (let n = 0, i = -1; n < F.maxPlaces && (i = Q.indexOf(plain, term, i + 1)) >= 0; n++) {
        places.push({ from: i, to: i + term.text.length, term: t });
      }
    });
    places.sort(function (a, b) { return a.from - b.from || a.term - b.term; });
    let best = places.length ? places[0].from : -1, most = 0;
    places.forEach(function (p, i) {
      const have = new Set(), end = wide ? after(plain.text, p.from, size) : p.from + size;
      for (; i < places.length && places[i].from < end; i++) {
        if (places[i].to <= end) { have.add(places[i].term); }
      }
      if (have.size > most) {
        best = p.from;
        most = have.size;
      }
    });
    return best;
  }

  // pieces gives a part of a text as pieces. plain is what is left of the text without
  // marks. Of a number that begins with what was looked for, all is marked.
  function pieces(text, plain, list, start, end) {
    const covered = new Uint8Array(end - start), out = [], at = plain.at;
    const from = lowerBound(at, start), to = lowerBound(at, end);
    list.forEach(function (n) {
      for (let i = from - 1; (i = Q.indexOf(plain, n, i + 1)) >= 0 && i + n.text.length <= to;) {
        const last = at[Q.endOfNumber(plain, i + n.text.length) - 1];
        covered.fill(1, at[i] - start, Math.min(last + 1, end) - start);
      }
    });
    for (let i = start, begin = start; i < end; i++) {
      if (i + 1 === end || covered[i + 1 - start] !== covered[begin - start]) {
        out.push([text.slice(begin, i + 1).replace(/\n/g, F.separator), covered[begin - start] === 1]);
        begin = i + 1;
      }
    }
    return out;
  }

  // lowerBound returns the first index of what is not below v.
  function lowerBound(list, v) {
    let from = 0, to = list.length;
    while (from < to) {
      const i = from + to >> 1;
      if (list[i] < v) { from = i + 1; } else { to = i; }
    }
    return from;
  }

  function marked(text, terms) { return pieces(text, Q.plain(text), needles(terms), 0, text.length); }

  // tagged gives the tags that hold a term, which may be all that a result has of it.
  function tagged(tags, category, terms) {
    return tags.filter(function (tag) {
      const text = Q.plain(tag);
      return tag !== category && terms.some(function (t) { return Q.indexOf(text, t.plain, 0) >= 0; });
    });
  }

  function snippet(text, terms) {
    const plain = Q.plain(text), list = needles(terms);
    let first = richest(plain, list.slice(0, terms.length));
    for (let i = terms.length; i < list.length && first < 0; i++) { first = Q.indexOf(plain, list[i], 0); }
    const start = first < 0 ? 0 : before(text, plain.at[first], F.snippetLead), end = after(text, start, F.snippetLength);
    const out = pieces(text, plain, list, start, end);
    if (start > 0) { out.unshift(["…", false]); }
    if (end < text.length) { out.push(["…", false]); }
    return out;
  }

  window.wdMarks = { marked: marked, snippet: snippet, tagged: tagged };
})();
