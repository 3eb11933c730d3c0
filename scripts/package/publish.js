/**
 * The fields of package.json.
 *
 * @typedef {Record<string, unknown>} Manifest
 */

/** Links on the package's page on npm: source, homepage, issues. */
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
 * Finds pictures and links that are dead outside the repository: those that are neither an https
 * address, nor an anchor of the page, nor a file of the package.
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
