// Follows the points of some charts, as JSON over one connection, and keeps a window of each.
// `library` draws them: each library's file says how.
const pointsOfPage = document.getElementById("points");

function start({ charts }) {
  const places = document.querySelectorAll(".chart");
  drawn = charts.map((chart, index) => library.create(places[index], chart));
  countDrawn(drawn.length);
}

function add([time, values]) {
  drawn.forEach((chart, index) => library.add(chart, time, values[index]));
  countDrawn(drawn.length);
}

let drawn = [];
if (pointsOfPage) start(JSON.parse(pointsOfPage.textContent));
const source = new EventSource(`/points${location.search}`);
source.addEventListener("window", (event) => drawn.length || start(JSON.parse(event.data)));
source.addEventListener("message", (event) => add(JSON.parse(event.data)));
