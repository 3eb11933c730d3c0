// The chart that every contender draws, so that none draws less than the others.
export const chart = {
  title: "Live Sensor Data",
  series: "Sensor",
  width: 800,
  height: 400,
};
