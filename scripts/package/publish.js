/**
 * What npm shows of a package, and what must be there before it is published.
 *
 * @typedef {Record<string, unknown>} Manifest
 */

/** Where a reader goes from npm's page: to the source, to read on, to report a fault. */
const ADDRESSES = {
  repository: '{ "type": "git", "url": "git+https://…/plotcast.git" }',
  homepage: '"https://…"',
  bugs: '{ "url": "https://…/issues" }',
};

/**
 * @param {Manifest} manifest
 * @returns {string[]} what is wrong
 */
export function missingAddresses(manifest) {
  return Object.entries(ADDRESSES)
    .filter(([name]) => !/^(?:git\+)?https:\/\/[^/]/.test(addressOf(manifest[name])))
    .map(([name, example]) => `package.json: set "${name}" to an address such as ${example}.`);
}

/** @param {unknown} field @returns {string} */
function addressOf(field) {
  const url = typeof field === "object" && field !== null && "url" in field ? field.url : field;
  return typeof url === "string" ? url : "";
}

/**
 * Pictures and links that lead nowhere outside the repository: all that are no https address, no
 * place in the page itself, and no file of the package.
 *
 * @param {string} readme
 * @param {string[]} files of the package
 * @returns {string[]} what is wrong
 */
export function deadLinks(readme, files) {
  return linksIn(readme)
    .filter((link) => !/^(?:https:\/\/|#)/.test(link))
    .filter((link) => !files.includes(link.replace(/^\.\//, "").replace(/[#?].*$/, "")))
    .map((link) => `README.md: ${link} is not in the package; make it an https address.`);
}

const CODE = /^(`{3,}|~{3,})[^]*?^\1|`[^`\n]+`/gm;
const LINKS = [
  /\]\(\s*<?([^\s)>]+)/g,
  /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm,
  /<[^>]+\s(?:src|href)\s*=\s*["']?([^\s"'>]+)/gi,
];

/** @param {string} markdown @returns {string[]} */
function linksIn(markdown) {
  const text = markdown.replaceAll(CODE, "");
  return LINKS.flatMap((link) => [...text.matchAll(link)].map(([, target = ""]) => target));
}
