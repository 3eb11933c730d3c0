const source = new EventSource(
  "/events?" + new URLSearchParams(asked.map((name) => ["chart", name])),
);
document.querySelectorAll(".chart").forEach((place, index) =>
  source.addEventListener(asked[1] ? asked[index] : "message", (event) => {
    place.innerHTML = event.data;
    countDrawn(1);
  }),
);
