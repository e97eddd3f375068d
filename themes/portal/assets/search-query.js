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
  function code(c) { return c.codePointAt(0); }

  // ---- Queries

  function parse(text) {
    const closing = { "\"": "\"", "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂" };
    const terms = [];
    let part = "", until = "";
    function end(quoted) {
      const t = part && terms.length < 16 && term(fold(part), quoted);
      if (t && t.pairs.length + t.words.length) { terms.push(t); }
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
    return terms;
  }

  // term finds the pairs and words of a term: of neighbouring characters, where
  // 0 and a stand for digits and letters.
  function term(text, quoted) {
    const chars = Array.from(text);
    while (chars.length && isSpace(code(chars[0]))) { chars.shift(); }
    while (chars.length && isSpace(code(chars[chars.length - 1]))) { chars.pop(); }
    const t = { text: chars.join(""), quoted: quoted, pairs: [], words: [] };
    let last = 0, letters = 0, han = 0, open = "";
    function pair(a, b) {
      const k = a * 0x200000 + b;
      if (t.pairs.indexOf(k) < 0) { t.pairs.push(k); }
    }
    for (let i = 0; i < chars.length;) {
      const c = code(chars[i]), is = isDigit(c) ? isDigit : isLetter(c) ? isLetter : null;
      if (isHan(c)) {
        if (last) { pair(last, c); }
        letters++;
        last = han = c;
        open = "";
        i++;
      } else if (is) {
        const mark = is === isDigit ? 48 : 97, start = i;
        if (isHan(last)) { pair(last, mark); }
        while (i < chars.length && is(code(chars[i]))) { i++; }
        open = chars.slice(start, Math.min(i, start + 24)).join("");
        t.words.push({ word: open, prefix: false });
        last = mark;
      } else {
        last = 0;
        i++;
      }
    }
    if (open && t.text.endsWith(open)) {
      if (Array.from(open).length > 1) {
        t.words[t.words.length - 1].prefix = true;
      } else if (t.pairs.length + t.words.length > 1) {
        t.words.pop();
      }
    }
    if (letters === 1 && !t.pairs.length) { t.pairs.push(han * 0x200000); }
    // It is found as it stands when it is nothing but one part.
    t.literal = t.pairs.length + t.words.length === 1 &&
      (t.words.length ? t.text === t.words[0].word : chars.length === 1 || chars.length === 2 && letters === 2 && t.pairs[0] % 0x200000 > 0);
    return t;
  }

  function foldChars(chars) {
    return chars.map(function (c) { return c.length > 1 ? code(c) : foldTable[c.charCodeAt(0)] || c.charCodeAt(0); });
  }

  window.wdQuery = {
    code: code, fold: fold, foldAll: foldAll, foldChars: foldChars, isChinese: isChinese, isHan: isHan, parse: parse,
    foldsAll: function () { return foldsAll; }
  };
})();
