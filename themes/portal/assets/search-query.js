// Folds texts, parses queries and marks what has their terms, as package search does
// in Go: what readers take for the same must become the same, and both must agree on
// it.
(function () {
  "use strict";

  // ---- Folding: case, width, traditional characters

  const foldTable = new Uint16Array(1 << 16);
  let foldsAll = false;
  [[65, 90, 1, 32], [0xC0, 0xD6, 1, 32], [0xD8, 0xDE, 1, 32], [0x100, 0x12E, 2, 1], [0x132, 0x136, 2, 1], [0x139, 0x147, 2, 1],
    [0x14A, 0x176, 2, 1], [0x179, 0x17D, 2, 1], [0x391, 0x3A1, 1, 32], [0x3A3, 0x3A9, 1, 32], [0x410, 0x42F, 1, 32], [0x400, 0x40F, 1, 80]
  ].forEach(function (r) {
    for (let c = r[0]; c <= r[1]; c += r[2]) { foldTable[c] = c + r[3]; }
  });
  for (let c = 0xFF01; c <= 0xFF5E; c++) { foldTable[c] = foldTable[c - 0xFEE0] || c - 0xFEE0; }
  foldTable[0x3000] = 32;

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

  function isHan(c) {
    return c >= 0x4E00 && c <= 0x9FFF || c === 0x3005 || c === 0x3007 || c >= 0x3041 && c <= 0x3096 || c >= 0x30A1 && c <= 0x30FA ||
      c === 0x30FC || c >= 0x3105 && c <= 0x312F || c >= 0x3400 && c <= 0x4DBF || c >= 0xF900 && c <= 0xFAFF || c >= 0x20000 && c <= 0x3FFFF;
  }
  function isChinese(text) { return /[\u3400-\u9fff\uf900-\ufaff]/.test(text); }
  function isDigit(c) { return c >= 48 && c <= 57; }
  function isLetter(c) {
    return c < 128 ? c >= 97 && c <= 122
      : c >= 0xC0 && c <= 0x24F && c !== 0xD7 && c !== 0xF7 || c >= 0x370 && c <= 0x52F || c >= 0xAC00 && c <= 0xD7A3;
  }
  function isSpace(c) {
    return c === 32 || c >= 9 && c <= 13 || c === 0xA0 || c === 0x3000 || c >= 0x2000 && c <= 0x200B || c === 0xFEFF;
  }
  // Spaces beside Chinese characters are a matter of taste, and some characters
  // are not seen. squeeze folds a text and leaves both out; at tells where each
  // unit of what is left was. All texts that are read go through it, so it is one loop
  // over units.
  function isUnseen(c) { return c === 0xAD || c >= 0x200B && c <= 0x200D || c === 0xFEFF; }
  function isBlank(c) { return c === 32 || c === 0xA0 || isUnseen(c); }
  function squeeze(text) {
    const n = text.length, units = new Uint16Array(n), at = new Int32Array(n);
    let k = 0;
    for (let i = 0; i < n; i++) {
      const unit = text.charCodeAt(i), c = foldTable[unit] || unit;
      if ((c <= 0x200D || c === 0xFEFF) && isBlank(c)) {
        if (isUnseen(c)) { continue; }
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
      const t = part && terms.length < 16 && term(part, quoted), n = t && t.pairs.length + t.words.length;
      // A term without parts is left to the texts to have it.
      if (t && (n || t.singles.length || quoted && t.chars.length)) {
        terms.push(t);
        parts += n;
      }
      part = "";
    }
    for (const c of Array.from(text).slice(0, 200)) {
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
      if (!parts) { t.singles.forEach(function (c) { add(t.pairs, c * 0x200000); }); }
      // It is found as it stands when it is nothing but one part.
      const n = t.chars.length;
      t.literal = t.pairs.length + t.words.length === 1 && (t.words.length ? t.text === t.words[0].word
        : n === 1 || n === 2 && isHan(t.chars[0]) && isHan(t.chars[1]) && t.pairs[0] % 0x200000 > 0);
    });
    return terms;
  }

  function add(list, k) {
    if (list.indexOf(k) < 0) { list.push(k); }
  }

  // numberOf gives the number of a pair. Nearly all are of characters and classes
  // that have a number of 15 bits, or there is no second one. The others are rare, and
  // have -1.
  function numberOf(pair) {
    const a = number(Math.floor(pair / 0x200000)), b = number(pair % 0x200000);
    return a < 0 || b < 0 ? -1 : a << 15 | b;
  }
  function number(c) {
    return c >= 0x3000 && c <= 0x9FFF ? c - 0x4E00 & 0x7FFF : c === 48 ? 0x5200 : c === 97 ? 0x5201 : c ? -1 : 0x5202;
  }

  // signature gives bits that the signature of every file has that has a term with
  // these pairs: of each pair and the next one, or of some.
  const signatureBits = 14, mostSlices = 5;
  function signature(pairs) {
    const bits = [];
    function low(pair) { // 32 bits of it
      const n = numberOf(pair);
      return n < 0 ? pair | 0 : n;
    }
    for (let i = 1; i < pairs.length; i++) {
      bits.push((Math.imul(low(pairs[i - 1]), 0x9E3779B1) + Math.imul(low(pairs[i]), 0x85EBCA6B) | 0) >>> 32 - signatureBits);
    }
    return bits.length <= mostSlices ? bits : Array.from({ length: mostSlices }, function (_, i) {
      return bits[Math.floor(i * (bits.length - 1) / (mostSlices - 1))];
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
      found.push(a * 0x200000 + b);
      add(t.pairs, a * 0x200000 + b);
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
          const mark = is === isDigit ? 48 : 97, from = i;
          if (isHan(last)) { pair(last, mark); }
          while (i < chars.length && is(chars[i])) { i++; }
          short = short || i === from + 1;
          words.push(string(from, Math.min(i, from + 24)));
          last = mark;
        }
        // Words of one character say little; then the whole run is looked for.
        const some = words.length > 1 && short ? [string(start, Math.min(i, start + 24))] : words;
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
    if (t.pairs.length > 8) {
      t.pairs = t.pairs.filter(function (k, i) { return i % 2 === 0 || i === t.pairs.length - 1; });
    }
    return t;
  }

  // reads tells whether what is read so begins with what was typed: whole syllables,
  // or the first letter of each. Syllables have a space between, and a slash where
  // one of them is as good as another.
  function reads(spelling, typed) {
    const syllables = spelling.split(" ").map(function (s) { return s.split("/"); });
    function whole(i, rest) {
      return !rest || i < syllables.length && syllables[i].some(function (s) {
        return s.indexOf(rest) === 0 || rest.indexOf(s) === 0 && whole(i + 1, rest.slice(s.length));
      });
    }
    return whole(0, typed) || typed.length <= syllables.length && typed.split("").every(function (c, i) {
      return syllables[i].some(function (s) { return s[0] === c; });
    });
  }

  // ---- Snippets: parts of a result's title and text as [text, marked] pieces

  // needles are the terms, and then their parts.
  function needles(terms) {
    const parts = [];
    terms.forEach(function (t) {
      t.pairs.forEach(function (k) {
        const a = Math.floor(k / 0x200000), b = k % 0x200000;
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
    const places = [], far = paired.test(text);
    terms.forEach(function (term, t) {
      for (let n = 0, i = -1; term && n < 100 && (i = text.indexOf(term, i + 1)) >= 0; n++) {
        places.push({ from: i, to: i + term.length, term: t });
      }
    });
    places.sort(function (a, b) { return a.from - b.from || a.term - b.term; });
    let best = places.length ? places[0].from : -1, most = 0;
    places.forEach(function (p, i) {
      const have = new Set(), end = far ? after(text, p.from, 66) : p.from + 66;
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
    const start = first < 0 ? 0 : before(text, squeezed.at[first], 24), end = after(text, start, 90);
    const out = pieces(text, squeezed, list, start, end);
    if (start > 0) { out.unshift(["…", false]); }
    if (end < text.length) { out.push(["…", false]); }
    return out;
  }

  window.wdQuery = {
    fold: fold, foldAll: foldAll, isChinese: isChinese, numberOf: numberOf, parse: parse, reads: reads,
    marked: marked, signatureSize: 1 << signatureBits, snippet: snippet, squeeze: squeeze, tagged: tagged,
    foldsAll: function () { return foldsAll; }
  };
})();
