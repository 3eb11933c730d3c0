// @ts-check
// An e-mail with a chart. Mail programs show neither scripts nor SVG, so the chart is a PNG that comes
// along in the mail; its values follow as a table, and as plain text for programs without pictures.
import MailComposer from "nodemailer/lib/mail-composer";
import { lineChart } from "plotcast";
import { toPng } from "plotcast/png";
import { createPage, start } from "./serve-page.js";

const hours = Array.from({ length: 8 }, (_, i) => ({
  time: Date.UTC(2026, 2, 1, 3 * i),
  y: Math.round(10 * (9 - 7 * Math.cos(((i - 1) * Math.PI) / 4))) / 10,
}));
const chart = lineChart({
  title: "Temperature in Berlin",
  yUnit: "°C",
  grid: true,
  smooth: true,
  timeZone: "Europe/Berlin",
  // As wide as mail programs show a picture without scaling it, also on a phone.
  width: 480,
  height: 280,
}).add("Berlin", hours);

// Twice as many pixels, for screens that have them.
const png = await toPng(chart, { scale: 2 });

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/Berlin" });
const lines = hours.map(({ time, y }) => `${clock.format(time)}  ${y} °C`);
const table = chart.table();

/** @param {string} picture its address */
const createHtml = (picture) => `<p>Good morning, this was yesterday:</p>
<p><img src="${picture}" width="480" height="280" alt="Temperature in Berlin, as in the table below"
  style="max-width: 100%; height: auto"></p>
${table}`;

const mail = new MailComposer({
  from: "charts@example.org",
  to: "you@example.org",
  subject: "Yesterday in Berlin",
  text: `Good morning, this was yesterday:\n\n${lines.join("\n")}\n`,
  html: createHtml("cid:temperature@example.org"),
  attachments: [
    {
      filename: "temperature.png",
      content: Buffer.from(png),
      cid: "temperature@example.org",
      contentDisposition: "inline",
    },
  ],
});
// To send it: `createTransport("smtps://…").sendMail(…)` of nodemailer takes the same.
const message = await mail.compile().build();

const page = createPage(
  "An e-mail",
  `<p><a href="/report.eml">report.eml</a> opens in a mail program. It looks about like this:</p>
${createHtml("/temperature.png")}`,
);

/** @type {Record<string, [type: string, body: string | Uint8Array]>} */
const files = {
  "/": ["text/html; charset=utf-8", page],
  "/temperature.png": ["image/png", png],
  "/report.eml": ["message/rfc822", message],
};

await start((req, res) => {
  const [type, body] = files[req.url ?? ""] ?? [];
  if (type === undefined) res.writeHead(404).end();
  else res.setHeader("content-type", type).end(body);
}, 1336);
