/** What a live chart says of points that it does not show; empty where it says nothing. */
export function toldNote(svg: string): string {
  const [note = ""] =
    svg.match(
      /(?:\d+\+? points? (?:refused|too late): [^<,]+(?:, (?=\d+\+? points? (?:refused|too late)))?)+/,
    ) ?? [];
  return note;
}
