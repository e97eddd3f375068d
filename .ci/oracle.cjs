// Tells what text markdown-it, with the usual plugins, finds in texts of Markdown. The
// tests of internal/parse compare it with what wendang shows.
//
// In: a line of JSON for each text, {"id": 1, "markdown": "…"}.
// Out: a line for each, {"id": 1, "blocks": [{"line": 0, "pieces": ["…"], "tags": ["<b>"]}]}; a
// piece is text without markup in it, tags are those that stand in lines of text, or in
// lines of HTML.
"use strict";
const readline = require("readline");
const markdownIt = require("markdown-it")({ html: true })
  .use(require("markdown-it-footnote"))
  .use(require("markdown-it-deflist"))
  .use(require("markdown-it-task-lists"));

// It must not leave links out for what they lead to: their text is what counts.
markdownIt.validateLink = () => true;

const decode = (s) =>
  s
    .replace(/&(#x[0-9a-f]+|#[0-9]+)(?![;0-9a-f])/gi, "&$1;")
    .replace(/&(quot|amp|lt|gt|nbsp)(?!;)/gi, "&$1;") // browsers do not ask for the semicolon
    .replace(/&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/gi, (e) => markdownIt.utils.unescapeAll(e));

// Text without tags. A quotation mark begins a value only behind "=".
function withoutTags(html) {
  let out = "";
  for (let at = 0; at < html.length; ) {
    if (!/^<\/?[a-z]/i.test(html.slice(at, at + 3))) {
      out += html[at++];
      continue;
    }
    let quote = "";
    let before = "";
    let end = at + 1;
    for (; end < html.length; end++) {
      const c = html[end];
      if (quote !== "") {
        if (c === quote) quote = "";
      } else if (c === ">") {
        break;
      } else if ((c === '"' || c === "'") && before === "=") {
        quote = c;
      }
      if (c.trim() !== "") before = c;
    }
    out += "\n";
    at = end + 1;
  }
  return out;
}

// The text of HTML; what is in scripts and styles is none.
function htmlText(html) {
  return decode(
    withoutTags(
    html
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "\n$1\n")
      .replace(/<!doctype[^>]*>/gi, "\n")
      .replace(/<\?xml[^>]*>/gi, "\n")
      .replace(/<!--[\s\S]*?(-->|$)/g, "")
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    ),
  );
}

function inline(children, pieces, tags) {
  for (const token of children) {
    switch (token.type) {
      case "html_inline":
        if (!token.content.startsWith("<!--")) tags.push(token.content);
        break;
      case "text":
      case "text_special":
      case "code_inline":
        pieces.push(token.content);
        break;
      case "image":
        inline(token.children, pieces, tags);
        break;
    }
  }
}

function blocks(markdown) {
  const list = [];
  let line = 0;
  for (const token of markdownIt.parse(markdown, {})) {
    if (token.map) line = token.map[0];
    const pieces = [];
    const tags = [];
    switch (token.type) {
      case "inline":
        inline(token.children, pieces, tags);
        break;
      case "fence":
      case "code_block":
        pieces.push(...token.content.split("\n"));
        break;
      case "html_block":
        pieces.push(...htmlText(token.content).split("\n"));
        tags.push(...(token.content.replace(/<!--[\s\S]*?(-->|$)/g, "").match(/<\/?[a-z][^<>]*>/gi) || []));
        break;
    }
    const whole = pieces.filter((p) => p.trim() !== "");
    if (whole.length + tags.length > 0) list.push({ line, kind: token.type, pieces: whole, tags });
  }
  return list;
}

readline.createInterface({ input: process.stdin }).on("line", (l) => {
  const { id, markdown } = JSON.parse(l);
  process.stdout.write(JSON.stringify({ id, blocks: blocks(markdown) }) + "\n");
});
