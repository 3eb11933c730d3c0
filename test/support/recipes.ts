import { readFileSync } from "node:fs";

const SOURCES = readFileSync(new URL("../../docs/sources.md", import.meta.url), "utf8");

/** A recipe of docs/sources.md: a heading, a sentence, a block to paste, and what comes of it. */
export interface Recipe {
  heading: string;
  /** What stands behind the block's fence, such as "sh". */
  language: string;
  code: string;
  /** The charts that the text promises. */
  charts: readonly PromisedChart[];
}

export interface PromisedChart {
  title: string;
  name: string;
  reason: string;
}

const [, SECTION = ""] = /^## Recipes$(.*?)^## /ms.exec(`${SOURCES}\n## `) ?? [];

const BLOCK = /^```(\w+)\n(.*?)^```$/ms;
/** "The chart **CPU** at `/c/cpu_percent` …: *from influx: values of cpu*" */
const CHART = /chart \*\*(.+?)\*\* at `\/c\/(.+?)`.*?[^*]\*([^*]{12,}?)\*(?!\*)/gs;

/** All recipes, in their order. */
export const RECIPES: Recipe[] = SECTION.split(/^### /m)
  .slice(1)
  .map((text) => {
    const [heading = ""] = text.split("\n", 1);
    const [block = "", language = "", code = ""] = BLOCK.exec(text) ?? [];
    const said = text.slice(text.indexOf(block) + block.length);
    const charts = [...said.matchAll(CHART)].map(([, title = "", name = "", reason = ""]) => ({
      title,
      name,
      reason,
    }));
    return { heading, language, code, charts };
  });

/** All blocks of code in the recipes: one each. */
export const BLOCK_COUNT = [...SECTION.matchAll(/^```\w+$/gm)].length;
