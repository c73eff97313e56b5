import type { KeyboardEvent, RefObject } from 'react';
import { keyAction } from './keys.ts';
import { namesOf } from './paint.ts';
import { floorOf, type Painting, type Place } from './use-paint.ts';

interface Keys {
  readonly active: Place | undefined;
  readonly rowIds: readonly string[];
  readonly types: readonly string[];
  readonly dates: readonly string[];
  readonly today: string;
  readonly paint: Painting;
  /** Set where a key has moved the focus: the cell is to come into view. */
  readonly moved: RefObject<boolean>;
  readonly onFold: (roomTypeId: string) => void;
  readonly onEnter: () => void;
  readonly onUndo: () => void;
}

/** The keyboard commands of the grid; `keys.list` of the words lists them. */
export const useGridKeys = (keys: Keys) => {
  const { active, rowIds, types, dates, today, paint, moved, onFold, onEnter, onUndo } = keys;
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const isCell = event.target instanceof Element && event.target.matches('[data-date]');
    const action = isCell && active ? keyAction(event, active, rowIds, dates) : undefined;
    if (action === undefined || active === undefined) return;
    event.preventDefault();
    const floor = floorOf(active.row);
    const others = {
      toggle: () => (floor === active.row ? paint.begin(active, true) : undefined),
      floor: () => paint.add(namesOf([floor], dates, today), true),
      night: () => paint.add(namesOf(types, [active.date], today), true),
      all: () => paint.add(namesOf(types, dates, today), false),
      clear: () => paint.clear(),
      fold: () => onFold(floor),
      enter: onEnter,
      undo: onUndo,
    };
    if (action.kind !== 'go' && action.kind !== 'extend') {
      others[action.kind]();
      return;
    }
    moved.current = true;
    paint[action.kind](action.to);
  };
};
