import './numbers.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Figures, figureNames } from './figures.tsx';
import { MonthChart } from './month-chart.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { PaceSection } from './pace-section.tsx';
import { type Numbers, type NumbersRow, numbersQuery } from './queries.ts';
import type { NumbersSearch } from './url.ts';
import { numbersWords } from './words.ts';
import { monthsOf } from './year.ts';
import { YearMap } from './year-map.tsx';

interface Props {
  readonly hotelId: string;
  readonly search: NumbersSearch;
}

/** The rows in the hotel's present currency: amounts of two currencies have no axis in common. */
const rowsIn = (currency: string, rows: readonly NumbersRow[]): NumbersRow[] =>
  rows.filter(({ revenue }) => revenue.currency === currency);

const Charts = ({ rows, year }: { readonly rows: readonly NumbersRow[]; readonly year: number }) => {
  const { charts: words } = numbersWords.useWords();
  const months = monthsOf(year);
  const values = (of: (row: NumbersRow) => number | null) =>
    months.map((month) => {
      const row = rows.find(({ from }) => from.startsWith(month));
      return row ? of(row) : null;
    });
  const shared = { months, note: words.inTable };
  return (
    <Section title={words.title} note={words.note}>
      <div className="grid gap-x-8 gap-y-8 md:grid-cols-2">
        <MonthChart
          {...shared}
          title={words.revenue}
          series={[{ name: words.revenue, look: 'bar', values: values(({ revenue }) => Number(revenue.amount)) }]}
        />
        <MonthChart
          {...shared}
          title={words.rates}
          series={[
            {
              name: words.adr,
              look: 'trend',
              values: values(({ adr, sold }) => (sold > 0 ? Number(adr.amount) : null)),
            },
            { name: words.revpar, look: 'trend-other', values: values(({ revpar }) => Number(revpar.amount)) },
          ]}
        />
        <MonthChart
          {...shared}
          title={words.bookings}
          series={[
            { name: words.booked, look: 'bar', values: values(({ booked }) => booked) },
            { name: words.cancelled, look: 'bar-other', values: values(({ cancelled }) => cancelled) },
          ]}
        />
        <MonthChart
          {...shared}
          title={words.lead}
          series={[
            {
              name: words.leadDays,
              look: 'trend',
              values: values(({ leadDays, booked }) => (booked > 0 ? leadDays : null)),
            },
          ]}
        />
      </div>
    </Section>
  );
};

const Counted = () => {
  const words = numbersWords.useWords();
  return (
    <Section title={words.how}>
      <dl className="grid gap-x-8 gap-y-3 text-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]">
        {figureNames.map((name) => (
          <div key={name} className="contents">
            <dt className="font-semibold">{words.figures[name]}</dt>
            <dd className="text-ink2">{words.counted[name]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};

interface InsideProps extends Props {
  readonly year: number;
  readonly today: string;
  readonly days: Numbers;
  readonly months: Numbers;
}

const Inside = ({ hotelId, search, year, today, days, months }: InsideProps) => {
  const words = numbersWords.useWords();
  const { hotel } = useOwnHotel(hotelId);
  const navigate = useNavigate();
  const total = rowsIn(hotel.currency, months.totals)[0];
  const rows = rowsIn(hotel.currency, months.rows);
  const isEmpty = total === undefined || (total.sold === 0 && total.booked === 0);
  return (
    <>
      {isEmpty ? <p className="mt-6 border-l-4 border-edge bg-wash px-4 py-3">{words.none}</p> : null}
      {total ? <Figures total={total} /> : null}
      <YearMap key={year} year={year} today={today} rows={rowsIn(hotel.currency, days.rows)} />
      <Charts rows={rows} year={year} />
      <PaceSection hotelId={hotelId} year={year} today={today} rows={rows} />
      <NumbersTable
        hotelId={hotelId}
        year={year}
        by={search.by ?? 'month'}
        onBy={(by) =>
          void navigate({
            to: '/manage/$hotelId/numbers',
            params: { hotelId },
            search: { ...(search.year && { year: search.year }), ...(by !== 'month' && { by }) },
            resetScroll: false,
          })
        }
      />
      <Counted />
    </>
  );
};

/** A year of a hotel in figures: as cells, as charts, as a table, each with how it is counted. */
export const NumbersPage = ({ hotelId, search }: Props) => {
  const words = numbersWords.useWords();
  const formats = useFormats();
  const { hotel } = useOwnHotel(hotelId);
  const today = useToday(hotel.timeZone);
  const navigate = useNavigate();
  const thisYear = Number(today.slice(0, 4));
  const year = search.year ?? thisYear;
  const days = useQuery(numbersQuery(hotelId, year, 'day'));
  const months = useQuery(numbersQuery(hotelId, year, 'month'));
  const error = days.error ?? months.error;
  const years = [...new Set([thisYear - 2, thisYear - 1, thisYear, thisYear + 1, year])].toSorted((a, b) => a - b);
  const show = (chosen: number): void =>
    void navigate({
      to: '/manage/$hotelId/numbers',
      params: { hotelId },
      search: { ...(chosen !== thisYear && { year: chosen }), ...(search.by && { by: search.by }) },
    });
  return (
    <div className="frame pb-16">
      <title>{`${words.meta}, ${hotel.name}`}</title>
      <header className="flex flex-wrap items-end justify-between gap-4 pt-8">
        <div>
          <h1 className="text-5 tracking-[-.02em] md:text-6">{words.title(String(year))}</h1>
          <p className="mt-3 max-w-[70ch] text-ink2">
            {words.text}{' '}
            <Link to="/manage/$hotelId/agreement" params={{ hotelId }} className="link font-semibold text-ink">
              {words.agreement}
            </Link>
          </p>
        </div>
        <Select className="w-32" label={words.year} value={year} onChange={({ target }) => show(Number(target.value))}>
          {years.map((each) => (
            <option key={each} value={each}>
              {formats.number(each, { useGrouping: false })}
            </option>
          ))}
        </Select>
      </header>
      {error && !(days.data && months.data) ? (
        <ProblemNote
          error={error}
          retry={() => void Promise.all([days.refetch(), months.refetch()])}
          className="mt-6"
        />
      ) : null}
      {days.data && months.data ? (
        <Inside hotelId={hotelId} search={search} year={year} today={today} days={days.data} months={months.data} />
      ) : error ? null : (
        <p role="status" className="mt-8 text-ink3">
          {words.waiting}
        </p>
      )}
    </div>
  );
};
