const formatTime = (time) => new Date(time).toTimeString().slice(0, 8);

globalThis.library = {
  create(place, { title, names, points }) {
    const canvas = document.createElement("canvas");
    place.append(canvas);
    const datasets = names.map((label, index) => ({
      label,
      borderColor: COLORS[index],
      borderWidth: 2,
      pointRadius: 0,
      data: points.map(([x, ...values]) => ({ x, y: values[index] })),
    }));
    return new Chart(canvas, {
      type: "line",
      data: { datasets },
      options: {
        animation: false,
        maintainAspectRatio: false,
        // Points come sorted and as the library keeps them, so it need not parse them.
        parsing: false,
        normalized: true,
        interaction: { mode: "index", intersect: false },
        plugins: {
          title: { display: true, text: title },
          tooltip: { callbacks: { title: ([{ parsed }]) => formatTime(parsed.x) } },
        },
        // An axis of time needs one more library; this one is only written as one.
        scales: {
          x: { type: "linear", bounds: "data", ticks: { callback: formatTime, maxRotation: 0 } },
        },
      },
    });
  },
  add(chart, time, values) {
    chart.data.datasets.forEach(({ data }, index) => {
      data.shift();
      data.push({ x: time, y: values[index] });
    });
    chart.update("none");
  },
};
