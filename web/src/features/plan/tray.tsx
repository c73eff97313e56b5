import { type ReactNode, type RefObject, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import type { Bar as BarPlace } from './layout.ts';
import { Bar, type BarActions } from './row.tsx';
import { useTexts } from './texts.ts';
import { planWords } from './words.ts';

export const laneHeight = 32;
const mostLanes = 3;

interface Props {
  readonly lanes: readonly (readonly BarPlace[])[];
  readonly count: number;
  readonly today: string;
  readonly active: string | null;
  readonly carried: string | null;
  /** Something is being moved that could be put here. */
  readonly open: boolean;
  readonly target: boolean;
  readonly actions: BarActions;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Draws the dragged stay within the tray, so far from its top. */
  readonly ghost: ((top: number) => ReactNode) | null;
}

/** Stays without a room, over their nights, in view above the rooms. */
export const Tray = ({ lanes, count, today, active, carried, open, target, actions, scroller, ghost }: Props) => {
  const words = planWords.useWords();
  const formats = useFormats();
  const texts = useTexts();
  const [top, setTop] = useState(0);
  const height = Math.max(1, Math.min(mostLanes, lanes.length)) * laneHeight + 8;
  const seen = (place: number, lane: readonly BarPlace[]): boolean =>
    ((place + 2) * laneHeight > top && (place - 1) * laneHeight < top + height) ||
    lane.some(({ key }) => key === active || key === carried);
  return (
    <section
      className="plan-tray"
      data-drop="tray"
      data-open={open || undefined}
      data-target={target || undefined}
      style={{ height }}
      aria-label={words.tray.title}
    >
      <div className="plan-label text-2">
        <h2 className="truncate text-2" title={words.tray.title}>
          {words.tray.title}
        </h2>
        {height > 60 ? <p className="figures text-4 font-bold">{formats.number(count)}</p> : null}
      </div>
      <div ref={scroller} className="plan-lanes" onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
        <div className="relative" style={{ height: lanes.length * laneHeight + 4 }}>
          {lanes.map((lane, place) =>
            seen(place, lane)
              ? lane.map((bar) => (
                  <Bar
                    key={bar.key}
                    {...{ bar, today }}
                    label={texts.bar(bar.stay, undefined)}
                    top={place * laneHeight + 5}
                    tabbable={bar.key === active}
                    carried={bar.key === carried}
                    actions={actions}
                  />
                ))
              : null,
          )}
          {ghost?.(lanes.findIndex((lane) => lane.some(({ key }) => key === carried)) * laneHeight + 5)}
        </div>
      </div>
      {lanes.length === 0 ? (
        <p className="pointer-events-none self-center px-4 text-2 text-ink2">
          {open ? words.tray.drop : words.tray.empty}
        </p>
      ) : null}
    </section>
  );
};
