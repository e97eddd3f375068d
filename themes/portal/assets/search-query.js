// Folds texts and parses queries, as package search does in Go: what readers take
// for the same must become the same, and both must agree on it.
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

  function fold(s) {
    let out = "";
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      out += String.fromCharCode(foldTable[c] || c);
    }
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
  // are not seen. squeeze leaves both out of folded characters; at tells where
  // each of what is left was.
  function isUnseen(c) { return c === 0xAD || c >= 0x200B && c <= 0x200D || c === 0xFEFF; }
  function isBlank(c) { return c === 32 || c === 0xA0 || isUnseen(c); }
  function squeeze(chars) {
    const kept = [], at = [];
    for (let i = 0; i < chars.length; i++) {
      const c = chars[i];
      if (isUnseen(c)) { continue; }
      if (isBlank(c)) {
        let next = i;
        while (next < chars.length && isBlank(chars[next])) { next++; }
        if (kept.length && isHan(kept[kept.length - 1]) || next < chars.length && isHan(chars[next])) {
          i = next - 1;
          continue;
        }
      }
      kept.push(c);
      at.push(i);
    }
    return { kept: kept, at: at };
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

  // term finds the pairs and words of a term: of neighbouring characters, where
  // 0 and a stand for digits and letters.
  function term(part, quoted) {
    const chars = squeeze(foldChars(Array.from(part))).kept;
    while (chars.length && isSpace(chars[0])) { chars.shift(); }
    while (chars.length && isSpace(chars[chars.length - 1])) { chars.pop(); }
    const string = function (from, to) { return chars.slice(from, to).map(function (c) { return String.fromCodePoint(c); }).join(""); };
    const t = { text: string(0, chars.length), chars: chars, quoted: quoted, pairs: [], words: [], singles: [] };
    let last = 0, open = "";
    const kind = function (c) { return isDigit(c) ? isDigit : isLetter(c) ? isLetter : null; };
    for (let i = 0; i < chars.length;) {
      const c = chars[i];
      if (isHan(c)) {
        if (last) { add(t.pairs, last * 0x200000 + c); }
        t.singles.push(last = c);
        open = "";
        i++;
      } else if (kind(c)) {
        const start = i, words = [];
        let short = false;
        for (let is; i < chars.length && (is = kind(chars[i]));) {
          const mark = is === isDigit ? 48 : 97, from = i;
          if (isHan(last)) { add(t.pairs, last * 0x200000 + mark); }
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

  function foldChars(chars) {
    return chars.map(function (c) { return c.length > 1 ? code(c) : foldTable[c.charCodeAt(0)] || c.charCodeAt(0); });
  }

  window.wdQuery = {
    code: code, fold: fold, foldAll: foldAll, foldChars: foldChars, isChinese: isChinese, isHan: isHan, parse: parse, squeeze: squeeze,
    foldsAll: function () { return foldsAll; }
  };
})();
