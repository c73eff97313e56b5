import { nightsOn } from './judge.ts';
import { barOf } from './layout.ts';
import type { Window } from './queries.ts';
import { place } from './row.tsx';
import { useTexts } from './texts.ts';
import { type Carried, canDrop } from './use-carry.ts';

interface Props {
  readonly carried: Carried;
  readonly top: number;
  readonly window: Window;
}

/** The stay's new place and dates while it is dragged, and the conflicts there. */
export const Ghost = ({ carried, top, window }: Props) => {
  const texts = useTexts();
  const { stay, unit, verdict, dates } = carried;
  const { left, right } = barOf({ ...stay, ...nightsOn(stay, dates) }, unit?.id ?? null, window);
  if (right <= left) return null;
  return (
    <div
      className="plan-ghost"
      data-verdict={verdict.kind === 'dirty' ? 'dirty' : canDrop(carried) ? 'free' : 'bad'}
      style={{ ...place(left, right), top }}
      aria-hidden="true"
    >
      <span>{texts.carried(carried)}</span>
    </div>
  );
};
