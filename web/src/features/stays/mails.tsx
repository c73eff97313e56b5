import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../lib/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { type Booking, stayMailsQuery } from './queries.ts';
import { staysWords } from './words.ts';

/** The mails about the booking, the newest first: to whom, and whether the mail server took them. */
export const Mails = ({ hotelId, booking }: { readonly hotelId: string; readonly booking: Booking }) => {
  const { one } = staysWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(stayMailsQuery(hotelId, booking.id));
  return (
    <Section title={one.mails}>
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="text-ink2">{one.noMails}</p> : null}
      <ul className="text-2">
        {data?.map(({ id, at, subject, to, state }) => (
          <li
            key={id}
            className="grid gap-x-4 border-t border-line py-2 first:border-t-0 first:pt-0 sm:grid-cols-[184px_minmax(0,1fr)]"
          >
            <span className="text-ink2">{formats.instant(at, booking.hotel.timeZone)}</span>
            <span className="min-w-0 break-words">
              <b className="font-semibold">{subject}</b>{' '}
              <span className="text-ink2">
                {to.email ?? one.mailTo[to.kind]}
                {state === 'refused' ? `, ${one.mailRefused}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
