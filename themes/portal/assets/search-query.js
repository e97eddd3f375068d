// Parses queries, as package search/ask does in Go: both must make the same terms of them.
(function () {
  "use strict";
  const F = window.wdFormat, T = window.wdText, digit = T.digit, han = T.han, mark = T.mark, word = T.word, isHan = T.isHan, classOf = T.classOf;
  function code(c) { return c.codePointAt(0); }
  function string(chars) { return chars.map(function (c) { return String.fromCodePoint(c); }).join(""); }
  function isEdge(c) { return (classOf(c) & T.edge) > 0; }

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
          if (chain.length === F.maxChain || gap && !number && last === letterClass) { endWords(); }
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
    const words = [], left = []; // left are words of one character that are left out
    let open = "";
    function add(chars) {
      open = string(chars.slice(0, F.maxWord));
      // Numbers that are one without what is between them are so in texts up to some
      // characters, or more.
      const cut = chars.length > F.maxBlank && /[0-9]/.test(open) && open.indexOf(".") < 0;
      words.push({ word: cut ? string(chars.slice(0, F.maxBlank)) : open, prefix: cut });
      if (cut) { open = ""; }
    }
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
          if (w.chars.length > 1 || list.length === 1) {
            add(w.chars);
          } else {
            open = "";
            left.push(string(w.chars));
          }
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
    return { words: words, left: left, open: open };
  }

  // term finds the pairs and words of a term.
  function term(part) {
    const quoted = part.quoted, text = T.literal(part.text).text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, ""), chars = Array.from(text).map(code);
    let short = Array.from(T.plain(text).text).map(code);
    if (!quoted) {
      while (short.length && isEdge(short[0])) { short.shift(); }
      while (short.length && isEdge(short[short.length - 1])) { short.pop(); }
    }
    short = string(short);
    const found = scan(chars), last = wordsOf(found.events);
    const t = { text: text, typed: part.text, quoted: quoted, pairs: [], words: last.words, singles: found.singles, signature: signature(found.pairs) };
    let whole = false;
    found.pairs.forEach(function (k) { add(t.pairs, k); });
    // The reader may be about to go on typing the last word. One character begins so many
    // that by itself it must be all of a word, and behind something else it is left out.
    if (last.open && short.endsWith(last.open)) {
      if (Array.from(last.open).length > 1) {
        t.words[t.words.length - 1].prefix = true;
      } else if (t.pairs.length + t.words.length > 1 || t.singles.length) {
        t.words.pop();
        last.left.push(last.open);
      } else {
        whole = true;
      }
    }
    t.literal = T.needle(text, whole);
    t.plain = T.needle(short, whole);
    if (whole && /^[0-9]$/.test(short)) { last.left.push(short); } // it may stand but behind the points of numbers
    // The first of several terms with signs between has these as they stand.
    t.whole = T.needle(part.whole ? T.literal(part.whole).text : "");
    // What of it only the text of a document says: no pair and no word has it.
    t.loose = last.left.concat(t.singles.filter(function (c) {
      return !t.pairs.some(function (k) { return firstOf(k) === c || secondOf(k) === c; });
    }).map(function (c) { return String.fromCodePoint(c); })).map(function (s) { return T.needle(s, whole); });
    // Whatever has a word of letters has the term as it stands.
    t.isWord = !t.pairs.length && t.words.length === 1 && !t.whole.text && text === t.words[0].word && !/[0-9]/.test(text);
    return t;
  }

  // thin leaves out every second pair of terms that are parts of a whole and have many.
  function thin(terms) {
    if (terms.reduce(function (n, t) { return n + t.pairs.length; }, 0) <= F.maxPairs) { return; }
    terms.forEach(function (t) {
      t.pairs = t.pairs.filter(function (k, i) { return i % 2 === 0 || i === t.pairs.length - 1; });
    });
  }

  // isBare reports whether a term has no parts, so that the index says nothing of it;
  // mayLack whether a document that has its parts may lack it, so that it is no result;
  // and isSure whether such a document has it, perhaps with marks between.
  function isBare(t) { return !t.pairs.length && !t.words.length; }
  function mayLack(t) { return t.quoted || t.loose.length > 0; }
  function isSure(t) {
    if (t.quoted || t.loose.length || t.pairs.length + t.words.length !== 1) { return false; }
    if (t.words.length) { return t.isWord; }
    const a = firstOf(t.pairs[0]), b = secondOf(t.pairs[0]);
    return isHan(a) && t.plain.text === (b ? String.fromCodePoint(a, b) : String.fromCodePoint(a));
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
        if (quotes.indexOf(typed[k]) >= 0) { return k + 1 === typed.length || T.isSpace(code(typed[k + 1])) ? k : 0; }
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
      } else if (T.isSpace(code(c))) {
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
    return parts;
  }

  // joinSingles joins Chinese characters that stand by themselves: 张 三 is 张三.
  function joinSingles(parts) {
    function single(p) {
      const chars = Array.from(T.fold(p.text)).map(code);
      return !p.quoted && chars.length === 1 && isHan(chars[0]);
    }
    const singles = parts.map(single);
    return parts.reduce(function (out, p, i) {
      if (i && singles[i] && singles[i - 1]) { out[out.length - 1].text += p.text; } else { out.push({ text: p.text, quoted: p.quoted }); }
      return out;
    }, []);
  }

  // splitSigns splits parts at signs that separate terms. Those at the beginning and end of
  // a part stay: C! is no word.
  function splitSigns(parts) { return parts.reduce(function (all, p) { return all.concat(splitPart(p)); }, []); }
  function splitPart(part) {
    if (part.quoted) { return [part]; }
    const f = T.folded(part.text), parts = [];
    let from = 0, before = -1, was = 0; // the last character of a term, and what it is
    for (let i = 0, c; i < f.units.length; i += c > 0xFFFF ? 2 : 1) {
      c = T.charFrom(f.units, i);
      const is = classOf(c) & (han | word);
      if (!is) { continue; }
      let first = -1, last = -1;
      for (let k = before + 1; before >= 0 && k < i; k++) {
        if (separates(f.units[k], was, is)) {
          last = f.at[k];
          if (first < 0) { first = last; }
        }
      }
      if (last >= 0 && f.at[before] < first && last < f.at[i]) {
        parts.push({ text: part.text.slice(from, first), quoted: false, more: parts.length > 0 });
        from = last + 1;
      }
      before = c > 0xFFFF ? i + 1 : i;
      was = is;
    }
    if (!parts.length) { return [part]; }
    parts[0].whole = part.text;
    return parts.concat({ text: part.text.slice(from), quoted: false, more: true });
  }
  // separates reports whether a sign between characters of two classes separates terms.
  function separates(c, before, behind) {
    const sign = String.fromCharCode(c);
    return F.separators.indexOf(sign) >= 0 && !(before & behind & digit) || F.looseSeparators.indexOf(sign) >= 0 && !(before & word && behind & word);
  }

  // dotNumbers gives parts with · for the points of numbers without quotes.
  function dotNumbers(parts) {
    return parts.map(function (p) {
      const f = T.folded(p.text), typed = p.text.split("");
      for (let i = 1; i + 1 < f.units.length && !p.quoted; i++) {
        if (f.units[i] === 46 && classOf(f.units[i - 1]) & classOf(f.units[i + 1]) & digit) { typed[f.at[i]] = "·"; }
      }
      return { text: typed.join(""), quoted: p.quoted };
    });
  }

  // parse gives the terms of a query. Their property others are those of what the reader
  // may have meant instead, to be asked in turn when nothing is found: the query without
  // the blanks between its terms, which is also its property joined; with those between single characters; and with · for the
  // point of numbers, as in 5·12.
  function parse(text) {
    const typed = split(text), parts = joinSingles(typed), terms = termsOf(splitSigns(parts)), others = [];
    const string = function (list) { return list.map(function (p) { return p.text; }).join(" "); }, dotted = dotNumbers(parts);
    terms.others = [];
    if (!terms.length) { return terms; }
    const blanks = parts.length > 1 && !parts.some(function (p) { return p.quoted; });
    if (blanks) {
      others.push([{ text: parts.map(function (p) { return p.text; }).join(""), quoted: false }]);
    }
    if (parts.length < typed.length) { others.push(typed); }
    if (string(dotted) !== string(parts)) { others.push(dotted); }
    terms.others = others.map(function (list) { return termsOf(splitSigns(list)); });
    terms.joined = blanks ? terms.others[0] : null;
    return terms;
  }
  function termsOf(list) {
    const terms = [];
    let parts = 0, first = 0; // of the terms of a whole
    list.forEach(function (p) {
      if (terms.length === F.maxTerms) { return; }
      if (!p.more) {
        thin(terms.slice(first));
        first = terms.length;
      }
      const t = term(p), n = t.pairs.length + t.words.length;
      // Whether a document has a term without parts shows when its text is read.
      if (n || t.singles.length || t.quoted && t.text) {
        terms.push(t);
        parts += n;
      }
    });
    thin(terms.slice(first));
    // The index has single characters of titles and tags alone, so they are asked of it
    // only if there is nothing else.
    if (!parts) {
      terms.forEach(function (t) {
        t.singles.forEach(function (c) { add(t.pairs, pairOf(c, 0)); });
        t.loose = [];
      });
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
    firstOf: firstOf, isBare: isBare, isSure: isSure, mayLack: mayLack, numberOf: numberOf, onlySingles: onlySingles, pairOf: pairOf, parse: parse,
    reads: reads, secondOf: secondOf, wordOf: wordOf
  };
})();
