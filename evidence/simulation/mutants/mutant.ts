import type { Focus } from '../workload/catalogue.ts';

export interface Edit {
  /** From the root of the repository; `find` stands in it exactly once. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A change of the source that breaks one rule; the simulation must notice. */
export interface Mutant extends Edit {
  readonly name: string;
  readonly rule: number;
  /** What must change besides. */
  readonly also?: Edit;
  /** What is wrong with it. */
  readonly why: string;
  /** The world that provokes it soonest. */
  readonly focus: Focus;
}
