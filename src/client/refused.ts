/** A server answers so where a chart is unknown, or asked for in a way that it does not understand. */
const REFUSALS = [400, 404];

/** The address of a stream of these charts. */
export function streamUrl(address: string, charts: readonly string[]): URL {
  const url = new URL(address);
  url.searchParams.set("as", "element");
  for (const chart of charts) url.searchParams.append("chart", chart);
  return url;
}

/**
 * Finds the charts for which a server refuses a whole stream. It answers one refusal for all, and an
 * `EventSource` does not tell which, so each is asked for alone.
 *
 * @returns none where the stream ended for another reason.
 */
export async function findRefused(address: string, charts: readonly string[]): Promise<string[]> {
  if (!charts[1] || !(await isRefused(address, charts))) return [];
  const refused = await Promise.all(charts.map((chart) => isRefused(address, [chart])));
  return charts.filter((_, i) => refused[i]);
}

async function isRefused(address: string, charts: readonly string[]): Promise<boolean> {
  try {
    const { status } = await fetch(streamUrl(address, charts), { method: "HEAD" });
    return REFUSALS.includes(status);
  } catch {
    return false;
  }
}
