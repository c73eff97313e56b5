import { ifMatch } from '../../lib/if-match.ts';
import '../../lib/jitless.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { publicEventNames } from '../../../../functions/contract/events.ts';
import { get } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Waiting } from './parts.tsx';
import { type Delivery, deliveriesQuery, type Webhook, webhooksQuery } from './queries.ts';
import { platformWords } from './words.ts';

/** The sandbox's own receiver, so that a webhook has somewhere to arrive; `down` answers 503 to everything. */
const receiver = (answer: 'ok' | 'down'): string => `${window.location.origin}/api/v1/sandbox/receiver/${answer}`;

const Arrival = ({ delivery, webhookId }: { readonly delivery: Delivery; readonly webhookId: string }) => {
  const { webhooks: words } = platformWords.useWords().sandbox;
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const again = useMutation({
    mutationFn: () => get('redeliver', { params: { webhookId, deliveryId: delivery.id } }),
    onSuccess: () => queryClient.invalidateQueries(deliveriesQuery(webhookId)),
  });
  const last = delivery.tries.at(-1);
  const time = (iso: string) => formats.instant(iso, 'UTC');
  return (
    <li className="border-b border-line py-2.5 text-2">
      <div className="grid gap-x-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] sm:items-center">
        <span>
          <b className="font-semibold">{delivery.type}</b>
          <span className="block text-ink2">{time(delivery.occurredAt)}</span>
        </span>
        <span className={delivery.state === 'delivered' ? 'text-good' : delivery.state === 'failed' ? 'text-bad' : ''}>
          <b className="font-semibold">{words.states[delivery.state]}</b>
          {last ? ` · ${words.tried(formats.number(delivery.attempts), last.status, last.error)}` : ''}
          {delivery.nextAttemptAt ? (
            <span className="block text-ink2">{words.next(time(delivery.nextAttemptAt))}</span>
          ) : null}
        </span>
        <span className="flex gap-1">
          <Button kind="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.body}
          </Button>
          <Button kind="quiet" size="small" busy={again.isPending} onClick={() => again.mutate()}>
            {words.again}
          </Button>
        </span>
      </div>
      {again.error ? <ProblemNote error={again.error} className="mt-2" /> : null}
      {open ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <pre tabIndex={0} className="mt-2 max-h-80 overflow-auto bg-wash p-3 text-1">
          {JSON.stringify(delivery.body, null, 2)}
        </pre>
      ) : null}
    </li>
  );
};

const Watched = ({ webhook }: { readonly webhook: Webhook }) => {
  const { webhooks: words } = platformWords.useWords().sandbox;
  const { data, error, refetch } = useQuery(deliveriesQuery(webhook.id));
  const remove = useMutation({
    mutationFn: () => get('deleteWebhook', { params: { webhookId: webhook.id }, headers: ifMatch(webhook) }),
    onSettled: () => queryClient.invalidateQueries(webhooksQuery),
  });
  return (
    <section className="mt-6" aria-label={webhook.url}>
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-3 font-semibold break-all">{webhook.url}</h3>
        <Button kind="quiet" size="small" busy={remove.isPending} onClick={() => remove.mutate()}>
          {words.remove}
        </Button>
      </header>
      {webhook.status === 'disabled' ? (
        <p className="text-2 font-semibold text-bad">{words.disabled(webhook.disabledReason ?? '')}</p>
      ) : null}
      {remove.error ? <ProblemNote error={remove.error} className="mt-2" /> : null}
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-2" /> : null}
      {data?.length === 0 ? <p className="mt-2 text-2 text-ink2">{words.noneYet}</p> : null}
      <ul className="mt-2 border-t border-line">
        {data?.map((delivery) => (
          <Arrival key={delivery.id} delivery={delivery} webhookId={webhook.id} />
        ))}
      </ul>
    </section>
  );
};

/** Webhooks of the system and what arrives at them. */
export const WebhookPanel = () => {
  const { webhooks: words } = platformWords.useWords().sandbox;
  const { data, error, refetch } = useQuery(webhooksQuery);
  const add = useMutation({
    mutationFn: (answer: 'ok' | 'down') =>
      get('createWebhook', { body: { url: receiver(answer), events: [...publicEventNames] } }),
    onSettled: () => queryClient.invalidateQueries(webhooksQuery),
  });
  return (
    <Section title={words.title} note={words.note}>
      <div className="flex flex-wrap gap-3">
        <Button size="small" busy={add.isPending} onClick={() => add.mutate('ok')}>
          {words.watch}
        </Button>
        <Button size="small" busy={add.isPending} onClick={() => add.mutate('down')}>
          {words.watchDown}
        </Button>
      </div>
      {add.error ? <ProblemNote error={add.error} className="mt-3" /> : null}
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-3" /> : null}
      {data?.length === 0 ? <p className="mt-4 text-ink2">{words.none}</p> : null}
      {data?.map((webhook) => (
        <Watched key={webhook.id} webhook={webhook} />
      ))}
      {data || error ? null : <Waiting />}
    </Section>
  );
};
