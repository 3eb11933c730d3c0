import type { ServerResponse } from "node:http";

/** What a program may have said of a body of its own, such as a page that says 404. */
const OF_ANOTHER_BODY = ["content-length", "content-encoding", "content-disposition", "etag"];

/** Begins a response. Headers that a program has set before stay, but for those that we set, too; where both sides have a `vary`, both count. */
export function writeHead(
  res: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
): void {
  for (const name of OF_ANOTHER_BODY) if (res.hasHeader(name)) res.removeHeader(name);
  // As Koa sets one with each status; HTTP/2 has none.
  if (res.req.httpVersionMajor === 1) res.statusMessage = "";
  const theirs = res.getHeader("vary");
  if (theirs === undefined) return void res.writeHead(status, headers);
  const vary = [theirs, headers["vary"] ?? []].flat().flatMap(readNames);
  res.writeHead(status, { ...headers, vary: [...new Set(vary)].join(", ") });
}

/** In lower case, as one name may be written in two ways. */
function readNames(list: string | number): string[] {
  return String(list)
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
