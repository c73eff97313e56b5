import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Refused } from './edit-bar.tsx';
import { deliveriesQuery } from './queries.ts';
import { useSend } from './use-send.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly webhookId: string;
}

/** What was sent to a webhook, with the last try of each, and the way to send it once more. */
export const Deliveries = ({ hotelId, webhookId }: Props) => {
  const { webhooks: words, waiting } = propertyWords.useWords();
  const formats = useFormats();
  const { timeZone } = useOwnHotel(hotelId).hotel;
  const [undelivered, setUndelivered] = useState(false);
  const { data, error, refetch } = useQuery(deliveriesQuery(hotelId, webhookId, undelivered));
  const again = useSend(hotelId, (deliveryId: string) => get('redeliver', { params: { webhookId, deliveryId } }));
  return (
    <section aria-label={words.deliveries} className="mt-6">
      <div className="flex flex-wrap items-center justify-between gap-4 border-b-2 border-ink">
        <h4 className="font-semibold">{words.deliveries}</h4>
        <Check label={words.undelivered} checked={undelivered} onChange={setUndelivered} />
      </div>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-3" /> : null}
      {again.error ? <Refused error={again.error} className="mt-3" /> : null}
      {data?.length === 0 ? <p className="mt-3 text-2 text-ink2">{words.nothingSent}</p> : null}
      {data === undefined && !error ? <p className="mt-3 text-ink3">{waiting}</p> : null}
      <ul>
        {data?.map(({ id, type, state, occurredAt, attempts, nextAttemptAt, tries }) => {
          const last = tries.at(-1);
          return (
            <li
              key={id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 text-2"
            >
              <div className="min-w-0">
                <p className="font-medium">{type}</p>
                <p className="text-ink2">
                  {formats.instant(occurredAt, timeZone)}
                  {last ? ` · ${words.answered(last.status, attempts)}` : ''}
                  {state === 'pending' && nextAttemptAt
                    ? ` · ${words.next(formats.instant(nextAttemptAt, timeZone))}`
                    : ''}
                </p>
              </div>
              <div className="flex items-center gap-4">
                <span className={state === 'failed' ? 'font-medium text-bad' : ''}>{words.states[state]}</span>
                {state === 'pending' ? null : (
                  <Button
                    size="small"
                    busy={again.isPending && again.variables === id}
                    onClick={() => again.mutate(id)}
                  >
                    {words.again}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
