import type { ReactNode } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Amount } from '../../ui/amount.tsx';
import type { NumbersRow } from './queries.ts';
import { numbersWords } from './words.ts';

const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
const tenth = { maximumFractionDigits: 1 } as const;

export const figureNames = [
  'occupancy',
  'sold',
  'blocked',
  'roomNights',
  'adr',
  'revpar',
  'revenue',
  'taxes',
  'booked',
  'cancelled',
  'noShows',
  'leadDays',
  'stayNights',
] as const;
export type FigureName = (typeof figureNames)[number];

/** A figure as it is written everywhere on the page: in charts, the table and the large figures above. */
export const useFigure = () => {
  const formats = useFormats();
  return (row: NumbersRow, name: FigureName): ReactNode => {
    if (name === 'adr' || name === 'revpar' || name === 'revenue' || name === 'taxes')
      return <Amount money={row[name]} bare plain />;
    if (name === 'occupancy') return formats.number(row.occupancy, percent);
    return formats.number(row[name], name === 'leadDays' || name === 'stayNights' ? tenth : {});
  };
};

/** The year in its largest figures, each with how it is counted. */
export const Figures = ({ total }: { readonly total: NumbersRow }) => {
  const words = numbersWords.useWords();
  const formats = useFormats();
  const shown = {
    occupancy: formats.number(total.occupancy, percent),
    adr: <Amount money={total.adr} />,
    revpar: <Amount money={total.revpar} />,
    revenue: <Amount money={total.revenue} />,
    booked: formats.number(total.booked),
    cancelled: formats.number(total.cancelled),
    leadDays: words.days(formats.number(total.leadDays, tenth)),
    stayNights: words.nights(formats.number(total.stayNights, tenth)),
  };
  return (
    <dl className="mt-8 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
      {(Object.keys(shown) as (keyof typeof shown)[]).map((name) => (
        <div key={name} className="border-t-2 border-ink pt-2.5">
          <dt className="text-2 font-medium">{words.figures[name]}</dt>
          <dd>
            <b className="figures block text-5 font-bold tracking-[-.02em]">{shown[name]}</b>
            <span className="mt-1 block text-2 text-ink2">{words.counted[name]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
