// Reads the files of the search index. They are classic scripts, since browsers
// load nothing else from a folder; each calls wdIndex with its name and what it
// holds.
(function () {
  "use strict";

  // The folder of the index, as the search form of the page names it.
  const form = document.querySelector("form[data-index]");
  const base = form ? new URL(form.getAttribute("data-index"), location.href).href.replace(/[^/]*$/, "") : "";
  const values = {}, promises = {};

  window.wdIndex = function (name, a, b) { values[name] = b === undefined ? a : [a, b]; };

  function damaged(name) {
    const e = new Error(name);
    e.file = name + ".js";
    return e;
  }

  // file gives what a script of the index hands over. The few that keep their
  // names when the site changes are asked for anew every ten minutes, or at once.
  function file(name, anew) {
    if (anew) { delete promises[name]; }
    forget(name);
    return promises[name] || (promises[name] = new Promise(function (resolve, reject) {
      const s = document.createElement("script");
      function end() {
        s.remove();
        if (name in values) {
          resolve(values[name]);
          delete values[name];
        } else {
          delete promises[name];
          reject(damaged(name));
        }
      }
      s.onload = s.onerror = end;
      const fixed = name.indexOf("/") < 0 && /^http/.test(base);
      s.src = base + name + ".js" + (fixed ? "?" + (anew ? Date.now() : Math.floor(Date.now() / 6e5)) : "");
      document.head.appendChild(s);
    }));
  }

  // forget lets go of what was asked for long ago: a reader may ask much.
  const names = [];
  function forget(name) {
    if (promises[name] || name.indexOf("/") < 0) { return; }
    names.push(name);
    if (names.length > 500) { delete promises[names.shift()]; }
  }

  // bytes are handed over as text: 13 bits in two of 93 characters.
  const value93 = new Int8Array(128).fill(-1), pair93 = new Int16Array(1 << 14).fill(-1);
  for (let c = 32, v = 0; c < 127; c++) {
    if (c !== 34 && c !== 92) { value93[c] = v++; }
  }
  for (let i = 0; i < 1 << 14; i++) {
    const a = value93[i >> 7], b = value93[i & 127];
    if (a >= 0 && b >= 0) { pair93[i] = a * 93 + b; }
  }
  // The loops of this file are long and flat: a search runs through them once, so
  // that browsers have no time to do away with calls. Behind the bytes are some
  // zeros, so that bits can be read some at a time.
  function decode(n, text) {
    const size = text.length / 2 * 13 >> 3, out = new Uint8Array(size + 8);
    let acc = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i += 2) {
      const a = text.charCodeAt(i), b = text.charCodeAt(i + 1), v = (a | b) < 128 ? pair93[a << 7 | b] : -1;
      if (v < 0) { throw 0; }
      acc = (acc & 0x7F) << 13 | v;
      held += 5;
      out[at++] = acc >> held;
      if (held >= 8) { out[at++] = acc >> (held -= 8); }
    }
    if (!(n <= size)) { throw 0; }
    return out.fill(0, n).subarray(0, n);
  }

  // uncompact gives what was compressed into such characters: n units of texts,
  // of which the most common have numbers in a list.
  function uncompact(n, text, chars) {
    if (!(n <= 93 * text.length)) { throw 0; } // no characters give more
    const out = new Uint16Array(n);
    let at = 0, k = 0;
    function digit() {
      const v = value93[text.charCodeAt(at++)];
      if (!(v >= 0)) { throw 0; }
      return v;
    }
    while (at < text.length) {
      let v = value93[text.charCodeAt(at++)];
      if (!(v >= 0)) { throw 0; }
      if (v < 80) {
        if (v >= 48) { v = 48 + (v - 48) * 93 + digit(); }
        if (v >= chars.length) { throw 0; }
        out[k++] = chars[v];
      } else if (v === 92) {
        const high = digit(), middle = digit();
        out[k++] = (high * 93 + middle) * 93 + digit();
      } else {
        const high = digit(), away = high * 93 + digit();
        let length = v - 76;
        if (v === 91) {
          let more;
          do { length += more = digit(); } while (more === 92);
        }
        if (!away || away > k || k + length > n) { throw 0; }
        for (; length > 0; length--, k++) { out[k] = out[k - away]; }
      }
    }
    if (k !== n) { throw 0; }
    return stringOf(out);
  }

  // stringOf makes a text of units, some at a time: a call takes only so many.
  function stringOf(units) {
    let s = "";
    for (let i = 0; i < units.length; i += 8192) { s += String.fromCharCode.apply(null, units.subarray(i, i + 8192)); }
    return s;
  }

  // read makes something of what a file hands over.
  function read(name, make) {
    return file(name).then(function (v) {
      try {
        return make(v);
      } catch (e) {
        throw damaged(name);
      }
    });
  }

  // shard gives a reader of a file's bytes.
  function shard(name) { return read(name, function (v) { return new Reader(decode(v[0], v[1]), name); }); }

  // texts gives a function that returns one text of a file after the other.
  function texts(name, chars) {
    return read(name, function (v) {
      const s = uncompact(v[0], v[1], chars);
      let at = 0;
      function next() {
        const from = at, to = s.indexOf("\0", from);
        if (to < 0) { throw damaged(name); }
        at = to + 1;
        return s.slice(from, to);
      }
      // Some up to an empty one.
      next.list = function () {
        const list = [];
        for (let t; (t = next());) { list.push(t); }
        return list;
      };
      next.more = function () { return at < s.length; };
      return next;
    });
  }

  function Reader(b, name) { this.b = b; this.at = 0; this.name = name; }
  Reader.prototype = {
    uint: function () {
      for (let v = 0, m = 1; this.at < this.b.length; m *= 128) {
        const c = this.b[this.at++];
        v += (c & 127) * m;
        if (c < 128) { return v; }
      }
      throw damaged(this.name);
    },
    take: function (n) {
      if (this.at + n > this.b.length) { throw damaged(this.name); }
      return this.b.subarray(this.at, this.at += n);
    },
    // The characters of texts are in order within the 48 of one digit and within
    // each first digit of two.
    chars: function () {
      const n = this.uint();
      if (n > this.b.length) { throw damaged(this.name); } // each takes a byte
      const list = new Uint16Array(n);
      for (let i = 0, c = 0; i < n; i++) {
        if (!i || i >= 48 && (i - 48) % 93 === 0) { c = 0; }
        list[i] = c += this.uint();
      }
      return list;
    }
  };

  // rices reads numbers in Rice code with the parameter k, as many as there is room
  // for, and behind each, where they are wanted, a level: 0, 10, 110 or 111. They are
  // in bytes of what decode made, or of part of it; bits begin with the highest. It
  // tells whether they were all there.
  function rices(bytes, k, numbers, levels) {
    const b = new Uint8Array(bytes.buffer), end = 8 * (bytes.byteOffset + bytes.length), n = numbers.length, most = b.length - 4;
    let at = 8 * bytes.byteOffset;
    if (k > 31) { return false; }
    function bits(n) {
      let v = 0;
      for (; n > 0; n--, at++) { v = 2 * v + (at < end ? b[at >> 3] >> 7 - (at & 7) & 1 : 0); }
      return v;
    }
    for (let i = 0; i < n; i++) {
      const from = at >> 3;
      if (from > most) { return false; }
      // At least 25 bits, on top.
      const ahead = (b[from] << 24 | b[from + 1] << 16 | b[from + 2] << 8 | b[from + 3]) << (at & 7), ones = Math.clz32(~ahead);
      let top;
      if (ones + k < 22) {
        numbers[i] = (ones << k) + (k ? ahead << ones + 1 >>> 32 - k : 0);
        at += ones + 1 + k;
        top = ahead << ones + 1 + k >>> 29;
      } else {
        let q = 0;
        for (; at < end && bits(1); q++) { /* counted */ }
        numbers[i] = q * Math.pow(2, k) + bits(k);
        top = bits(3);
        at -= 3;
      }
      if (levels) {
        const level = top < 4 ? 0 : top < 6 ? 1 : top - 4;
        levels[i] = level;
        at += level < 3 ? level + 1 : 3;
      }
    }
    return at <= end;
  }

  // In which files of a segment pairs, by their hashes, and words stand.
  function hashOf(number) {
    const hash = Math.imul(number, 0x9E3779B1) & 0x3FFFFFFF;
    return Math.imul(hash ^ hash >>> 15, 0x85EBCA6B) & 0x3FFFFFFF;
  }
  function pairFile(s, hash) { return s.n + "/p" + Math.floor(hash * s.p / 0x40000000); }

  function wordFile(s, word) {
    const chars = Array.from(word);
    let h = 2166136261 | 0;
    chars.slice(0, 2).forEach(function (c) { h = Math.imul(h ^ c.codePointAt(0), 16777619); });
    if (chars.length === 1) { h = Math.imul(h ^ 32, 16777619); }
    h = (h ^ h >>> 15) >>> 0;
    return s.n + "/w" + h % s.w;
  }

  // The search page needs the index whatever is asked, and before the other scripts
  // are there.
  if (document.querySelector(".search")) { file("index").catch(function () { }); }

  window.wdFiles = { damaged: damaged, file: file, hashOf: hashOf, pairFile: pairFile, wordFile: wordFile, rices: rices, shard: shard, stringOf: stringOf, texts: texts };
})();
