import type { ComponentProps, ReactNode } from 'react';

export type NightState = 'free' | 'taken' | 'closed' | 'past' | 'blank';

export interface NightLook {
  /** `free` unless given. */
  readonly state?: NightState;
  /** Rooms left; from 1 to 3 the sill has that many pieces. Always a real count. */
  readonly left?: number | null;
  readonly selected?: boolean;
  /** The day of departure: not a night of the stay, its left edge is lit. */
  readonly out?: boolean;
  readonly noArrival?: boolean;
  readonly noDeparture?: boolean;
  /** It cannot be picked next. */
  readonly faint?: boolean;
}

/** Top left, usually a date; bottom right, usually a price; top right, a short mark such as `3+`. */
export interface NightText {
  readonly date?: ReactNode;
  readonly price?: ReactNode;
  readonly mark?: ReactNode;
}

const fewest = 3;

const attributes = ({ state = 'free', left, selected, out, noArrival, noDeparture, faint }: NightLook) => {
  const few = state === 'free' && left !== undefined && left !== null && left >= 1 && left <= fewest;
  return {
    'data-state': state,
    'data-left': few ? left : undefined,
    'data-selected': selected || undefined,
    'data-out': out || undefined,
    'data-noarrival': noArrival || undefined,
    'data-nodeparture': noDeparture || undefined,
    'data-faint': faint || undefined,
    ...(few && { style: { '--left': left } as Record<string, number> }),
  };
};

const Inside = ({ date, price, mark }: NightText) => (
  <>
    <span className="nc-d">{date}</span>
    {mark ? <span className="nc-x">{mark}</span> : null}
    <span className={`nc-p ${typeof price === 'string' && price.length > 5 ? 'nc-long' : ''}`}>{price}</span>
  </>
);

/** The full text for screen readers, the short form for the screen. */
const Said = ({ label, children }: { readonly label: string | undefined; readonly children: ReactNode }) => (
  <>
    {label ? <span className="sr-only">{label}</span> : null}
    <span className="contents" aria-hidden={label ? true : undefined}>
      {children}
    </span>
  </>
);

type CellProps = NightLook & NightText & { readonly className?: string; readonly label?: string };

/** A read-only night. `label` is its full text for screen readers. */
export const NightCell = ({ className = '', label, date, price, mark, ...look }: CellProps) => (
  <span className={`nc ${className}`} {...attributes(look)}>
    <Said label={label}>
      <Inside date={date} price={price} mark={mark} />
    </Said>
  </span>
);

type ButtonProps = CellProps & Omit<ComponentProps<'button'>, keyof CellProps>;

/** A night, to be picked. */
export const NightButton = ({ className = '', label, date, price, mark, ...rest }: ButtonProps) => {
  const { state, left, selected, out, noArrival, noDeparture, faint, ...button } = rest;
  const look = { state, left, selected, out, noArrival, noDeparture, faint } as NightLook;
  return (
    <button type="button" className={`nc ${className}`} {...button} {...attributes(look)}>
      <Said label={label}>
        <Inside date={date} price={price} mark={mark} />
      </Said>
    </button>
  );
};
