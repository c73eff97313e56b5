import type { Focus } from '../workload/catalogue.ts';

export interface Edit {
  /** Path from the root of the repository; the file contains `find` exactly once. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A change of the source that breaks one rule; the simulation must notice. */
export interface Mutant extends Edit {
  readonly name: string;
  readonly rule: number;
  /** Further changes that the mutant needs. */
  readonly also?: Edit;
  /** The error of the mutant. */
  readonly why: string;
  /** The world that exposes it soonest. */
  readonly focus: Focus;
}
