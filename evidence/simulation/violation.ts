/** A promise of the system that was broken; `invariant` names it, `message` tells what was seen. */
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
