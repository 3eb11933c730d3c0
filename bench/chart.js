// The one chart that every contender draws, so that none of them draws less than the others.
export const chart = {
  title: "Live Sensor Data",
  series: "Sensor",
  width: 800,
  height: 400,
};
