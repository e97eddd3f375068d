// Folds texts, parses queries and marks what has their terms, as packages search/text
// and search/ask do in Go: what readers take for the same must become the same, and
// both must agree on it.
(function () {
  "use strict";
  const F = window.wdFormat;

  // ---- Folding: case, width, traditional characters, ④ and 4

  // What units become: 0 for themselves, manyUnits for those in the map many, which
  // become several characters or none.
  const manyUnits = 1, foldTable = new Uint16Array(1 << 16), many = {};
  let foldsAll = false;
  function learn(pairs) {
    for (let i = 0; i < pairs.length; i += 2) { foldTable[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1); }
  }
  F.folds.forEach(function (f) {
    for (let c = f[0]; c <= f[1]; c += f[2]) { foldTable[c] = c + f[3]; }
  });
  learn(F.variants);
  F.many.split("\n").forEach(function (line) {
    const c = line.charCodeAt(0), to = line.slice(1);
    foldTable[c] = to.length === 1 ? to.charCodeAt(0) : manyUnits;
    if (to.length !== 1) { many[c] = to; }
  });

  // foldAll learns traditional characters, and others that only few texts have.
  function foldAll() {
    return foldsAll ? Promise.resolve() : wdFiles.file("fold").then(function (pairs) {
      learn(pairs);
      foldsAll = true;
    });
  }
  // needsAll reports whether a text has characters that only foldAll makes known, other
  // than traditional ones.
  function needsAll(text) { return /[\u2e80-\u2fdf\u3038-\u303a\u3192-\u319f\u3280-\u32b0\uf900-\ufaff\uff66-\uff9d]/.test(text); }
  function isChinese(text) { return /[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]/.test(text); }

  // folded gives the units of a folded text, and where each was. All texts that are read
  // go through it, so it is one loop over units.
  function folded(text) {
    const n = text.length;
    let units = new Uint16Array(n), at = new Int32Array(n), k = 0;
    for (let i = 0; i < n; i++) {
      const unit = text.charCodeAt(i), to = foldTable[unit];
      if (to !== manyUnits) {
        units[k] = to || unit;
        at[k++] = i;
        continue;
      }
      const s = many[unit];
      if (k + s.length + n - i > units.length) { // more room
        const size = 2 * (k + s.length + n - i), u = new Uint16Array(size), a = new Int32Array(size);
        u.set(units);
        a.set(at);
        units = u;
        at = a;
      }
      for (let j = 0; j < s.length; j++) {
        units[k] = s.charCodeAt(j);
        at[k++] = i;
      }
    }
    return { units: units.subarray(0, k), at: at.subarray(0, k) };
  }
  function fold(s) { return wdFiles.stringOf(folded(s).units); }

  // ---- Classes of folded characters, as bits

  const han = 1, digit = 2, letter = 4, space = 8, mark = 16, edge = 32, word = digit | letter;
  const classTable = new Uint8Array(1 << 16), far = [];
  [F.han, F.digits, F.letters, F.spaces, F.marks, F.edges].forEach(function (ranges, bit) {
    ranges.forEach(function (r) {
      if (r[0] > 0xFFFF) { far.push([r[0], r[1], 1 << bit]); }
      for (let c = r[0]; c <= r[1] && c <= 0xFFFF; c++) { classTable[c] |= 1 << bit; }
    });
  });
  function classOf(c) {
    return c <= 0xFFFF ? classTable[c] : far.reduce(function (all, r) { return c >= r[0] && c <= r[1] ? all | r[2] : all; }, 0);
  }
  function isHan(c) { return (classOf(c) & han) > 0; }
  function isSpace(c) { return (classOf(c) & space) > 0; }

  // ---- Texts of which something is left out

  // without leaves units out that belong to a class, if leave says so of the place: leave
  // gets what is kept so far and its size, and what is behind. It gives the text, where
  // each unit of it was, and before which of them something was left out.
  function without(t, is, leave) {
    const units = t.units, n = units.length, kept = new Uint16Array(n), at = new Int32Array(n), gap = new Uint8Array(n);
    let k = 0, open = 0;
    for (let i = 0; i < n;) {
      let end = i, blank = false;
      if (classTable[units[i]] & mark) {
        for (; end < n && is(units[end]); end++) { blank = blank || units[end] === 32; }
        if (end > i && leave(kept, k, units, end, blank)) {
          open = 1;
          i = end;
          continue;
        }
      }
      for (end = Math.max(end, i + 1); i < end; i++) {
        kept[k] = units[i];
        gap[k] = open;
        at[k++] = t.at[i];
        open = 0;
      }
    }
    return { text: wdFiles.stringOf(kept.subarray(0, k)), at: at.subarray(0, k), gap: gap.subarray(0, k) };
  }

  // literal leaves out the blanks beside Chinese characters.
  function literal(text) {
    return without(folded(text), function (c) { return c === 32; }, function (kept, k, units, end) {
      return k > 0 && isHan(charBefore(kept, k)) || end < units.length && isHan(charFrom(units, end));
    });
  }
  function charBefore(units, k) {
    const c = units[k - 1];
    return k > 1 && c >> 10 === 0x37 ? 0x10000 + ((units[k - 2] & 0x3FF) << 10) + (c & 0x3FF) : c;
  }
  function charFrom(units, i) {
    const c = units[i];
    return c >> 10 === 0x36 && i + 1 < units.length ? 0x10000 + ((c & 0x3FF) << 10) + (units[i + 1] & 0x3FF) : c;
  }

  // plain leaves out the marks that readers leave out: all, unless they are between words
  // that are not linked.
  function plain(text) {
    return without(folded(text), function (c) { return (classTable[c] & mark) > 0; }, function (kept, k, units, end, blank) {
      const a = k ? classTable[kept[k - 1]] & word : 0, b = end < units.length ? classTable[units[end]] & word : 0;
      if (!a || !b) { return true; }
      let from = k, to = end;
      while (from > 0 && classTable[kept[from - 1]] & a) { from--; }
      while (to < units.length && classTable[units[to]] & b) { to++; }
      const is = function (c) { return (classTable[c] & digit) > 0; };
      return linked(a === digit, k - from, from > 1 && kept[from - 1] === 46 && is(kept[from - 2]) && a === digit,
        b === digit, to - end, to + 1 < units.length && units[to] === 46 && is(units[to + 1]) && b === digit, blank);
    });
  }

  // linked reports whether two words with marks between are one when readers leave these
  // out. Of each it gets whether it is a number, its size, and whether it is part of a
  // number with a point.
  function linked(aNumber, aSize, aPointed, bNumber, bSize, bPointed, blank) {
    if (aNumber && bNumber) { return !aPointed && !bPointed; }
    return aNumber !== bNumber && (!blank || (aNumber ? bSize : aSize) <= F.maxUnit);
  }

  // A needle is what is looked for in such a text. A number at its end must be all of a
  // number if it has a point, or if whole says so.
  function needle(text, whole) { return { text: text, whole: whole || /[0-9]\.[0-9]+$/.test(text) }; }

  // indexOf gives where a needle stands in such a text, from on, or -1. It does not stand
  // within a longer number.
  function indexOf(t, needle, from) {
    for (let i = from; needle.text && (i = t.text.indexOf(needle.text, i)) >= 0; i++) {
      if (!withinNumber(t, i) && !(needle.whole && withinNumber(t, i + needle.text.length))) { return i; }
    }
    return -1;
  }
  function withinNumber(t, i) {
    return i > 0 && i < t.text.length && !t.gap[i] && (classTable[t.text.charCodeAt(i - 1)] & classTable[t.text.charCodeAt(i)] & digit) > 0;
  }
  function endOfNumber(t, i) {
    while (withinNumber(t, i)) { i++; }
    return i;
  }

  function code(c) { return c.codePointAt(0); }
  function string(chars) { return chars.map(function (c) { return String.fromCodePoint(c); }).join(""); }
  function isEdge(c) { return (classOf(c) & edge) > 0; }

  // ---- Terms

  // scan finds pairs, single characters and chains of words in folded characters. A word
  // is {chars, number, gap}; gap is what stands before it: nothing, "mark", "blank", or
  // "point" for that of a number.
  function scan(chars) {
    const pairs = [], singles = [], events = [];
    let last = 0, chain = [], gap = "";
    function endWords() {
      if (chain.length) { events.push(chain); }
      chain = [];
      gap = "";
    }
    function border() {
      endWords();
      last = 0;
    }
    chars.forEach(function (c) {
      const is = classOf(c);
      if (gap === "point?") {
        if (is & digit) { gap = "point"; } else { border(); }
      }
      if (is & han) {
        endWords();
        if (last) { pairs.push(pairOf(last, c)); }
        singles.push(c);
        events.push(c);
        last = c;
      } else if (is & word) {
        const number = (is & digit) > 0, mark = number ? digitClass : letterClass;
        if (!chain.length || gap || mark !== last) {
          if (chain.length === 256 || gap && !number && last === letterClass) { endWords(); }
          if (!chain.length && isHan(last)) { pairs.push(pairOf(last, mark)); }
          chain.push({ chars: [], number: number, gap: gap });
          last = mark;
          gap = "";
        }
        chain[chain.length - 1].chars.push(c);
      } else if (is & mark) {
        if (chain.length) { gap = c === 32 || gap === "blank" ? "blank" : "mark"; }
      } else if (c === 46 && chain.length && !gap && last === digitClass) {
        gap = "point?";
      } else {
        border();
      }
    });
    border();
    return { pairs: pairs, singles: singles, events: events };
  }

  // wordsOf gives the words of chains that are looked for, and the one at the end that
  // readers may go on typing. Numbers with marks between are one, and numbers with a
  // point are looked for with it. Words of one character say little; then the whole run
  // is looked for.
  function wordsOf(events) {
    const words = [];
    let open = "";
    function add(chars) { words.push({ word: open = string(chars.slice(0, F.maxWord)), prefix: false }); }
    function cut(w) { return w.chars.slice(0, F.maxWord); }
    function run(list) {
      const pointed = list.slice(1).some(function (w) { return w.gap === "point"; });
      if (!pointed && list.length > 1 && list.some(function (w) { return w.chars.length === 1; })) {
        add(list.reduce(function (all, w) { return all.concat(cut(w)); }, []));
        return;
      }
      list.forEach(function (w, i) {
        if (i + 1 < list.length && list[i + 1].gap === "point") {
          add(cut(w).concat(46, cut(list[i + 1])));
          open = "";
        } else if (!(i && w.gap === "point")) {
          if (w.chars.length > 1 || list.length === 1) { add(w.chars); } else { open = ""; }
        }
      });
    }
    events.forEach(function (chain) {
      if (!chain.length) { // a Chinese character
        open = "";
        return;
      }
      const merged = [];
      chain.forEach(function (w, i) {
        const before = chain[i - 1], after = chain[i + 1];
        if (i && w.gap === "mark" && w.number && before.number && before.gap !== "point" && !(after && after.gap === "point")) {
          const m = merged[merged.length - 1];
          m.chars = cut(m).concat(cut(w));
        } else {
          merged.push({ chars: w.chars, number: w.number, gap: w.gap });
        }
      });
      for (let i = 0, k; i < merged.length; i = k) {
        for (k = i + 1; k < merged.length && (merged[k].gap === "" || merged[k].gap === "point");) { k++; }
        run(merged.slice(i, k));
      }
    });
    return { words: words, open: open };
  }

  // term finds the pairs and words of a term.
  function term(part, quoted) {
    const text = literal(part).text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, ""), chars = Array.from(text).map(code);
    let short = Array.from(plain(text).text).map(code);
    if (!quoted) {
      while (short.length && isEdge(short[0])) { short.shift(); }
      while (short.length && isEdge(short[short.length - 1])) { short.pop(); }
    }
    short = string(short);
    const found = scan(chars), last = wordsOf(found.events);
    const t = { text: text, quoted: quoted, pairs: [], words: last.words, singles: found.singles, signature: signature(found.pairs) };
    let whole = false;
    found.pairs.forEach(function (k) { add(t.pairs, k); });
    // The reader may be about to go on typing the last word. One character begins so many
    // that by itself it must be all of a word, and behind something else it is left out.
    if (last.open && short.endsWith(last.open)) {
      if (Array.from(last.open).length > 1) {
        t.words[t.words.length - 1].prefix = true;
      } else if (t.pairs.length + t.words.length > 1 || t.singles.length) {
        t.words.pop();
      } else {
        whole = true;
      }
    }
    t.literal = needle(text, whole);
    t.plain = needle(short, whole);
    // Of a long term every second pair will do.
    if (t.pairs.length > F.maxPairs) {
      t.pairs = t.pairs.filter(function (k, i) { return i % 2 === 0 || i === t.pairs.length - 1; });
    }
    // Whatever has a word of letters has the term as it stands.
    t.isWord = !t.pairs.length && t.words.length === 1 && text === t.words[0].word && !/[0-9]/.test(text);
    return t;
  }

  function add(list, k) {
    if (list.indexOf(k) < 0) { list.push(k); }
  }

  // ---- Queries

  // split gives the parts of a query: what stands between spaces or within quotes.
  function split(text) {
    const closing = { "“": "“”", "”": "“”", "「": "」", "『": "』" };
    const typed = Array.from(text).slice(0, F.maxQuery), parts = [];
    let part = "", quoted = false;
    function end(quoted) {
      if (part) { parts.push({ text: part, quoted: quoted }); }
      part = "";
    }
    // encloses gives where the quote is closed that opens at i, if a space or the end
    // follows; else 0.
    function encloses(i) {
      const quotes = closing[typed[i]];
      for (let k = i + 1; quotes && k < typed.length; k++) {
        if (quotes.indexOf(typed[k]) >= 0) { return k + 1 === typed.length || isSpace(code(typed[k + 1])) ? k : 0; }
      }
      return 0;
    }
    for (let i = 0, close; i < typed.length; i++) {
      const c = typed[i];
      if (c === "\"" || c === "＂") {
        end(quoted);
        quoted = !quoted;
      } else if (quoted) {
        part += c;
      } else if (isSpace(code(c))) {
        end(false);
      } else if (!part && (close = encloses(i))) {
        part = typed.slice(i + 1, close).join("");
        end(true);
        i = close;
      } else {
        part += c;
      }
    }
    end(quoted);
    // Chinese characters by themselves are joined: 张 三 is 张三.
    function single(p) {
      const chars = Array.from(fold(p.text)).map(code);
      return !p.quoted && chars.length === 1 && isHan(chars[0]);
    }
    const singles = parts.map(single);
    return parts.reduce(function (out, p, i) {
      if (i && singles[i] && singles[i - 1]) { out[out.length - 1].text += p.text; } else { out.push({ text: p.text, quoted: p.quoted }); }
      return out;
    }, []);
  }

  // parse gives the terms of a query. Their property joined are those of the query
  // without the blanks between them, which readers may have typed by mistake.
  function parse(text) {
    const parts = split(text), terms = termsOf(parts);
    if (terms.length > 1 && !parts.some(function (p) { return p.quoted; })) {
      terms.joined = termsOf([{ text: parts.map(function (p) { return p.text; }).join(""), quoted: false }]);
    }
    return terms;
  }
  function termsOf(list) {
    const terms = [];
    let parts = 0;
    list.forEach(function (p) {
      if (terms.length === F.maxTerms) { return; }
      const t = term(p.text, p.quoted), n = t.pairs.length + t.words.length;
      t.typed = p.text;
      // Whether a document has a term without parts shows when its text is read.
      if (n || t.singles.length || t.quoted && t.text) {
        terms.push(t);
        parts += n;
      }
    });
    // Single characters are looked for in titles and tags, so only if there is
    // nothing else.
    if (!parts) {
      terms.forEach(function (t) { t.singles.forEach(function (c) { add(t.pairs, pairOf(c, 0)); }); });
    }
    return terms;
  }
  // onlySingles reports whether a query has nothing but single characters.
  function onlySingles(terms) {
    return terms.length > 0 && terms.every(function (t) {
      return t.singles.length && !t.words.length && t.pairs.every(function (k) { return !secondOf(k); });
    });
  }

  // ---- Pairs

  // A pair of characters is one number: the first one above, the second one, or 0, below.
  // 0 and a stand for digits and letters.
  const runeSize = 1 << F.pairs.runeBits, digitClass = 48, letterClass = 97;
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
  const numbers = (1 << F.pairs.numberBits) - 1;
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

  window.wdQuery = {
    add: add, classOf: classOf, endOfNumber: endOfNumber, firstOf: firstOf, fold: fold, foldAll: foldAll, indexOf: indexOf, isChinese: isChinese, isHan: isHan,
    literal: literal, needle: needle, needsAll: needsAll, numberOf: numberOf, onlySingles: onlySingles, pairOf: pairOf, parse: parse, plain: plain, reads: reads,
    secondOf: secondOf, signature: signature, wordOf: wordOf,
    foldsAll: function () { return foldsAll; }
  };
})();
