// Folds texts, parses queries and marks what has their terms, as package search does
// in Go: what readers take for the same must become the same, and both must agree on
// it.
(function () {
  "use strict";

  const F = window.wdFormat;

  // ---- Folding: case, width, traditional characters

  const foldTable = new Uint16Array(1 << 16);
  let foldsAll = false;
  F.folds.forEach(function (f) {
    for (let c = f[0]; c <= f[1]; c += f[2]) { foldTable[c] = c + f[3]; }
  });

  function foldUnit(c) { return foldTable[c] || c; }
  function fold(s) {
    let out = "";
    for (let i = 0; i < s.length; i++) { out += String.fromCharCode(foldUnit(s.charCodeAt(i))); }
    return out;
  }

  function foldAll() {
    return foldsAll ? Promise.resolve() : wdFiles.file("fold").then(function (pairs) {
      for (let i = 0; i < pairs.length; i += 2) { foldTable[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1); }
      foldsAll = true;
    });
  }

  // ---- Classes of folded characters, as bits

  const han = 1, digit = 2, letter = 4, space = 8, blank = 16, unseen = 32;
  const classTable = new Uint8Array(1 << 16), far = [];
  [F.han, F.digits, F.letters, F.spaces, F.blanks, F.unseen].forEach(function (ranges, bit) {
    ranges.forEach(function (r) {
      if (r[0] > 0xFFFF) { far.push([r[0], r[1], 1 << bit]); }
      for (let c = r[0]; c <= r[1] && c <= 0xFFFF; c++) { classTable[c] |= 1 << bit; }
    });
  });
  function classOf(c) {
    return c <= 0xFFFF ? classTable[c] : far.reduce(function (all, r) { return c >= r[0] && c <= r[1] ? all | r[2] : all; }, 0);
  }
  function isHan(c) { return (classOf(c) & han) > 0; }
  function isDigit(c) { return (classOf(c) & digit) > 0; }
  function isLetter(c) { return (classOf(c) & letter) > 0; }
  function isSpace(c) { return (classOf(c) & space) > 0; }
  function isBlank(c) { return (classOf(c) & blank) > 0; }
  function isUnseen(c) { return (classOf(c) & unseen) > 0; }
  function isChinese(text) { return /[\u3400-\u9fff\uf900-\ufaff]/.test(text); }

  // Blanks beside Chinese characters are a matter of taste, and some characters
  // are not seen. squeeze folds a text and leaves both out; at holds where each
  // unit of what is left was. All texts that are read go through it, so it is one loop
  // over units.
  function squeeze(text) {
    const n = text.length, units = new Uint16Array(n), at = new Int32Array(n);
    let k = 0;
    for (let i = 0; i < n; i++) {
      const unit = text.charCodeAt(i), c = foldTable[unit] || unit;
      if (classTable[c] & blank) {
        if (classTable[c] & unseen) { continue; }
        let next = i;
        while (next < n && isBlank(foldUnit(text.charCodeAt(next)))) { next++; }
        if (k && isHan(lastChar(units, k)) || next < n && isHan(foldTable[text.charCodeAt(next)] || text.codePointAt(next))) {
          i = next - 1;
          continue;
        }
      }
      units[k] = c;
      at[k++] = i;
    }
    return { text: wdFiles.stringOf(units.subarray(0, k)), at: at.subarray(0, k) };
  }
  // lastChar gives the last character of k units.
  function lastChar(units, k) {
    const c = units[k - 1];
    return k > 1 && c >> 10 === 0x37 ? 0x10000 + ((units[k - 2] & 0x3FF) << 10) + (c & 0x3FF) : c;
  }
  function code(c) { return c.codePointAt(0); }

  // ---- Queries

  function parse(text) {
    const closing = { "\"": "\"", "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂" };
    const terms = [];
    let part = "", until = "", parts = 0;
    function end(quoted) {
      const t = part && terms.length < F.maxTerms && term(part, quoted), n = t && t.pairs.length + t.words.length;
      // Whether a document has a term without parts shows when its text is read.
      if (t && (n || t.singles.length || quoted && t.chars.length)) {
        terms.push(t);
        parts += n;
      }
      part = "";
    }
    for (const c of Array.from(text).slice(0, F.maxQuery)) {
      if (until && (c === until || until === "”" && c === "“")) {
        end(true);
        until = "";
      } else if (until) {
        part += c;
      } else if (closing[c]) {
        end(false);
        until = closing[c];
      } else if (isSpace(code(c))) {
        end(false);
      } else {
        part += c;
      }
    }
    end(until !== "");
    // Single characters are looked for in titles and tags, so only if there is
    // nothing else.
    terms.forEach(function (t) {
      if (!parts) { t.singles.forEach(function (c) { add(t.pairs, pairOf(c, 0)); }); }
      // It is found as it stands when it is nothing but one part.
      const n = t.chars.length;
      t.literal = t.pairs.length + t.words.length === 1 && (t.words.length ? t.text === t.words[0].word
        : n === 1 || n === 2 && isHan(t.chars[0]) && isHan(t.chars[1]) && secondOf(t.pairs[0]) > 0);
    });
    return terms;
  }

  function add(list, k) {
    if (list.indexOf(k) < 0) { list.push(k); }
  }

  // A pair of characters is one number: the first one above, the second one, or 0, below.
  const runeSize = 1 << F.pairs.runeBits;
  function pairOf(a, b) { return a * runeSize + b; }
  function firstOf(pair) { return Math.floor(pair / runeSize); }
  function secondOf(pair) { return pair % runeSize; }

  // numberOf gives the number of a pair in files. Nearly all are of characters and
  // classes that have a number of their own, or there is no second one. The others are
  // rare, and have -1; wordOf gives the words that stand for them.
  function numberOf(pair) {
    const a = number(firstOf(pair)), b = number(secondOf(pair));
    return a < 0 || b < 0 ? -1 : a << F.pairs.numberBits | b;
  }
  const digitClass = 48, letterClass = 97, numbers = (1 << F.pairs.numberBits) - 1;
  function number(c) {
    return c >= F.pairs.first && c <= F.pairs.last ? c - F.pairs.zero & numbers
      : c === digitClass ? F.pairs.digit : c === letterClass ? F.pairs.letter : c ? -1 : F.pairs.none;
  }
  function wordOf(pair) {
    return String.fromCodePoint(firstOf(pair)) + (secondOf(pair) ? String.fromCodePoint(secondOf(pair)) : "");
  }

  // signature gives bits that the signature of every file has that has a term with
  // these pairs: of each pair and the next one, or of some.
  function signature(pairs) {
    const bits = [];
    function low(pair) { // 32 bits of it
      const n = numberOf(pair);
      return n < 0 ? pair | 0 : n;
    }
    for (let i = 1; i < pairs.length; i++) {
      bits.push((Math.imul(low(pairs[i - 1]), F.pairs.factors[0]) + Math.imul(low(pairs[i]), F.pairs.factors[1]) | 0) >>> 32 - F.signatureBits);
    }
    return bits.length <= F.maxSlices ? bits : Array.from({ length: F.maxSlices }, function (_, i) {
      return bits[Math.floor(i * (bits.length - 1) / (F.maxSlices - 1))];
    });
  }

  // term finds the pairs and words of a term: of neighbouring characters, where
  // 0 and a stand for digits and letters.
  function term(part, quoted) {
    const chars = Array.from(squeeze(part).text).map(code);
    while (chars.length && isSpace(chars[0])) { chars.shift(); }
    while (chars.length && isSpace(chars[chars.length - 1])) { chars.pop(); }
    const string = function (from, to) { return chars.slice(from, to).map(function (c) { return String.fromCodePoint(c); }).join(""); };
    const t = { text: string(0, chars.length), chars: chars, quoted: quoted, pairs: [], words: [], singles: [] };
    let last = 0, open = "";
    const found = [];
    function pair(a, b) {
      found.push(pairOf(a, b));
      add(t.pairs, pairOf(a, b));
    }
    const kind = function (c) { return isDigit(c) ? isDigit : isLetter(c) ? isLetter : null; };
    for (let i = 0; i < chars.length;) {
      const c = chars[i];
      if (isHan(c)) {
        if (last) { pair(last, c); }
        t.singles.push(last = c);
        open = "";
        i++;
      } else if (kind(c)) {
        const start = i, words = [];
        let short = false;
        for (let is; i < chars.length && (is = kind(chars[i]));) {
          const mark = is === isDigit ? digitClass : letterClass, from = i;
          if (isHan(last)) { pair(last, mark); }
          while (i < chars.length && is(chars[i])) { i++; }
          short = short || i === from + 1;
          words.push(string(from, Math.min(i, from + F.maxWord)));
          last = mark;
        }
        // Words of one character say little; then the whole run is looked for.
        const some = words.length > 1 && short ? [string(start, Math.min(i, start + F.maxWord))] : words;
        some.forEach(function (w) { t.words.push({ word: w, prefix: false }); });
        open = some[some.length - 1];
      } else {
        if (!isBlank(c)) { last = 0; }
        i++;
      }
    }
    t.signature = signature(found);
    if (open && t.text.endsWith(open)) {
      if (Array.from(open).length > 1) {
        t.words[t.words.length - 1].prefix = true;
      } else if (t.pairs.length + t.words.length > 1 || t.singles.length) {
        t.words.pop();
      }
    }
    if (t.pairs.length > F.maxPairs) {
      t.pairs = t.pairs.filter(function (k, i) { return i % 2 === 0 || i === t.pairs.length - 1; });
    }
    return t;
  }

  // reads reports whether a spelling begins with what was typed: syllables in full, or
  // the first letter of each. Syllables have a space between, and a slash where one of
  // them is as good as another.
  function reads(spelling, typed) {
    const syllables = spelling.split(" ").map(function (s) { return s.split("/"); });
    function inFull(i, rest) {
      return !rest || i < syllables.length && syllables[i].some(function (s) {
        return s.indexOf(rest) === 0 || rest.indexOf(s) === 0 && inFull(i + 1, rest.slice(s.length));
      });
    }
    return inFull(0, typed) || typed.length <= syllables.length && typed.split("").every(function (c, i) {
      return syllables[i].some(function (s) { return s[0] === c; });
    });
  }

  // ---- Snippets: parts of a result's title and text as [text, marked] pieces

  // needles are the terms, and then their parts.
  function needles(terms) {
    const parts = [];
    terms.forEach(function (t) {
      t.pairs.forEach(function (k) {
        const a = firstOf(k), b = secondOf(k);
        if (!b) { parts.push(String.fromCodePoint(a)); } else if (isHan(a) && isHan(b)) { parts.push(String.fromCodePoint(a, b)); }
      });
      t.words.forEach(function (w) { parts.push(w.word); });
    });
    return terms.map(function (t) { return t.text; }).concat(parts);
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
  function richest(text, terms) {
    const places = [], wide = paired.test(text), size = F.snippetLength - F.snippetLead;
    terms.forEach(function (term, t) {
      for (let n = 0, i = -1; term && n < F.maxPlaces && (i = text.indexOf(term, i + 1)) >= 0; n++) {
        places.push({ from: i, to: i + term.length, term: t });
      }
    });
    places.sort(function (a, b) { return a.from - b.from || a.term - b.term; });
    let best = places.length ? places[0].from : -1, most = 0;
    places.forEach(function (p, i) {
      const have = new Set(), end = wide ? after(text, p.from, size) : p.from + size;
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

  // pieces gives a part of a text as [text, marked] pieces. squeezed is what is
  // left of the text for searching, and where it was.
  function pieces(text, squeezed, list, start, end) {
    const covered = new Uint8Array(end - start), out = [], at = squeezed.at;
    const from = lowerBound(at, start), part = squeezed.text.slice(from, lowerBound(at, end));
    list.forEach(function (n) {
      for (let i = -1; n && (i = part.indexOf(n, i + 1)) >= 0;) {
        covered.fill(1, at[from + i] - start, at[from + i + n.length - 1] + 1 - start);
      }
    });
    for (let i = start, begin = start; i < end; i++) {
      if (i + 1 === end || covered[i + 1 - start] !== covered[begin - start]) {
        out.push([text.slice(begin, i + 1).replace(/\n/g, " "), covered[begin - start] === 1]);
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

  function marked(text, terms) { return pieces(text, squeeze(text), needles(terms), 0, text.length); }

  // tagged gives the tags that hold a term, which may be all that a result has of it.
  function tagged(tags, category, terms) {
    return tags.filter(function (tag) {
      const text = fold(tag);
      return tag !== category && terms.some(function (t) { return text.indexOf(t.text) >= 0; });
    });
  }

  function snippet(text, terms) {
    const squeezed = squeeze(text), list = needles(terms);
    let first = richest(squeezed.text, list.slice(0, terms.length));
    for (let i = terms.length; i < list.length && first < 0; i++) {
      if (list[i]) { first = squeezed.text.indexOf(list[i]); }
    }
    const start = first < 0 ? 0 : before(text, squeezed.at[first], F.snippetLead), end = after(text, start, F.snippetLength);
    const out = pieces(text, squeezed, list, start, end);
    if (start > 0) { out.unshift(["…", false]); }
    if (end < text.length) { out.push(["…", false]); }
    return out;
  }

  window.wdQuery = {
    classOf: classOf, fold: fold, foldAll: foldAll, isChinese: isChinese, marked: marked, numberOf: numberOf, parse: parse, reads: reads,
    signature: signature, snippet: snippet, squeeze: squeeze, tagged: tagged, wordOf: wordOf,
    foldsAll: function () { return foldsAll; }
  };
})();
