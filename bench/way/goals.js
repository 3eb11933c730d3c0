const MOST_OF_DRAWING = { identity: 1.5, zstd: 2, gzip: 2.5 };
const MANY = 200;
const MOST = 1000;
const MOST_HELD_MS = 20;
const MOST_OF_TEN = 1.3;
const TIMES_FASTER = 200;

// Compares the figures with plotcast's goals. A missed goal fails nothing.
export function wayGoals({ ways, rivals }) {
  return [
    ...ways.filter(isMany).map(ofDrawing),
    ...ways.flatMap((way) => ofTen(way, ways)),
    mostHeld(ways),
    ...rivals.flatMap((rival) => fasterThan(rival, ways)),
  ].filter((goal) => goal !== undefined);
}

function isMany({ charts, coding }) {
  return charts >= MANY && MOST_OF_DRAWING[coding] !== undefined;
}

function ofDrawing(way) {
  const reached = way.ofOtherDrawing ?? way.ofDrawing;
  return atMost(`${nameOf(way)}: times the cost of drawing`, MOST_OF_DRAWING[way.coding], reached);
}

function ofTen(way, ways) {
  const ten = ways.find((other) => other.charts === 10 && isAlike(other, way));
  if (way.charts !== MOST || ten === undefined) return [];
  const reached = way.microseconds / ten.microseconds;
  return [atMost(`${nameOf(way)}: times the cost per chart of 10`, MOST_OF_TEN, reached)];
}

function mostHeld(ways) {
  const reached = Math.max(...ways.map(({ holdMs }) => holdMs));
  return atMost("longest hold of the event loop, ms", MOST_HELD_MS, reached);
}

function fasterThan({ name, rival, charts, microseconds }, ways) {
  if (rival !== "echarts" || charts !== MOST) return [];
  return ways
    .filter((way) => way.charts === charts && way.looks === "one")
    .map((way) => {
      const reached = microseconds / way.microseconds;
      const what = `${nameOf(way)}: times faster than ${name} with gzip`;
      return { what, goal: TIMES_FASTER, reached, isMet: reached >= TIMES_FASTER };
    });
}

function nameOf({ charts, looks, name }) {
  const look = looks === "one" ? "of one look" : "of many looks";
  return `${charts === 1 ? "1 chart" : `${charts.toLocaleString("en-US")} charts ${look}`}, ${name}`;
}

function atMost(what, goal, reached) {
  return { what, goal, limit: "at most", reached, isMet: reached <= goal };
}

function isAlike(way, other) {
  return way.looks === other.looks && way.coding === other.coding;
}
