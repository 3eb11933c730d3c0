import { escapeXml, type ThemeName } from "../chart/inner-face.ts";
import { chartSelector } from "../live/framework-formats.ts";

/** What a live page without a script begins with. */
export interface LivePageHead {
  title: string;
  /** Of charts, in their order. */
  names: readonly string[];
  /** How many charts have no place on it. */
  left: number;
  theme: ThemeName | undefined;
  /** When the page is loaded anew once the stream has ended, in ms. */
  refreshMs: number;
}

/** The page up to its first frame. */
export function livePageHead({ title, names, left, theme, refreshMs }: LivePageHead): string {
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  const more =
    left === 0
      ? ""
      : ` ${left} more charts have no place here; <code>?chart=NAME</code> shows one.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}">
<meta http-equiv="refresh" content="${Math.ceil(refreshMs / 1000)}">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}${chartRules(names)}</style>
</head>
<body>
<header><h1>${escapeXml(title)}</h1>
<p class="streams">Live without a script: each frame takes the place of the last, and the page loads itself anew about once a minute.${more}</p>
<p class="loads">Without a script, and this browser shows one frame at a time: the page loads itself anew about once a minute.${more}</p>
</header>
<main>
`;
}

/** Whether a browser can tell the last whole frame from the others. `:last-child` is no use while a page goes on. */
const CAN_STREAM = "selector(:has(+i))";

const STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;padding:24px;max-width:1600px;font:15px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:22px;overflow-wrap:anywhere}
p{margin:4px 0 16px;font-size:13px}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:16px}
main>*{min-width:0;max-width:640px}
main>div>svg{width:100%;height:auto}
i,.streams{display:none}
@supports ${CAN_STREAM}{main>div[data-chart],.loads{display:none}.streams{display:block}}
@media(max-width:600px){body{padding:14px 10px}main{gap:10px}}
`;

/**
 * A chart keeps its place, and of its frames the last whole one is shown: one with its end behind it. Where
 * browsers do not know that, it is the first.
 */
function chartRules(names: readonly string[]): string {
  const rules = names.map((name, i) => {
    const one = chartSelector(name);
    return (
      `${one}{order:${i}}${one}~${one}{display:none}\n` +
      `@supports ${CAN_STREAM}{${one}:has(+i):not(:has(~${one}+i)){display:block}}\n`
    );
  });
  return rules.join("");
}
