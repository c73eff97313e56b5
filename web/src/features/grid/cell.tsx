import { memo } from 'react';
import type { Money } from '../../lib/formats.ts';
import { restrictionTexts, roomTexts, ruleText, type Speech, shortPrice } from './cell-words.ts';
import { panePaths, paneStates, panesHeight } from './panes.ts';
import type { NightChange } from './preview.ts';
import type { GridNight } from './queries.ts';

export interface CellProps {
  readonly night: GridNight;
  readonly typeName: string;
  readonly rowId: string;
  /** Place among the columns, from 1; the name of the row is the first. */
  readonly column: number;
  readonly left: number;
  readonly width: number;
  /** Rooms of the type's fullest night. */
  readonly most: number;
  readonly past: boolean;
  readonly painted: boolean;
  /** Painted, and outside the frame of the last stroke. */
  readonly alone: boolean;
  readonly active: boolean;
  readonly change: NightChange | undefined;
  readonly speech: Speech;
}

/** A night's restrictions as they are, or as a previewed change leaves them. */
const restrictionsOf = ({ restrictions }: GridNight, change: NightChange | undefined): GridNight['restrictions'] => {
  const { minStay, minStayThrough, maxStay, closedToArrival, closedToDeparture, closed } = change?.after ?? {};
  return {
    minStay: minStay === undefined ? restrictions.minStay : minStay,
    minStayThrough: minStayThrough === undefined ? restrictions.minStayThrough : minStayThrough,
    maxStay: maxStay === undefined ? restrictions.maxStay : maxStay,
    closedToArrival: closedToArrival ?? restrictions.closedToArrival,
    closedToDeparture: closedToDeparture ?? restrictions.closedToDeparture,
    closed: closed ?? restrictions.closed,
  };
};

type Lengths = Pick<GridNight['restrictions'], 'minStay' | 'minStayThrough' | 'maxStay'>;
/** `2+`, `2++` for every stay over the night, `-7` for at most seven; of more the first alone has room. */
const marksOf = ({ minStay, minStayThrough, maxStay }: Lengths): string => {
  const [first = '', ...others] = [
    minStay === null ? '' : `${minStay}+`,
    minStayThrough === null ? '' : `${minStayThrough}++`,
    maxStay === null ? '' : `-${maxStay}`,
  ].filter(Boolean);
  return others.length > 0 ? `${first}…` : first;
};

const Price = ({ night, change, speech }: Pick<CellProps, 'night' | 'change' | 'speech'>) => {
  const { formats, words } = speech;
  const now = shortPrice(formats, night.price);
  const after = change?.after.price;
  const { kind } = night.rule;
  const mark = kind === 'base' ? null : <i className={`gf-why gf-${kind}`} />;
  const sized = (text: string): string => (text.length > 8 ? 'gf-xl' : text.length > (mark ? 5 : 6) ? 'gf-l' : '');
  if (after === undefined)
    return (
      <span className="gf-price" aria-hidden="true">
        {mark}
        <b className={sized(now)}>{now}</b>
      </span>
    );
  const money: Money | null = after === null ? null : { amount: after, currency: night.price.currency };
  const then = money ? shortPrice(formats, money) : words.grid.base;
  const isTight = now.length + then.length > 5;
  return (
    <span className={`gf-price gf-moved ${isTight ? 'gf-tight' : ''}`} aria-hidden="true">
      <s>{now}</s>
      <b className={isTight ? '' : sized(then)}>{then}</b>
    </span>
  );
};

const Panes = ({
  night,
  most,
  width,
}: {
  readonly night: GridNight;
  readonly most: number;
  readonly width: number;
}) => {
  const height = panesHeight(most);
  const paths = panePaths(night, most, width);
  return (
    <svg className="gf-panes" width={width} height={height} aria-hidden="true">
      {paneStates.map((state) =>
        paths[state] ? <path key={state} className={`gf-${state}`} d={paths[state]} /> : null,
      )}
    </svg>
  );
};

/** A cell's text for screen readers: its night, price and reason, rooms, restrictions, and the painted changes. */
const labelOf = ({ night, typeName, past, painted, change, speech }: CellProps): string => {
  const { formats, words } = speech;
  const after = change?.after.price;
  return [
    `${typeName}, ${formats.date(night.date, 'day')}`,
    past ? words.says.past : '',
    formats.money(night.price),
    ruleText(night, speech),
    after === null ? words.says.becomesBase : '',
    typeof after === 'string'
      ? words.says.becomes(formats.money({ amount: after, currency: night.price.currency }))
      : '',
    ...roomTexts(night, speech),
    ...restrictionTexts({ restrictions: restrictionsOf(night, change) }, speech),
    painted ? words.says.painted : '',
  ]
    .filter(Boolean)
    .join(', ');
};

const inset = 8;

/** A window of the facade: one night of one room type. */
export const Cell = memo((props: CellProps) => {
  const { night, rowId, column, left, width, most, past, painted, alone, active, change, speech } = props;
  const { words, formats } = speech;
  const shown = restrictionsOf(night, change);
  const before = marksOf(night.restrictions);
  const marks = marksOf(shown);
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      aria-selected={painted}
      tabIndex={active ? 0 : -1}
      data-row={rowId}
      data-date={night.date}
      data-active={active || undefined}
      data-past={past || undefined}
      data-painted={painted || undefined}
      data-alone={alone || undefined}
      data-closed={shown.closed || undefined}
      data-noarrival={shown.closedToArrival || undefined}
      data-nodeparture={shown.closedToDeparture || undefined}
      className="gf-cell"
      style={{ left, width: width - 3 }}
    >
      <span className="gf-said">{labelOf(props)}</span>
      <Price night={night} change={change} speech={speech} />
      <Panes night={night} most={most} width={width - 3 - inset} />
      <span className="gf-foot" aria-hidden="true">
        <span className={night.left === 0 ? 'gf-strong' : ''}>
          {shown.closed ? words.grid.closed : night.left === 0 ? words.grid.full : formats.number(night.left)}
        </span>
        <span className="gf-strong">
          {before === marks || before === '' ? null : <s>{before}</s>}
          {marks}
        </span>
      </span>
    </div>
  );
});
Cell.displayName = 'Cell';
