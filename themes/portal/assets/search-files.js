// What Go and these scripts must agree on. It is written by
// go test ./internal/search -run TestScriptConstants -update
window.wdFormat = {
  version: 6,
  folds: [[65,90,1,32],[192,214,1,32],[216,222,1,32],[256,302,2,1],[306,310,2,1],[313,327,2,1],[330,374,2,1],[377,381,2,1],[913,929,1,32],[931,937,1,32],[1040,1071,1,32],[1024,1039,1,80],[12288,12288,1,-12256],[65281,65312,1,-65248],[65313,65338,1,-65216],[65339,65374,1,-65248]],
  han: [[12293,12293],[12295,12295],[12353,12438],[12449,12538],[12540,12540],[12549,12591],[13312,19903],[19968,40959],[63744,64255],[131072,262143]],
  digits: [[48,57]],
  letters: [[97,122],[192,214],[216,246],[248,591],[880,1327],[44032,55203]],
  spaces: [[9,13],[32,32],[160,160],[8192,8203],[12288,12288],[65279,65279]],
  blanks: [[32,32],[160,160],[173,173],[8203,8205],[65279,65279]],
  unseen: [[173,173],[8203,8205],[65279,65279]],
  maxQuery: 200,
  maxTerms: 16,
  maxPairs: 8,
  maxWord: 24,
  base: 93,
  digits93: " !#$%\u0026'()*+,-./0123456789:;\u003c=\u003e?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~",
  bits93: 13,
  oneDigit: 48,
  twoDigits: 32,
  leastMatch: 4,
  longMatch: 91,
  escape: 92,
  pairs: {"numberBits":15,"runeBits":21,"first":12288,"last":40959,"zero":19968,"digit":20992,"letter":20993,"none":20994,"factors":[2654435761,2246822507]},
  words: {"basis":2166136261,"factor":16777619,"shift":15,"chars":2,"end":32},
  titles: [31,7],
  rice: [69,100],
  levelBits: 2,
  signatureBits: 14,
  levelWeights: [4,5,6,16],
  maxChecked: 400,
  sieveAfter: 3,
  sieveLeast: 8,
  maxSlices: 5,
  snippetLength: 90,
  snippetLead: 24,
  maxPlaces: 100,
};
// End of what is written.

