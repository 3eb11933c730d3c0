// Its height is that of the plot with its axes; title and legend come on top.
const TEXTS_HEIGHT = 60;

// Has no tooltips: its legend shows the values below the pointer.
globalThis.library = {
  create(place, { title, names, points }) {
    const columns = [0, ...names.keys().map((index) => index + 1)];
    const data = columns.map((column) =>
      points.map((point) => (column === 0 ? point[0] / 1000 : point[column])),
    );
    const series = names.map((label, index) => ({ label, stroke: COLORS[index], width: 2 }));
    const size = { width: place.clientWidth, height: place.clientHeight - TEXTS_HEIGHT };
    const view = new uPlot(
      { title, ...size, series: [{ value: "{HH}:{mm}:{ss}" }, ...series] },
      data,
      place,
    );
    return { view, data };
  },
  add({ view, data }, time, values) {
    [time / 1000, ...values].forEach((value, index) => {
      data[index].shift();
      data[index].push(value);
    });
    view.setData(data);
  },
};
