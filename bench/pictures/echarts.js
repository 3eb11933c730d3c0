// How ECharts draws a picture: on the server, as its handbook has it.
import * as echarts from "echarts";

/** What most charts have; everything else is ECharts' own default. */
export function drawPicture({ width, height, theme, words }, option) {
  const instance = echarts.init(null, theme === "dark" ? "dark" : null, {
    renderer: "svg",
    ssr: true,
    width,
    height,
  });
  const { title, ...rest } = option;
  instance.setOption({
    animation: false,
    useUTC: true,
    ...(title === undefined ? {} : { title: { text: words(title) } }),
    ...rest,
  });
  const svg = instance.renderToSVGString();
  const plot = instance.getModel().getComponent("grid")?.coordinateSystem.getRect();
  instance.dispose();
  if (plot === undefined) return { svg };
  const { x, y, width: w, height: h } = plot;
  return { svg, plot: { x, y, width: w, height: h } };
}

export function pairs(xs, ys) {
  return Array.from(xs, (x, i) => [x, ys[i] ?? null]);
}
