import { Ban, Brush, CheckCheck } from 'lucide';
import { type CSSProperties, memo, type PointerEvent } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { hasBegun } from './dates.ts';
import { canHaveUnit } from './judge.ts';
import { type Bar as BarPlace, type Cross, heightOf, type Row } from './layout.ts';
import type { PlanBlock, PlanStay, PlanUnit } from './queries.ts';
import { useTexts } from './texts.ts';
import { planWords } from './words.ts';

/** What the bars of a chart do. It stays the same object, so that a row is drawn again only when its own stays change. */
export interface BarActions {
  readonly press: (event: PointerEvent, stay: PlanStay, unitId: string | null) => void;
  readonly open: (bar: HTMLElement, stay: PlanStay, unitId: string | null) => void;
  readonly focus: (key: string) => void;
  /** Takes rooms of a type off sale, or looks at a block. */
  readonly block: (what: { readonly roomTypeId: string } | PlanBlock) => void;
}

interface BarProps {
  readonly bar: BarPlace;
  readonly unit?: PlanUnit;
  readonly today: string;
  readonly tabbable: boolean;
  readonly carried: boolean;
  readonly actions: BarActions;
  /** The text for screen readers; made once a row, as hundreds of bars are drawn while scrolling. */
  readonly label: string;
  readonly top?: number;
}

export const place = (left: number, right: number): CSSProperties => ({ '--l': left, '--r': right }) as CSSProperties;

export const Bar = ({ bar, unit, today, tabbable, carried, actions, label, top }: BarProps) => {
  const { stay, key } = bar;
  const unitId = unit?.id ?? null;
  return (
    <button
      type="button"
      className="plan-bar"
      data-bar={key}
      data-status={stay.status}
      data-stretch={canHaveUnit(stay) ? (hasBegun(stay, today) ? 'end' : 'both') : undefined}
      data-open-left={bar.openLeft || undefined}
      data-open-right={bar.openRight || undefined}
      data-carried={carried || undefined}
      style={{ ...place(bar.left, bar.right), ...(top !== undefined && { top, bottom: 'auto', height: 28 }) }}
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      aria-describedby="plan-help"
      onPointerDown={(event) => actions.press(event, stay, unitId)}
      onFocus={() => actions.focus(key)}
      onClick={({ currentTarget }) => actions.open(currentTarget, stay, unitId)}
    >
      <bdi>{stay.guestName}</bdi>
    </button>
  );
};

const Crossed = ({ cross, actions }: { readonly cross: Cross; readonly actions: BarActions }) => {
  const words = planWords.useWords();
  const formats = useFormats();
  const { block } = cross;
  const what = block.rooms > 1 ? `${formats.number(block.rooms)} × ${block.reason}` : block.reason;
  return (
    <button
      type="button"
      className="plan-cross"
      style={place(cross.left, cross.right)}
      aria-label={words.block.bar(what, formats.range(block.from, block.to))}
      onClick={() => actions.block(block)}
    >
      <span>
        <bdi>{what}</bdi>
      </span>
    </button>
  );
};

const states = { clean: undefined, dirty: Brush, inspected: CheckCheck } as const;

/** The number of a unit and its state, by a mark and not by colour. */
const UnitLabel = ({ unit }: { readonly unit: PlanUnit }) => {
  const words = planWords.useWords();
  const mark = unit.status === 'out_of_service' ? Ban : states[unit.housekeeping];
  const state = unit.status === 'out_of_service' ? words.outOfService : words.housekeeping[unit.housekeeping];
  return (
    <div className="plan-label text-2" title={state}>
      <b className="semi truncate">{unit.number}</b>
      {mark ? <Icon of={mark} size={15} className="flex-none text-ink2" /> : null}
    </div>
  );
};

interface RowProps {
  readonly row: Row;
  /** The bar that Tab leads to, and the one that is picked up, where they are in this row. */
  readonly active: string | null;
  readonly carried: string | null;
  readonly target: boolean;
  readonly today: string;
  readonly actions: BarActions;
}

/** A row of the chart: the head of a group, or a unit with its stays and blocks. */
export const ChartRow = memo(({ row, active, carried, target, today, actions }: RowProps) => {
  const words = planWords.useWords();
  const formats = useFormats();
  const texts = useTexts();
  const style = { top: row.top, height: heightOf(row) };
  if (row.kind === 'group') {
    const { roomTypeId } = row;
    return (
      <div className="plan-row" data-group style={style}>
        <div className="plan-label text-2">
          <h2 className="truncate text-2">{row.label}</h2>
          {row.units > 0 ? (
            <span className="font-medium whitespace-nowrap text-ink3">
              {formats.number(row.units)} {row.units === 1 ? words.units.one : words.units.other}
            </span>
          ) : null}
          {roomTypeId === null ? null : (
            <button
              type="button"
              className="link ml-2 whitespace-nowrap text-ink2"
              aria-label={words.block.spoken(row.label)}
              onClick={() => actions.block({ roomTypeId })}
            >
              {words.block.make}
            </button>
          )}
        </div>
      </div>
    );
  }
  if (row.kind === 'blocks') {
    return (
      <div className="plan-row" style={style}>
        <div className="plan-label text-2 text-ink2">{words.block.offSale}</div>
        {row.crosses.map((cross) => (
          <Crossed key={cross.block.id} cross={cross} actions={actions} />
        ))}
      </div>
    );
  }
  const { unit } = row;
  const state = unit.status === 'out_of_service' ? words.outOfService : words.housekeeping[unit.housekeeping];
  return (
    <div
      role="group"
      className="plan-row"
      data-drop={unit.id}
      data-target={target || undefined}
      style={style}
      aria-label={words.row(unit.number, row.type, state)}
    >
      <UnitLabel unit={unit} />
      {row.crosses.map((cross) => (
        <Crossed key={cross.block.id} cross={cross} actions={actions} />
      ))}
      {row.bars.map((bar) => (
        <Bar
          key={bar.key}
          bar={bar}
          {...{ unit, today }}
          label={texts.bar(bar.stay, unit)}
          tabbable={bar.key === active}
          carried={bar.key === carried}
          actions={actions}
        />
      ))}
    </div>
  );
});
