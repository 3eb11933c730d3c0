// @ts-check
// Fetches each picture when it scrolls into view, and again when the form's settings change.
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const places = [...document.querySelectorAll(".drawings")].filter(
  (place) => place instanceof HTMLElement,
);

/** @type {Set<HTMLElement>} */
const inSight = new Set();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const place = /** @type {HTMLElement} */ (target);
      if (isIntersecting) inSight.add(place);
      else inSight.delete(place);
      if (isIntersecting) void show(place);
    }
  },
  { rootMargin: "400px" },
);
for (const place of places) watcher.observe(place);

form.addEventListener("input", () => {
  const { width, theme } = readForm();
  document.documentElement.dataset["theme"] = theme;
  const output = form.querySelector("output");
  if (output !== null) output.textContent = width;
  for (const place of inSight) void show(place);
});

function readForm() {
  const asked = new FormData(form);
  const theme = asked.has("dark") ? "dark" : "light";
  return { theme, width: String(asked.get("width")), words: String(asked.get("words")) };
}

/** @param {HTMLElement} place */
async function show(place) {
  const query = String(new URLSearchParams(readForm()));
  if (place.dataset["shown"] === query) return;
  place.dataset["shown"] = query;
  const response = await fetch(`/pictures/${place.dataset["picture"]}?${query}`);
  /** @type {{ by: string, svgs: string[] }[]} */
  const drawings = await response.json();
  if (place.dataset["shown"] === query) place.replaceChildren(...drawings.map(createFigure));
}

/**
 * Puts a drawing into a shadow tree, as ids and styles of some libraries would clash on one page.
 *
 * @param {{ by: string, svgs: string[] }} drawing
 */
function createFigure({ by, svgs }) {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const bytes = svgs.reduce((sum, svg) => sum + new Blob([svg]).size, 0);
  caption.textContent = `${by}, ${bytes.toLocaleString("en-US")} bytes`;
  const host = document.createElement("div");
  host.attachShadow({
    mode: "open",
  }).innerHTML = `<style>figure{margin:0}svg{vertical-align:top}</style>${svgs.join("\n")}`;
  figure.append(host, caption);
  return figure;
}
