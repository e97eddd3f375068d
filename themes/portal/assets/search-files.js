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
  const value93 = new Int8Array(128).fill(-1);
  for (let c = 32, v = 0; c < 127; c++) {
    if (c !== 34 && c !== 92) { value93[c] = v++; }
  }
  function decode(n, text) {
    const out = new Uint8Array(text.length / 2 * 13 >> 3);
    let acc = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i += 2) {
      const a = value93[text.charCodeAt(i)], b = value93[text.charCodeAt(i + 1)];
      if (!(a >= 0 && b >= 0)) { throw 0; }
      acc = (acc & 0x7F) << 13 | a * 93 + b;
      held += 13;
      while (held >= 8) { out[at++] = acc >> (held -= 8); }
    }
    if (!(n <= at)) { throw 0; }
    return out.subarray(0, n);
  }

  // inflate undoes raw deflate. Browsers can do that themselves, but the older
  // ones not in this form.
  function inflate(src) {
    let at = 0, acc = 0, held = 0, n = 0, out = new Uint8Array(src.length * 4 + 64);
    function fill(k) {
      for (; held < k; held += 8) {
        if (at > src.length + 4) { throw 0; }
        acc |= src[at++] << held;
      }
    }
    function bits(k) {
      fill(k);
      const v = acc & (1 << k) - 1;
      acc >>>= k;
      held -= k;
      return v;
    }
    function grow(k) {
      if (n + k <= out.length) { return; }
      if (n > 1 << 28) { throw 0; }
      const more = new Uint8Array((n + k) * 2);
      more.set(out);
      out = more;
    }
    // A table holds, for the next bits, the symbol and its length.
    function table(lengths) {
      let most = 1, code = 0;
      for (const l of lengths) { most = Math.max(most, l); }
      const t = new Uint16Array(1 << most);
      for (let l = 1; l <= most; l++, code <<= 1) {
        for (let s = 0; s < lengths.length; s++) {
          if (lengths[s] !== l) { continue; }
          let turned = 0;
          for (let i = 0; i < l; i++) { turned |= (code >> i & 1) << l - 1 - i; }
          for (; turned < t.length; turned += 1 << l) { t[turned] = s << 4 | l; }
          code++;
        }
      }
      return { t: t, most: most };
    }
    function symbol(h) {
      fill(h.most);
      const e = h.t[acc & (1 << h.most) - 1], l = e & 15;
      if (!l) { throw 0; }
      acc >>>= l;
      held -= l;
      return e >> 4;
    }
    function run(count, value) { return new Array(count).fill(value); }
    const lengthBase = [], distanceBase = [];
    for (let i = 0, v = 3; i < 28; i++) { lengthBase.push(v); v += 1 << Math.max((i >> 2) - 1, 0); }
    lengthBase.push(258);
    for (let i = 0, v = 1; i < 30; i++) { distanceBase.push(v); v += 1 << Math.max((i >> 1) - 1, 0); }
    for (let last = 0; !last;) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        bits(held & 7);
        const size = bits(16);
        bits(16);
        grow(size);
        for (let i = 0; i < size; i++) { out[n++] = bits(8); }
        continue;
      }
      let literals, distances;
      if (kind === 1) {
        literals = table(run(144, 8).concat(run(112, 9), run(24, 7), run(8, 8)));
        distances = table(run(30, 5));
      } else {
        const nl = bits(5) + 257, nd = bits(5) + 1, nc = bits(4) + 4, order = run(19, 0);
        for (let i = 0; i < nc; i++) { order[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][i]] = bits(3); }
        const codes = table(order), lengths = [];
        while (lengths.length < nl + nd) {
          const s = symbol(codes);
          if (s < 16) { lengths.push(s); continue; }
          const value = s === 16 ? lengths[lengths.length - 1] : 0;
          for (let k = s === 16 ? bits(2) + 3 : s === 17 ? bits(3) + 3 : bits(7) + 11; k > 0; k--) { lengths.push(value); }
        }
        literals = table(lengths.slice(0, nl));
        distances = table(lengths.slice(nl, nl + nd));
      }
      for (let s; (s = symbol(literals)) !== 256;) {
        if (s < 256) { grow(1); out[n++] = s; continue; }
        s -= 257;
        const length = lengthBase[s] + (s < 28 ? bits(Math.max((s >> 2) - 1, 0)) : 0);
        const d = symbol(distances), distance = distanceBase[d] + bits(Math.max((d >> 1) - 1, 0));
        if (!(distance <= n)) { throw 0; }
        grow(length);
        for (let i = 0; i < length; i++, n++) { out[n] = out[n - distance]; }
      }
    }
    return out.subarray(0, n);
  }

  // shard gives a reader of a file's bytes.
  function shard(name, packed) {
    return file(name).then(function (v) {
      try {
        const b = decode(v[0], v[1]);
        return new Reader(packed ? inflate(b) : b, name);
      } catch (e) {
        throw damaged(name);
      }
    });
  }

  const utf8 = new TextDecoder();

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
    text: function () { return utf8.decode(this.take(this.uint())); },
    texts: function (chars) {
      const list = [];
      for (let n = this.uint(); n > 0; n--) { list.push(chars ? this.coded(chars) : this.text()); }
      return list;
    },
    // Texts are written in one or two bytes a character: those of a list, which
    // is in order within the 200 of one byte and within each first byte of two.
    chars: function () {
      const list = [];
      for (let n = this.uint(), i = 0, c = 0; i < n; i++) {
        if (!i || i >= 200 && (i - 200) % 256 === 0) { c = 0; }
        list.push(String.fromCharCode(c += this.uint()));
      }
      return list;
    },
    coded: function (chars) {
      const b = this.take(this.uint());
      let out = "";
      for (let i = 0; i < b.length;) {
        const c = b[i++], rare = c ? 0 : b[i++] << 16 | b[i++] << 8 | b[i++];
        const s = c > 200 ? chars[200 + (c - 201) * 256 + b[i++]] : c ? chars[c - 1] : rare < 0x110000 && String.fromCodePoint(rare);
        if (!s || i > b.length) { throw damaged(this.name); }
        out += s;
      }
      return out;
    }
  };

  // bitsOf reads bits, the highest of a byte first.
  function bitsOf(b, name) {
    let at = 0;
    function bit() {
      if (at >> 3 >= b.length) { throw damaged(name); }
      return b[at >> 3] >> 7 - (at++ & 7) & 1;
    }
    return {
      bit: bit,
      rice: function (k) {
        let q = 0, v = 0;
        while (bit()) { q++; }
        for (let i = 0; i < k; i++) { v = v << 1 | bit(); }
        return q * Math.pow(2, k) + v;
      }
    };
  }

  window.wdFiles = { damaged: damaged, file: file, shard: shard, bitsOf: bitsOf };
})();
