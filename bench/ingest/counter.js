const PATIENCE_MS = 8000;
const PAUSE_MS = 500;
const SECOND = 1000;

// What a counter of StatsD's came to: each rate counts for the time since the last one of its series. Waits
// for the last flush.
export async function sumOfCounter(url, chart, expected) {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    const sum = await readSum(url, chart);
    if (sum >= expected || performance.now() > end) return sum;
  }
}

async function readSum(url, chart) {
  const response = await fetch(`${url}/c/${encodeURIComponent(chart)}.csv`);
  if (!response.ok) return 0;
  const [head, ...rows] = (await response.text()).trim().split("\n");
  const times = head.split(",").map(() => undefined);
  let sum = 0;
  for (const row of rows) {
    const [time, ...values] = row.split(",");
    const now = Date.parse(time);
    for (const [i, value] of values.entries()) {
      if (value === "") continue;
      // The first value of all counts over a second.
      sum += (Number(value) * (now - (times[i] ?? now - SECOND))) / SECOND;
      times[i] = now;
    }
  }
  return Math.round(sum);
}
