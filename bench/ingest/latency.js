import { startBrowser } from "../page/browser.js";
import { quantile } from "../quantile.js";

const FIRST = 10_000;

// From a POST to the changed picture in Chromium, in ms, many times.
export async function measureLatency(url, count) {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await post(url, FIRST);
    await page.goto(`${url}/?chart=latency`);
    await page.evaluate(watchValues);
    await page.waitForFunction((value) => window.seen.has(value), FIRST);
    const times = [];
    for (let i = 1; i <= count; i++) times.push(await measureOne(page, url, FIRST + i));
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), most: quantile(times, 1) };
  } finally {
    await browser.close();
  }
}

// Both clocks are of this machine, and count since 1970.
async function measureOne(page, url, value) {
  const posted = performance.timeOrigin + performance.now();
  await post(url, value);
  await page.waitForFunction((one) => window.seen.has(one), value);
  const shown = await page.evaluate((one) => window.seen.get(one), value);
  // Not in step with cycles, of which none comes sooner than the pause after the last.
  await new Promise((done) => setTimeout(done, 60 + Math.random() * 100));
  return shown - posted;
}

async function post(url, value) {
  const body = JSON.stringify({ Latency: value });
  const response = await fetch(`${url}/api/push/latency`, { method: "POST", body });
  if (!response.ok) throw new Error(await response.text());
}

// In the page: when each value first stood in the picture.
function watchValues() {
  window.seen = new Map();
  const note = () => {
    const now = performance.timeOrigin + performance.now();
    const text = document.querySelector("live-chart").textContent;
    for (const [digits] of text.matchAll(/1\d[,.]?\d{3}/g)) {
      const value = Number(digits.replace(/\D/g, ""));
      if (!window.seen.has(value)) window.seen.set(value, now);
    }
  };
  note();
  new MutationObserver(note).observe(document.querySelector("main"), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}
