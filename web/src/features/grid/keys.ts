import type { Place } from './use-paint.ts';

/** What a key does in a cell of the grid. */
export type KeyAction =
  | { readonly kind: 'go' | 'extend'; readonly to: Place }
  | { readonly kind: 'toggle' | 'floor' | 'night' | 'all' | 'clear' | 'fold' | 'enter' | 'undo' };

export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const week = 7;
const steps: Readonly<Record<string, readonly [rows: number, nights: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [0, -week],
  PageDown: [0, week],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};
const letters: Readonly<Record<string, 'fold' | 'enter' | 'undo' | 'clear'>> = {
  p: 'fold',
  u: 'undo',
  Enter: 'enter',
  Escape: 'clear',
};

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** What is done at a key; undefined where the key is the browser's. */
export const keyAction = (
  { key, shiftKey, ctrlKey, metaKey, altKey }: Press,
  active: Place,
  rowIds: readonly string[],
  dates: readonly string[],
): KeyAction | undefined => {
  const command = ctrlKey || metaKey;
  if (altKey) return undefined;
  if (key === ' ') return { kind: command ? 'night' : shiftKey ? 'floor' : 'toggle' };
  if (command) return key.toLowerCase() === 'a' ? { kind: 'all' } : undefined;
  const by = steps[key];
  if (by === undefined) {
    const kind = letters[key.length === 1 ? key.toLowerCase() : key];
    return kind && { kind };
  }
  const row = rowIds[clamp(rowIds.indexOf(active.row) + by[0], rowIds.length - 1)];
  const date = dates[clamp(dates.indexOf(active.date) + by[1], dates.length - 1)];
  return row === undefined || date === undefined ? undefined : { kind: shiftKey ? 'extend' : 'go', to: { row, date } };
};
