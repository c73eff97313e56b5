import { type RefObject, useEffect, useState } from 'react';
import { restrictionTexts, roomTexts, ruleText, type Speech } from './cell-words.ts';
import { nightName } from './paint.ts';
import type { GridNight } from './queries.ts';
import { floorOf, type Place } from './use-paint.ts';

interface Props {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly active: Place | undefined;
  readonly nights: ReadonlyMap<string, GridNight>;
  readonly typeNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
}

/**
 * One line with all facts of the night under the pointer, or else with the focus: its price and why, rooms,
 * restrictions.
 */
export const Inspector = ({ scroller, active, nights, typeNames, speech }: Props) => {
  const [pointed, setPointed] = useState<Place | undefined>(undefined);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return undefined;
    const over = ({ target }: PointerEvent): void => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('[data-date]') : null;
      const { row, date } = cell?.dataset ?? {};
      setPointed(row === undefined || date === undefined ? undefined : { row, date });
    };
    const leave = (): void => setPointed(undefined);
    current.addEventListener('pointerover', over);
    current.addEventListener('pointerleave', leave);
    return () => {
      current.removeEventListener('pointerover', over);
      current.removeEventListener('pointerleave', leave);
    };
  }, [scroller]);
  const place = pointed ?? active;
  const type = place && floorOf(place.row);
  const night = place && type !== undefined ? nights.get(nightName(type, place.date)) : undefined;
  const { words, formats } = speech;
  if (night === undefined || type === undefined) return <p className="gf-inspector text-ink2">{words.says.point}</p>;
  return (
    <p className="gf-inspector">
      <b>{formats.date(night.date, 'day')}</b>
      <span dir="auto" className="truncate">
        {typeNames.get(type)}
      </span>
      <span>
        <b>{formats.money(night.price)}</b> {ruleText(night, speech)}
      </span>
      <span>{roomTexts(night, speech).join(', ')}</span>
      <span>{restrictionTexts(night, speech).join(', ')}</span>
    </p>
  );
};
