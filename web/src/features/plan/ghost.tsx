import { barOf, type Row, rowHeight } from './layout.ts';
import type { Window } from './queries.ts';
import { place } from './row.tsx';
import { useTexts } from './texts.ts';
import { type Carried, canDrop } from './use-carry.ts';

interface Props {
  readonly carried: Carried;
  readonly rows: readonly Row[];
  readonly window: Window;
}

/** Where the stay would be, and what stands in the way there. */
export const Ghost = ({ carried, rows, window }: Props) => {
  const texts = useTexts();
  const { stay, to, unit, verdict } = carried;
  const row = rows.find((each) => each.kind === 'unit' && each.unit.id === to);
  if (!row || verdict.kind === 'same') return null;
  const { left, right } = barOf(stay, unit?.id ?? null, window);
  return (
    <div
      className="plan-ghost"
      data-verdict={verdict.kind === 'dirty' ? 'dirty' : canDrop(carried) ? 'free' : 'bad'}
      style={{ ...place(left, right), top: row.top + (rowHeight - 28) / 2 }}
      aria-hidden="true"
    >
      <span>{texts.verdict(verdict, unit)}</span>
    </div>
  );
};
