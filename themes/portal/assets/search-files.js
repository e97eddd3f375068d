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
    function two(v) { return v * 93 + digit(); }
    while (at < text.length) {
      const v = digit();
      if (v < 80) {
        const c = chars[v < 48 ? v : 48 + two(v - 48)];
        if (c === undefined) { throw 0; }
        out[k++] = c;
      } else if (v === 92) {
        out[k++] = two(two(digit()));
      } else {
        const away = two(digit());
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
    let s = "";
    for (k = 0; k < n; k += 8192) { s += String.fromCharCode.apply(null, out.subarray(k, k + 8192)); }
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
      const list = [];
      for (let n = this.uint(), i = 0, c = 0; i < n; i++) {
        if (!i || i >= 48 && (i - 48) % 93 === 0) { c = 0; }
        list.push(c += this.uint());
      }
      return list;
    }
  };

  // bitsOf reads bits, the highest of a byte first.
  function bitsOf(b, name) {
    let at = 0;
    // At least the next 25 bits, on top; zeros behind the end.
    function ahead() {
      const i = at >> 3;
      return (b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (at & 7);
    }
    function skip(n) {
      at += n;
      if (at > 8 * b.length) { throw damaged(name); }
    }
    function take(k) {
      const v = k ? ahead() >>> 32 - k : 0;
      skip(k);
      return v;
    }
    return {
      rice: function (k) {
        let q = 0, ones;
        while ((ones = Math.clz32(~ahead())) > 23) { q += 24; skip(24); }
        skip(ones + 1);
        q = (q + ones) * Math.pow(2, k);
        return k > 24 ? q + take(k - 16) * 65536 + take(16) : q + take(k);
      },
      // level reads what is 0, 10, 110 or 111.
      level: function () {
        const top = ahead() >>> 29, v = top < 4 ? 0 : top < 6 ? 1 : top - 4;
        skip(v < 3 ? v + 1 : 3);
        return v;
      }
    };
  }

  window.wdFiles = { damaged: damaged, file: file, shard: shard, texts: texts, bitsOf: bitsOf };
})();
