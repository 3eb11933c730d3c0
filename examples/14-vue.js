// @ts-check
// Live charts in Vue, without a build step: Vue takes `<live-chart>` for what it is, an element. This
// server hands out Vue and the element's script.
import { readFile } from "node:fs/promises";
import { createPage, start } from "./serve-page.js";
import { live } from "./temperatures.js";

const root = new URL("..", import.meta.url).href;
const imports = {
  vue: "/node_modules/vue/dist/vue.esm-browser.prod.js",
  "plotcast/client": import.meta.resolve("plotcast/client").replace(root, "/"),
};

const page = createPage(
  "In Vue",
  `<div id="root">
  <p>
    <button v-for="name in ['kitchen', 'cellar']" :aria-pressed="name === room" @click="room = name">
      {{ name }}
    </button>
    <label><input type="checkbox" v-model="isPaused"> pause</label>
  </p>
  <div class="charts">
    <live-chart :src="'/events?chart=' + room" :paused="isPaused" @frame="frames++"></live-chart>
    <live-chart src="/events?chart=outside" legend-links></live-chart>
  </div>
  <p>The first chart has changed <output>{{ frames }}</output> times.
</div>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import "plotcast/client";
import { createApp } from "vue";

const app = createApp({ data: () => ({ room: "kitchen", isPaused: false, frames: 0 }) });
app.config.compilerOptions.isCustomElement = (tag) => tag === "live-chart";
app.mount("#root");
</script>`,
);

/**
 * Reads a module that the page may import; undefined for any other path.
 *
 * @param {string} path
 */
async function moduleAt(path) {
  if (path !== imports.vue && !/^\/dist\/[\w./-]+\.js$/.test(path)) return undefined;
  return readFile(new URL(`.${path}`, root)).catch(() => undefined);
}

await start(async (req, res) => {
  const path = new URL(req.url ?? "/", "http://localhost").pathname;
  const text = await moduleAt(path);
  if (path === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (text === undefined) live.handler(req, res);
  else res.setHeader("content-type", "text/javascript; charset=utf-8").end(text);
}, 1334);
