/**
 * One change or several close together, with some of the copied text on both sides: a match may end
 * sooner, or begin later, than it could. Positions and offsets are those of the pair's buffer.
 */
export interface ChangedPart {
  from: number;
  to: number;
  /** Where the changed text itself begins and ends. */
  first: number;
  last: number;
  /** How far back lies the text before the change, and that behind it; 0: nowhere. */
  before: number;
  after: number;
  /** Whether the text right before `from` is copied. */
  isCopiedBefore: boolean;
  /** How many bytes behind `to` are copied in one go. */
  copied: number;
}
