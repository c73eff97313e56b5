import { nightsOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero, zeroOf } from '../../lib/money.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { plural } from '../../lib/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { NightCell } from '../../ui/night-cell.tsx';
import { Section } from '../../ui/section.tsx';
import type { Hotel, Offer } from './queries.ts';
import { type RefundCell, refundCells } from './refund-days.ts';
import { hotelWords } from './words.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The level of what comes back: a blue line as high as its share, stepping down at its hour. */
const Level = ({ cell }: { readonly cell: RefundCell }) => {
  const step = cell.kind === 'day' ? cell.step : null;
  const width = step ? percent(step.at) : '100%';
  return (
    <>
      <i
        className="absolute bottom-0 left-0 border-t-4 border-back bg-back-wash"
        style={{ width, height: cell.share === 0 ? 0 : percent(cell.share) }}
      />
      {step ? (
        <>
          <i
            className="absolute right-0 bottom-0 border-t-4 border-back bg-back-wash"
            style={{ left: width, height: step.share === 0 ? 0 : percent(step.share) }}
          />
          <i
            className="absolute w-0.5 bg-back"
            style={{ left: width, bottom: percent(step.share), top: percent(1 - cell.share) }}
          />
        </>
      ) : null}
    </>
  );
};

const DayCell = ({ cell, timeZone }: { readonly cell: RefundCell; readonly timeZone: string }) => {
  const { refund: words } = hotelWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  if (cell.kind === 'gap')
    return (
      <span className="relative grid h-18 min-w-9 place-items-center text-center text-1 text-ink2">
        <i
          className="absolute inset-x-0 border-t-4 border-dotted border-back"
          style={{ bottom: `calc(${percent(cell.share)} - 4px)` }}
        />
        <span>
          <b className="block font-semibold text-ink">{formats.number(cell.days)}</b>
          {plural(language, cell.days, words.days)}
        </span>
      </span>
    );
  return (
    <span className="relative block h-18 min-w-16 overflow-hidden rounded-pane shadow-[inset_0_0_0_1px_var(--line)]">
      <Level cell={cell} />
      <span className="absolute top-2 left-1.5 text-1 font-medium whitespace-nowrap">
        {cell.isToday ? words.today : formats.date(cell.day, 'cell')}
      </span>
      <b className="absolute right-1.5 bottom-1 text-2 font-semibold">
        {cell.step ? formats.time(cell.step.until, timeZone) : formats.number(cell.share, { style: 'percent' })}
      </b>
    </span>
  );
};

interface Props {
  readonly hotel: Hotel;
  readonly offer: Offer;
  readonly roomName: string;
  readonly checkIn: string;
  readonly checkOut: string;
}

/** What comes back when, as a strip of days up to the stay, and the sums below. */
export const Refund = ({ hotel, offer, roomName, checkIn, checkOut }: Props) => {
  const { refund: words } = hotelWords.useWords();
  const formats = useFormats();
  const { timeZone } = hotel;
  // What is paid at the hotel is in no refund.
  const paid = offer.payment.dueNow;
  const nowMs = serverNow();
  const steps = offer.cancellationPolicy.steps.filter(
    ({ until, refund }) => Date.parse(until) > nowMs && !isZero(refund),
  );
  const cells = refundCells(steps, paid, { nowMs, checkIn, timeZone });
  const nights = nightsOf(checkIn, checkOut).slice(0, 3);
  return (
    <Section title={words.title} note={words.note(roomName)}>
      {steps.length === 0 ? (
        <p className="max-w-[60ch] font-medium">{isZero(paid) ? words.unpaid : words.nothing}</p>
      ) : (
        <>
          <section
            className="grid auto-cols-[minmax(64px,1fr)] grid-flow-col gap-[3px] overflow-x-auto pb-1"
            // It scrolls on a phone, so the arrow keys have to reach it.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
            tabIndex={0}
            aria-label={words.strip}
          >
            {cells.map((cell, index) => (
              <DayCell
                key={cell.kind === 'day' ? cell.day : `gap ${cells[index + 1]?.kind}${index}`}
                cell={cell}
                timeZone={timeZone}
              />
            ))}
            {nights.map((night, index) => (
              <NightCell
                key={night}
                className="h-18"
                selected
                date={formats.date(night, 'cell')}
                price={index === 0 ? words.arrive : undefined}
              />
            ))}
          </section>
          <ul className="mt-2 grid gap-x-4 gap-y-3 text-2 md:grid-cols-3">
            {steps.map(({ until, refund }, index) => (
              <li key={until} className="border-l-2 border-back pl-2.5">
                <b className="block text-4 font-bold text-back">
                  <Amount money={refund} />
                </b>
                <span className="text-ink2">
                  {(index === 0 && refund.amount === paid.amount ? words.all : words.part)(
                    formats.instant(until, timeZone),
                  )}
                </span>
              </li>
            ))}
            <li className="border-l-2 border-edge pl-2.5">
              <b className="block text-4 font-bold">
                <Amount money={zeroOf(paid)} />
              </b>
              <span className="text-ink2">{words.none}</span>
            </li>
          </ul>
        </>
      )}
    </Section>
  );
};
