// Of each chart, in all pages.
export const SIZE = { width: 400, height: 260 };
export const NAMES = ["Room", "Cellar"];
// Those that plotcast chooses.
export const COLORS = ["#1f74ee", "#e8710a"];
// How often the charts get their next points.
export const EVERY_MS = 500;
