// Compares the figures with plotcast's goals. A missed goal fails nothing.
export function ingestGoals({ push, line, disk, statsd, latency, memory, cold }) {
  return [
    push &&
      atLeast("push in process: points a second", 1_000_000, Math.max(...Object.values(push))),
    line && atLeast("line protocol: points a second", 200_000, line.perSecond),
    disk && atLeast("kept on disk: points a second", 100_000, disk.perSecond),
    ...statsdGoals(statsd),
    latency && atMost("POST to the picture: ms, 99 %", 100, latency.p99),
    memory && atMost("memory after the hour: times that after a third", 1.1, growth(memory)),
    cold && atMost("start with all points on disk: ms to the first chart", 1000, cold.ms),
    cold && atMost("a week of a series: ms", 50, cold.weekMs),
  ].filter((goal) => goal !== undefined);
}

function statsdGoals(statsd = {}) {
  return Object.entries(statsd).map(([perSecond, { lost }]) =>
    atMost(`StatsD at ${Number(perSecond).toLocaleString("en-US")} a second: points lost`, 0, lost),
  );
}

function growth(memory) {
  return memory.at(-1).bytes / memory[0].bytes;
}

function atLeast(what, goal, reached) {
  return { what, goal, reached, isMet: reached >= goal };
}

function atMost(what, goal, reached) {
  return { what, goal, limit: "at most", reached, isMet: reached <= goal };
}
