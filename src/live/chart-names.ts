/**
 * The names that a hub takes: those of `charts`, as they are written there. Where pushes add charts, any
 * name, and editors still suggest those. Where `charts` names none, any name, too.
 */
export type ChartName<Name extends string, Adds extends boolean> = [Name] extends [never]
  ? string
  : true extends Adds
    ? Name | (string & {})
    : Name;

/** A chart by its name, or with a size, as in `cpu@400x260`. */
export type AskedName<Name extends string> = Name | `${Name}@${string}`;
