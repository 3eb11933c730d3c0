/** The size of the upright box around a box of this size that is turned by so many degrees, in either direction. */
export function turnedBox(
  width: number,
  height: number,
  degrees: number,
): { width: number; height: number } {
  const angle = (degrees * Math.PI) / 180;
  const sin = Math.abs(Math.sin(angle));
  const cos = Math.abs(Math.cos(angle));
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}
