// Folds texts and finds what is looked for in them, as package search/text does in Go: what
// readers take for the same must become the same, and both must agree on it.
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
  // inTerm reports whether a folded character is one of a term, and not a sign.
  function inTerm(c) { return (classOf(c) & (han | word)) > 0; }
  function isSpace(c) { return (classOf(c) & space) > 0; }

  // ---- Texts of which something is left out

  // without leaves out marks, or blanks alone, if leave says so of the place: leave gets
  // what is kept so far and its size, and what is behind. Other marks become a blank. It
  // gives the text, where each unit of it was, and before which of them something was left
  // out.
  function without(t, marks, leave) {
    const units = t.units, n = units.length, kept = new Uint16Array(n), at = new Int32Array(n), gap = new Uint8Array(n);
    let k = 0, open = 0;
    for (let i = 0; i < n;) {
      let c = units[i], end = i, blank = false;
      if (classTable[c] & mark) {
        for (; end < n && (units[end] === 32 || marks && classTable[units[end]] & mark); end++) { blank = blank || units[end] === 32; }
        if (end > i && leave(kept, k, units, end, blank)) {
          open = 1;
          i = end;
          continue;
        }
        if (marks) { c = 32; }
      } else if (marks && c === 46 && k > 0 && i + 1 < n && isDot(charBefore(kept, k), charFrom(units, i + 1))) {
        open = 1;
        i++;
        continue;
      }
      kept[k] = c;
      gap[k] = open;
      at[k++] = t.at[i];
      open = 0;
      i = Math.max(end, i + 1);
    }
    return { text: wdFiles.stringOf(kept.subarray(0, k)), at: at.subarray(0, k), gap: gap.subarray(0, k) };
  }

  // literal leaves out the blanks beside Chinese characters.
  function literal(text) {
    return without(folded(text), false, function (kept, k, units, end) {
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

  // isDot reports whether a point between two characters goes like a mark: in a foreign
  // name, and in No.5.
  function isDot(before, behind) { return isHan(before) && isHan(behind) || (classOf(before) & letter && classOf(behind) & digit) > 0; }

  // plain leaves out the marks that readers leave out: all, unless they are between words
  // that are not linked. Then blanks stand for them.
  function plain(text) {
    return without(folded(text), true, function (kept, k, units, end, blank) {
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
  // number if it has a point, and other numbers and words if whole says so.
  // begins and ends say whether it begins or ends with a number that has no point.
  function needle(text, whole) {
    const pointed = /[0-9]\.[0-9]+$/.test(text);
    return { text: text, whole: whole || pointed, begins: /^[0-9]+(?![0-9]|\.[0-9])/.test(text), ends: !pointed && /[0-9]$/.test(text) };
  }

  // indexOf gives where a needle stands in such a text, from on, or -1. It does not begin
  // within a word or a number.
  function indexOf(t, needle, from) {
    for (let i = from; needle.text && (i = t.text.indexOf(needle.text, i)) >= 0; i++) {
      const end = i + needle.text.length;
      if (!within(t, i, word) && !(needle.begins && isPoint(t.text, i - 1)) &&
        !(needle.whole && (within(t, end, word) || needle.ends && isPoint(t.text, end)))) { return i; }
    }
    return -1;
  }
  // isPoint reports whether place i of a text is the point of a number.
  function isPoint(text, i) {
    return i > 0 && text.charCodeAt(i) === 46 && (classTable[text.charCodeAt(i - 1)] & classTable[text.charCodeAt(i + 1)] & digit) > 0;
  }
  // within reports whether place i is within a word, or a number, as classes says.
  function within(t, i, classes) {
    return i > 0 && i < t.text.length && !t.gap[i] && (classTable[t.text.charCodeAt(i - 1)] & classTable[t.text.charCodeAt(i)] & classes) > 0;
  }
  function endOfNumber(t, i) {
    while (within(t, i, digit)) { i++; }
    return i;
  }

  window.wdText = {
    charFrom: charFrom, classOf: classOf, digit: digit, edge: edge, endOfNumber: endOfNumber, fold: fold, foldAll: foldAll, folded: folded, han: han,
    indexOf: indexOf, inTerm: inTerm, isChinese: isChinese, isHan: isHan, isSpace: isSpace, literal: literal, mark: mark, needle: needle, needsAll: needsAll,
    plain: plain, word: word,
    foldsAll: function () { return foldsAll; }
  };
})();
