/** A broken invariant of the system: `invariant` is its name, `message` the observed state. */
export class Violation extends Error {
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(detail);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}

/** @throws Violation unless it holds */
export function must(holds: boolean, invariant: string, detail: () => string): asserts holds {
  if (!holds) throw new Violation(invariant, detail());
}