// Reads the files of the search index. They are classic scripts, since browsers
// load nothing else from a folder; each calls wdIndex with its name and what it
// holds. Package search/format tells what the files look like.
(function () {
  "use strict";
  const F = window.wdFormat;

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

  // ---- Bytes and texts

  // Bytes are handed over as text: some bits in each two of the characters.
  const digits = F.base, bits93 = F.bits93;
  const value93 = new Int8Array(128).fill(-1), pair93 = new Int16Array(1 << 14).fill(-1);
  for (let v = 0; v < digits; v++) { value93[F.digits93.charCodeAt(v)] = v; }
  for (let i = 0; i < 1 << 14; i++) {
    const v = value93[i >> 7] * digits + value93[i & 127];
    if (value93[i >> 7] >= 0 && value93[i & 127] >= 0 && v < 1 << bits93) { pair93[i] = v; }
  }
  // The loops of this file are long and flat: a search runs through them once, so
  // that browsers have no time to do away with calls. Behind the bytes are some
  // zeros, so that bits can be read some at a time.
  function decode(n, text) {
    const size = text.length / 2 * bits93 >> 3, out = new Uint8Array(size + 8);
    let acc = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i += 2) {
      const a = text.charCodeAt(i), b = text.charCodeAt(i + 1), v = (a | b) < 128 ? pair93[a << 7 | b] : -1;
      if (v < 0) { throw 0; }
      acc = (acc & 0x7F) << bits93 | v;
      held += bits93 - 8;
      out[at++] = acc >> held;
      if (held >= 8) { out[at++] = acc >> (held -= 8); }
    }
    if (!(n <= size)) { throw 0; }
    return out.fill(0, n).subarray(0, n);
  }

  // uncompact gives what was compressed into such characters: n units of texts,
  // of which the most common have numbers in a list.
  const oneDigit = F.oneDigit, firstMatch = oneDigit + F.twoDigits, longMatch = F.longMatch, escape = F.escape, leastMatch = F.leastMatch;
  function uncompact(n, text, chars) {
    if (!(n <= digits * text.length)) { throw 0; } // no characters give more
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
      if (v < firstMatch) {
        if (v >= oneDigit) { v = oneDigit + (v - oneDigit) * digits + digit(); }
        if (v >= chars.length) { throw 0; }
        out[k++] = chars[v];
      } else if (v === escape) {
        const high = digit(), middle = digit();
        out[k++] = (high * digits + middle) * digits + digit();
      } else {
        const high = digit(), away = high * digits + digit();
        let length = v - firstMatch + leastMatch;
        if (v === longMatch) {
          let more;
          do { length += more = digit(); } while (more === escape);
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
    // The characters of texts are in order within those of one digit and within
    // each first digit of two.
    chars: function () {
      const n = this.uint();
      if (n > this.b.length) { throw damaged(this.name); } // each takes a byte
      const list = new Uint16Array(n);
      for (let i = 0, c = 0; i < n; i++) {
        if (!i || i >= oneDigit && (i - oneDigit) % digits === 0) { c = 0; }
        list[i] = c += this.uint();
      }
      return list;
    }
  };

  // ---- Tables and postings

  // table reads what there is of every document of a segment.
  function table(r, s, index) {
    const t = { s: s, index: index, traditional: r.uint(), channels: [], days: new Int32Array(s.d), festivals: [], dead: new Uint8Array(s.d) };
    let docs = 0;
    for (let n = r.uint(); n > 0; n--) {
      t.channels.push(docs);
      const size = r.uint();
      if (!size) { continue; }
      let day = r.uint();
      day = day % 2 ? -(day + 1) / 2 : day / 2;
      if (docs + size > s.d) { throw damaged(r.name); }
      const k = r.uint(), gaps = new Int32Array(size - 1);
      if (!rices(r.take(r.uint()), k, gaps)) { throw damaged(r.name); }
      t.days[docs++] = day;
      for (let i = 0; i < size - 1; i++) { t.days[docs++] = day += gaps[i]; }
    }
    for (let n = r.uint(); n > 0; n--) {
      const list = [];
      let doc = 0;
      for (let k = r.uint(); k > 0; k--) { list.push(doc += r.uint()); }
      t.festivals.push(list);
    }
    t.chars = r.chars();
    let doc = 0;
    s.x.forEach(function (gap) { t.dead[doc += gap] = 1; });
    return t;
  }

  // rices reads numbers in Rice code with the parameter k, as many as there is room
  // for, and behind each, where they are wanted, a level: 0, 10, 110 or 111. They are
  // in bytes of what decode made, or of part of it; bits begin with the highest. It
  // reports whether they were all there.
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

  function riceParameter(n, df) {
    const mean = Math.floor(n * F.rice[0] / (df * F.rice[1]));
    return mean < 1 ? 0 : 31 - Math.clz32(mean);
  }

  // A shard holds its terms with the heads of their postings, and behind them the
  // lists. term reads a term, and returns whether it is wanted.
  function entries(r, term) {
    const found = [];
    let size = 0;
    for (let n = r.uint(); n > 0; n--) {
      const wanted = term(r), e = { df: r.uint(), from: size };
      const v = r.uint();
      if (e.df === 1) { e.one = v; } else { size += v; }
      e.to = size;
      if (wanted) { found.push(e); }
    }
    const lists = r.take(size);
    found.forEach(function (e) { e.list = lists.subarray(e.from, e.to); });
    return found;
  }

  // postings gives the documents, of n, and levels of an entry.
  const levelSize = 1 << F.levelBits;
  function postings(e, n, name) {
    if (e.df === 1) {
      if (e.one >= levelSize * n) { throw damaged(name); }
      return { docs: Int32Array.of(Math.floor(e.one / levelSize)), levels: Uint8Array.of(e.one % levelSize) };
    }
    if (!e.df || e.df > 8 * e.list.length) { throw damaged(name); } // each takes a bit at least
    const docs = new Int32Array(e.df), levels = new Uint8Array(e.df);
    if (!rices(e.list, riceParameter(n, e.df), docs, levels)) { throw damaged(name); }
    for (let i = 0, next = 0; i < e.df; i++) {
      docs[i] = next += docs[i];
      if (next++ >= n) { throw damaged(name); }
    }
    return { docs: docs, levels: levels };
  }

  // ---- In which files of a segment terms stand

  const numberBits = F.pairs.numberBits, hashMask = Math.pow(2, 2 * numberBits) - 1;
  function hashOf(number) {
    const hash = Math.imul(number, F.pairs.factors[0]) & hashMask;
    return Math.imul(hash ^ hash >>> numberBits, F.pairs.factors[1]) & hashMask;
  }
  function pairFile(s, hash) { return s.n + "/p" + Math.floor(hash * s.p / (hashMask + 1)); }

  function wordFile(s, word) {
    const chars = Array.from(word), w = F.words;
    let h = w.basis | 0;
    chars.slice(0, w.chars).forEach(function (c) { h = Math.imul(h ^ c.codePointAt(0), w.factor); });
    if (chars.length === 1) { h = Math.imul(h ^ w.end, w.factor); }
    h = (h ^ h >>> w.shift) >>> 0;
    return s.n + "/w" + h % s.w;
  }

  // titleFile gives the file of titles whose reading begins with a text.
  function titleFile(s, typed) {
    return s.n + "/s" + (typed.charCodeAt(0) * F.titles[0] + typed.charCodeAt(1) * F.titles[1]) % s.s;
  }

  // The search page needs the index whatever is asked, and before the other scripts
  // are there.
  if (document.querySelector(".search")) { file("index").catch(function () { }); }

  window.wdFiles = {
    damaged: damaged, decode: decode, entries: entries, file: file, hashOf: hashOf, pairFile: pairFile, postings: postings, Reader: Reader,
    rices: rices, shard: shard, stringOf: stringOf, table: table, texts: texts, titleFile: titleFile, uncompact: uncompact, wordFile: wordFile
  };
})();
