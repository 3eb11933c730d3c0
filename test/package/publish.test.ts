import { expect, test } from "vitest";
import { deadLinks, missingAddresses } from "../../scripts/package/publish.js";

const ADDRESSES = {
  repository: { type: "git", url: "git+https://example.org/plotcast.git" },
  homepage: "https://example.org/plotcast",
  bugs: { url: "https://example.org/plotcast/issues" },
};

test("prepublishOnly: it lets a manifest with all three addresses pass", () => {
  expect(missingAddresses(ADDRESSES)).toEqual([]);
  expect(missingAddresses({ ...ADDRESSES, bugs: "https://example.org/issues" })).toEqual([]);
});

test.each(["repository", "homepage", "bugs"])(
  "prepublishOnly: it says that %s is to be set",
  (name) => {
    for (const value of [
      undefined,
      null,
      "",
      {},
      { url: "" },
      { url: 1 },
      "https://",
      "plotcast",
    ]) {
      expect(missingAddresses({ ...ADDRESSES, [name]: value })).toEqual([
        expect.stringContaining(`set "${name}"`),
      ]);
    }
  },
);

test("prepublishOnly: links to the web, within the page and to files of the package are fine", () => {
  const readme = `
![A chart](https://example.org/chart.png) and [below](#below), [the changes](CHANGELOG.md),
[a part of them](./CHANGELOG.md#one), <img alt="b" src="https://example.org/b.png">, [a text] (aside)

[web]: https://example.org
\`[code](nowhere.md)\`

\`\`\`html
<img src="nowhere.png"> ![x](nowhere.png)
\`\`\`
`;
  expect(deadLinks(readme, ["CHANGELOG.md", "README.md"])).toEqual([]);
});

test.each([
  ["![A chart](docs/chart.png)", "docs/chart.png"],
  ['![A chart](docs/chart.png "title")', "docs/chart.png"],
  ["[![A chart](docs/chart.png)](https://example.org)", "docs/chart.png"],
  ["![A chart](<docs/chart.png>)", "docs/chart.png"],
  ["[The gallery](gallery/)", "gallery/"],
  ["See [it][1].\n\n[1]: docs/it.md", "docs/it.md"],
  ['<p align="center">\n<img width="300" src="docs/chart.png">', "docs/chart.png"],
  ["<a class=x href='docs/it.md'>it</a>", "docs/it.md"],
  ["![A chart](http://example.org/chart.png)", "http://example.org/chart.png"],
  ["[up](../CHANGELOG.md)", "../CHANGELOG.md"],
  ["[root](/CHANGELOG.md)", "/CHANGELOG.md"],
])("prepublishOnly: %s leads nowhere", (readme, link) => {
  expect(deadLinks(readme, ["CHANGELOG.md"])).toEqual([
    `README.md: ${link} is not in the package; make it an https address.`,
  ]);
});
