// Tells what Netlify's own readers find in a folder's _headers and _redirects.
//
// In: the folder, as the only argument. Out: JSON with both lists, and what is wrong.
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

const folder = process.argv[2];
const headers = await parseAllHeaders({ headersFiles: [folder + "/_headers"], configHeaders: [], minimal: true });
const redirects = await parseAllRedirects({ redirectsFiles: [folder + "/_redirects"], configRedirects: [], minimal: true });
console.log(JSON.stringify({
  headers: headers.headers,
  redirects: redirects.redirects,
  errors: [...headers.errors, ...redirects.errors].map(String),
}));
