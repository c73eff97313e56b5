import { useId } from 'react';
import { useFormats } from '../../lib/format.ts';
import { ticksTo } from './year.ts';

type Look = 'bar' | 'bar-other' | 'trend' | 'trend-other';

export interface Series {
  readonly name: string;
  readonly look: Look;
  /** One a month; null if there is no value. */
  readonly values: readonly (number | null)[];
}

interface Props {
  readonly title: string;
  /** Where the same values are read. */
  readonly note: string;
  /** `YYYY-MM`, as many as each series has values. */
  readonly months: readonly string[];
  readonly series: readonly Series[];
  readonly format?: (value: number) => string;
}

const [width, height, left, top, bottom] = [500, 200, 52, 12, 24];
const inner = { width: width - left - 8, height: height - top - bottom };

const isBar = (look: Look): boolean => look.startsWith('bar');

/** A line through the months that have a value. */
const pathOf = (points: readonly (readonly [number, number] | null)[]): string =>
  points
    .map((point, index) => (point === null ? '' : `${points[index - 1] ? 'L' : 'M'}${point[0]} ${point[1]}`))
    .join('');

const Swatch = ({ look }: { readonly look: Look }) => (
  <svg width="18" height="12" aria-hidden="true">
    {isBar(look) ? (
      <rect className={look} x="2.5" y="1.5" width="13" height="9" />
    ) : (
      <path className={look} d="M0 6H18" />
    )}
  </svg>
);

/** Figures by month as bars beside each other, or as lines. */
export const MonthChart = ({ title, note, months, series, format }: Props) => {
  const formats = useFormats();
  const id = useId();
  const said =
    format ?? ((value: number) => formats.number(value, { notation: value >= 10_000 ? 'compact' : 'standard' }));
  const most = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksTo(most);
  const y = (value: number): number => top + inner.height * (1 - value / (ticks.at(-1) ?? 1));
  const slot = inner.width / months.length;
  const bars = series.filter(({ look }) => isBar(look));
  const lines = series.filter(({ look }) => !isBar(look));
  const barWidth = Math.min(22, (slot - 6) / Math.max(1, bars.length));
  const barX = (month: number, bar: number): number =>
    left + slot * month + (slot - barWidth * bars.length) / 2 + barWidth * bar;
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
        <b className="font-semibold">{title}</b>
        {series.length > 1 ? (
          <span className="flex flex-wrap gap-x-4 text-2 text-ink2">
            {series.map(({ name, look }) => (
              <span key={name} className="inline-flex items-center gap-1.5">
                <Swatch look={look} />
                {name}
              </span>
            ))}
          </span>
        ) : null}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className="mt-2 w-full" role="img" aria-label={`${title}. ${note}`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="tick" d={`M${left} ${y(tick)}H${width - 8}`} />
            <text className="said" x={left - 8} y={y(tick) + 4} textAnchor="end">
              {said(tick)}
            </text>
          </g>
        ))}
        {bars.map(({ name, look, values }, bar) =>
          values.map((value, month) =>
            value ? (
              <rect
                key={`${name} ${months[month]}`}
                className={look}
                x={barX(month, bar) + 0.5}
                y={y(value)}
                width={Math.max(2, barWidth - 1)}
                height={Math.max(0, y(0) - y(value))}
              />
            ) : null,
          ),
        )}
        {lines.map(({ name, look, values }) => {
          const points = values.map((value, month) =>
            value === null ? null : ([left + slot * (month + 0.5), y(value)] as const),
          );
          return (
            <g key={name}>
              <path className={look} d={pathOf(points)} />
              {points.map((point, month) =>
                // A month alone has no line: a point shows it.
                point ? <circle key={months[month]} className="point" cx={point[0]} cy={point[1]} r="3" /> : null,
              )}
            </g>
          );
        })}
        {months.map((month, index) => (
          <text key={month} className="said" x={left + slot * (index + 0.5)} y={height - 6} textAnchor="middle">
            {formats.date(`${month}-01`, 'monthShort').slice(0, 3)}
          </text>
        ))}
      </svg>
    </figure>
  );
};
