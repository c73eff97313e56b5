import { guestSignals } from './guest-signals.ts';
import { partSignals } from './part-signals.ts';
import type { Signal } from './signal.ts';

/** The monitored signals. Graphs and alarms refer to them by name; docs/alarms.md shows the source of each. */
export const signals = { ...guestSignals, ...partSignals } as const satisfies Record<string, Signal>;

export type SignalName = keyof typeof signals;

/** A signal with its optional fields, as the translators read it. */
export const signalOf = (name: SignalName): Signal => signals[name];
