/** Parts of a sandbox that can be made to fail. */
export const faultyParts = ['search', 'payments', 'events'] as const;
export type FaultyPart = (typeof faultyParts)[number];
export type Fault = 'ok' | 'slow' | 'down';
export type FaultSettings = Readonly<Record<FaultyPart, Fault>>;

/** How the parts of a sandbox are to fail; what is set is in force everywhere within a second. */
export interface Faults {
  of(part: FaultyPart): Promise<Fault>;
  load(): Promise<FaultSettings>;
  set(changes: Partial<FaultSettings>): Promise<FaultSettings>;
}
