globalThis.library = {
  create(place, { title, names, points }) {
    const view = echarts.init(place);
    const data = names.map((_, index) => points.map(([time, ...values]) => [time, values[index]]));
    view.setOption({
      animation: false,
      color: COLORS,
      title: { text: title },
      legend: { top: 32 },
      tooltip: { trigger: "axis" },
      grid: { top: 64, bottom: 30, left: 40, right: 16 },
      xAxis: { type: "time", axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", scale: true },
      series: names.map((name, index) => ({
        name,
        type: "line",
        showSymbol: false,
        data: data[index],
      })),
    });
    return { view, data };
  },
  add({ view, data }, time, values) {
    data.forEach((column, index) => {
      column.shift();
      column.push([time, values[index]]);
    });
    view.setOption({ series: data.map((column) => ({ data: column })) });
  },
};
