/** A part of a query, and the parameters of a script. */
export type Clause = Readonly<Record<string, unknown>>;
export type Params = Readonly<Record<string, unknown>>;

/** A script with what it is given. */
export const script = (source: string, params: Params) => ({ source, params });
/** What passes all of these. */
export const all = (filter: readonly Clause[]): Clause => ({ bool: { filter } });
/** What a script lets pass. */
export const scripted = (source: string, params: Params): Clause => ({ script: { script: script(source, params) } });
