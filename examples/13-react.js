// @ts-check
// Live charts in React: `13-react-page.jsx` is the page. esbuild bundles it here as the server starts;
// with Vite, Next.js or any other bundler it is the same.
import { build } from "esbuild";
import { createPage, start } from "./serve-page.js";
import { live } from "./temperatures.js";

const { outputFiles } = await build({
  entryPoints: [`${import.meta.dirname}/13-react-page.jsx`],
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
});
const [script] = outputFiles;

const page = createPage(
  "In React",
  `<div id="root"></div>
<script type="module" src="/page.js"></script>`,
);

await start((req, res) => {
  if (req.url === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (req.url === "/page.js") {
    res.setHeader("content-type", "text/javascript; charset=utf-8").end(script?.contents);
  } else live.handler(req, res);
}, 1333);
