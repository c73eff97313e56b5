import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { changesOf, wordOf } from '../../lib/booking-history.ts';
import type { Booking } from '../../lib/bookings.ts';
import { useFormats } from '../../lib/format.ts';
import { Amount } from '../../ui/amount.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { historyQuery, paymentsQuery } from './queries.ts';
import { tripsWords } from './words.ts';

/** Every movement of money, and the receipt. */
export const MoneyMoved = ({ booking }: { readonly booking: Booking }) => {
  const { trip: words } = tripsWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(paymentsQuery(booking.id));
  return (
    <Section title={words.money}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="text-ink2">{words.noMoney}</p> : null}
      <ul className="text-2">
        {data?.map(({ kind, amount, status, at }) => (
          <li
            key={`${at} ${kind}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0"
          >
            <span>
              <b className="font-semibold">
                {kind === 'refund' ? words.refund : status === 'failed' ? words.refusedCharge : words.charge}
              </b>{' '}
              <span className="text-ink2">
                {formats.instant(at, booking.hotel.timeZone)}
                {status === 'succeeded' ? '' : `, ${words.moneyStatus[status]}`}
              </span>
            </span>
            <b
              className={`font-semibold ${kind === 'refund' ? 'text-back' : ''} ${status === 'failed' ? 'line-through opacity-70' : ''}`}
            >
              <Amount money={amount} />
            </b>
          </li>
        ))}
      </ul>
      {data && data.length > 0 ? (
        <p className="mt-3">
          <Link to="/trips/$bookingId/receipt" params={{ bookingId: booking.id }} className="link font-medium">
            {words.receipt}
          </Link>
        </p>
      ) : null}
    </Section>
  );
};

/** What happened to the booking, in words, the newest first. */
export const History = ({ booking }: { readonly booking: Booking }) => {
  const words = tripsWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(historyQuery(booking.id));
  const texts: Partial<Record<string, string>> = words.history;
  return (
    <Section title={words.trip.history} note={words.trip.historyNote}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      <ol className="text-2">
        {data?.toReversed().map((entry) => (
          <li
            key={`${entry.version} ${entry.event} ${entry.at}`}
            className="grid gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0 sm:grid-cols-[184px_minmax(0,1fr)]"
          >
            <span className="text-ink2">{formats.instant(entry.at, booking.hotel.timeZone)}</span>
            <span className="min-w-0">
              <b className="font-semibold">{texts[wordOf(entry)] ?? entry.event}</b>{' '}
              <span className="text-ink2">{words.actors[entry.actor.kind]}</span>
              {changesOf(entry, formats).map(({ from, to }) => (
                <span key={`${from} ${to}`} className="block break-words text-ink2">
                  {from === null ? to : words.from(from, to)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};
