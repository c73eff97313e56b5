import { useQuery } from '@tanstack/react-query';
import { changesOf, wordOf } from '../../lib/booking-history.ts';
import { useFormats } from '../../lib/format.ts';
import { Amount } from '../../ui/amount.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { type Booking, stayHistoryQuery, stayPaymentsQuery } from './queries.ts';
import { staysWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly booking: Booking;
}

/** Every movement of money, oldest first. */
export const Money = ({ hotelId, booking }: Props) => {
  const words = staysWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(stayPaymentsQuery(hotelId, booking.id));
  return (
    <Section title={words.one.money}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="text-ink2">{words.one.noMoney}</p> : null}
      <ul className="text-2">
        {data?.map(({ kind, amount, status, at }) => (
          <li
            key={`${at} ${kind} ${amount.amount}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0"
          >
            <span>
              <b className="font-semibold">{status === 'failed' ? words.movement.failed : words.movement[kind]}</b>{' '}
              <span className="text-ink2">
                {formats.instant(at, booking.hotel.timeZone)}
                {status === 'succeeded' ? '' : `, ${words.movementStatus[status]}`}
              </span>
            </span>
            <b className={`font-semibold ${kind === 'refund' ? 'text-back' : ''}`}>
              <Amount money={amount} />
            </b>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** What happened to the booking, in words, the newest first. */
export const History = ({ hotelId, booking }: Props) => {
  const words = staysWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(stayHistoryQuery(hotelId, booking.id));
  const texts: Partial<Record<string, string>> = words.history;
  return (
    <Section title={words.one.history} note={words.one.historyNote}>
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
                <span key={`${from} ${to}`} dir="auto" className="block break-words text-ink2">
                  {words.changed(from ?? '–', to)}
                </span>
              ))}
              {entry.reason === null ? null : (
                <span dir="auto" className="block break-words text-ink2">
                  {words.one.reason(entry.reason)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};
