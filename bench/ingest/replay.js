// Posts some hours of many series at 1 Hz, as fast as they are taken, and tells the server's memory meanwhile.
const BATCH_SECONDS = 5;

export async function replay(program, { series, seconds, marks }) {
  const start = Math.floor(Date.now() / 1000) - seconds - 60;
  const memory = [];
  for (let second = 0; second < seconds; second += BATCH_SECONDS) {
    await post(program.url, linesOf(start + second, series));
    const done = second + BATCH_SECONDS;
    if (marks.includes(done)) memory.push({ seconds: done, bytes: program.residentBytes() });
  }
  return memory;
}

function linesOf(start, series) {
  let text = "";
  for (let second = start; second < start + BATCH_SECONDS; second++) {
    for (let i = 0; i < series; i++) {
      text += `load${i % 20},host=h${i} value=${(Math.sin(second / 50 + i) * 50).toFixed(3)} ${second}\n`;
    }
  }
  return text;
}

async function post(url, body) {
  const response = await fetch(`${url}/api/v2/write?precision=s`, { method: "POST", body });
  if (response.status !== 204) throw new Error(await response.text());
}
