import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronRight } from 'lucide';
import { memo } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Cell } from './cell.tsx';
import { type Speech, shortPrice } from './cell-words.ts';
import { nightName } from './paint.ts';
import { planPrice, sellsOn } from './plan-price.ts';
import type { NightChange } from './preview.ts';
import type { FloorRowOf, PlanRowOf } from './rows.ts';
import type { Frame } from './use-paint.ts';

/** A column in view. */
export interface Column {
  readonly index: number;
  readonly start: number;
}

interface Shared {
  /** Among all rows, from 1; the head is the first. */
  readonly rowIndex: number;
  readonly top: number;
  readonly label: number;
  readonly columns: readonly Column[];
  readonly columnWidth: number;
  readonly today: string;
  readonly activeDate: string | undefined;
  readonly speech: Speech;
}

interface FloorProps extends Shared {
  readonly row: FloorRowOf;
  readonly painted: ReadonlySet<string>;
  /** Of the last stroke, where this floor is in it. */
  readonly frame: Frame | undefined;
  readonly changes: ReadonlyMap<string, NightChange>;
  readonly open: boolean;
  readonly onFold: (roomTypeId: string) => void;
}

/** A floor: a room type's name and its windows in view. */
export const FloorRow = memo(
  ({
    row,
    rowIndex,
    top,
    label,
    columns,
    columnWidth,
    today,
    activeDate,
    speech,
    painted,
    frame,
    changes,
    open,
    onFold,
  }: FloorProps) => {
    const { words, formats } = speech;
    const { roomType, most } = row;
    const { id, name, totalRooms, nights } = roomType;
    return (
      <div role="row" aria-rowindex={rowIndex} className="gf-row" style={{ top, height: row.height }}>
        <div role="rowheader" aria-colindex={1} className="gf-name" style={{ width: label }}>
          <button
            type="button"
            className="gf-fold"
            aria-expanded={open}
            aria-label={words.grid.unfold(name)}
            tabIndex={-1}
            onClick={() => onFold(id)}
          >
            <Icon of={open ? ChevronDown : ChevronRight} size={16} />
          </button>
          <span className="min-w-0">
            <b dir="auto" title={name}>
              {name}
            </b>
            <span>{totalRooms === 1 ? words.grid.roomsOne : words.grid.rooms(formats.number(totalRooms))}</span>
          </span>
        </div>
        {columns.map(({ index, start }) => {
          const night = nights[index];
          if (night === undefined) return null;
          const nightId = nightName(id, night.date);
          const isPainted = painted.has(nightId);
          return (
            <Cell
              key={night.date}
              night={night}
              typeName={name}
              rowId={id}
              column={index + 2}
              left={start}
              width={columnWidth}
              most={most}
              past={night.date < today}
              painted={isPainted}
              alone={isPainted && !(frame !== undefined && frame.from <= night.date && night.date <= frame.to)}
              active={activeDate === night.date}
              change={changes.get(nightId)}
              speech={speech}
            />
          );
        })}
      </div>
    );
  },
);
FloorRow.displayName = 'FloorRow';

interface PlanProps extends Shared {
  readonly row: PlanRowOf;
  readonly hotelId: string;
  /** By whom a plan's amount a person is counted. */
  readonly people: number;
}

/** A rate plan below its room type: what each night costs under it. Read only. */
export const PlanRow = memo(
  ({ row, rowIndex, top, label, columns, columnWidth, today, activeDate, speech, hotelId, people }: PlanProps) => {
    const { words, formats } = speech;
    const { plan, roomType } = row;
    return (
      <div role="row" aria-rowindex={rowIndex} className="gf-row gf-plan" style={{ top, height: row.height }}>
        <div role="rowheader" aria-colindex={1} className="gf-name" style={{ width: label }}>
          <Link to="/manage/$hotelId/property" params={{ hotelId }} className="link min-w-0 truncate" title={plan.name}>
            {plan.name}
          </Link>
          {plan.price.kind === 'amount' && plan.price.per === 'person' ? (
            <span className="gf-people">{words.grid.forPeople(formats.number(people))}</span>
          ) : null}
        </div>
        {columns.map(({ index, start }) => {
          const night = roomType.nights[index];
          if (night === undefined) return null;
          const isSold = sellsOn(plan, roomType.id, night.date);
          const price = planPrice(night.price, plan, people);
          const active = activeDate === night.date;
          const said = isSold ? formats.money(price) : words.grid.notSold;
          return (
            <div
              key={night.date}
              role="gridcell"
              aria-colindex={index + 2}
              aria-readonly="true"
              tabIndex={active ? 0 : -1}
              data-row={row.id}
              data-date={night.date}
              data-active={active || undefined}
              data-past={night.date < today || undefined}
              className="gf-rate"
              style={{ left: start, width: columnWidth - 3 }}
            >
              <span className="gf-said">{`${roomType.name}, ${plan.name}, ${formats.date(night.date, 'day')}, ${said}`}</span>
              <span aria-hidden="true">{isSold ? shortPrice(formats, price) : '–'}</span>
            </div>
          );
        })}
      </div>
    );
  },
);
PlanRow.displayName = 'PlanRow';
