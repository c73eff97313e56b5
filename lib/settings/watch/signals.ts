import { guestSignals } from './guest-signals.ts';
import { partSignals } from './part-signals.ts';
import type { Signal } from './signal.ts';

/** What is watched. Graphs and alarms name a signal; docs/alarms.md shows where each is measured. */
export const signals = { ...guestSignals, ...partSignals } as const satisfies Record<string, Signal>;

export type SignalName = keyof typeof signals;

/** A signal as the translators read it, whatever it leaves out. */
export const signalOf = (name: SignalName): Signal => signals[name];
