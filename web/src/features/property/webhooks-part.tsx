import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Deliveries } from './deliveries.tsx';
import { EditBar, Refused } from './edit-bar.tsx';
import type { Faults } from './faults.ts';
import { useFaults } from './faults.ts';
import { Group } from './fields.tsx';
import type { Webhook } from './inputs.ts';
import { NewThing } from './new-thing.tsx';
import { webhooksQuery } from './queries.ts';
import { Remove } from './remove.tsx';
import { useEdit } from './use-edit.ts';
import { useSend } from './use-send.ts';
import { type EventName, eventNames } from './webhook-events.ts';
import { propertyWords } from './words.ts';

interface HookInput {
  readonly url: string;
  readonly events: readonly string[];
  readonly status: Webhook['status'];
}
const hookInput = ({ url, events, status }: Webhook): HookInput => ({ url, events, status });
const newHook: Omit<HookInput, 'status'> = { url: '', events: ['booking.confirmed', 'booking.cancelled'] };

interface FieldsProps {
  readonly value: Pick<HookInput, 'url' | 'events'>;
  readonly faults: Faults;
  readonly onChange: (part: Partial<HookInput>) => void;
}

const Fields = ({ value, faults, onChange }: FieldsProps) => {
  const { fields, webhooks: words } = propertyWords.useWords();
  const { events } = value;
  return (
    <div className="grid gap-5">
      <Field
        label={fields['url'] ?? ''}
        type="url"
        placeholder="https://"
        autoComplete="off"
        value={value.url}
        error={faults.at('/url')}
        onChange={({ target }) => onChange({ url: target.value.trim() })}
      />
      <Group legend={fields['events'] ?? ''}>
        <div className="grid sm:grid-cols-2 xl:grid-cols-3">
          {eventNames.map((name: EventName) => (
            <Check
              key={name}
              label={words.events[name]}
              checked={events.includes(name)}
              onChange={(has) => onChange({ events: has ? [...events, name] : events.filter((each) => each !== name) })}
            />
          ))}
        </div>
        {faults.in('/events') ? <p className="text-2 font-medium text-bad">{faults.in('/events')}</p> : null}
      </Group>
    </div>
  );
};

/** A secret, once: the system does not show it again. */
const Secret = ({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) => {
  const { webhooks: words } = propertyWords.useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div role="status" className="mt-5 rounded-pane bg-lamp-wash p-5">
      <p className="font-semibold">{words.secretTitle}</p>
      <p className="mt-1 text-2">{words.secretText}</p>
      <p className="mt-3 font-mono text-3 break-all select-all">{secret}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          size="small"
          onClick={() =>
            void navigator.clipboard.writeText(secret).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? words.copied : words.copy}
        </Button>
        <Button size="small" onClick={onDone}>
          {words.kept}
        </Button>
      </div>
    </div>
  );
};

interface HookProps {
  readonly hotelId: string;
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
}

const HookForm = ({ hotelId, webhook, onSecret }: HookProps) => {
  const { webhooks: words } = propertyWords.useWords();
  const params = { webhookId: webhook.id };
  const edit = useEdit<HookInput>({
    hotelId,
    name: `webhook:${webhook.id}`,
    current: hookInput(webhook),
    version: webhook.version,
    send: ({ url, events, status }, headers) =>
      get('changeWebhook', { params, body: { url, events: [...events], status }, headers }),
  });
  const rotate = useSend(
    hotelId,
    () => get('rotateWebhook', { params, headers: ifMatch(webhook) }),
    ({ secret }) => onSecret(secret),
  );
  const faults = useFaults(edit.error);
  return (
    <div className="border-b border-line py-5">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <Fields value={edit.value} faults={faults} onChange={edit.change} />
        <div className="mt-3">
          <Check
            label={words.active}
            checked={edit.value.status === 'active'}
            onChange={(active) => edit.change({ status: active ? 'active' : 'disabled' })}
          />
          {webhook.disabledReason ? <p className="text-2 text-bad">{words.disabledBySystem}</p> : null}
        </div>
        <EditBar edit={edit} faults={faults} />
      </form>
      <Deliveries hotelId={hotelId} webhookId={webhook.id} />
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Button size="small" busy={rotate.isPending} onClick={() => rotate.mutate()}>
          {words.rotate}
        </Button>
        <p className="text-2 text-ink2">{words.rotateText}</p>
      </div>
      {rotate.error ? <Refused error={rotate.error} className="mt-3" /> : null}
      <Remove
        hotelId={hotelId}
        name={words.thisOne}
        text={words.removeText}
        send={() => get('deleteWebhook', { params, headers: ifMatch(webhook) })}
      />
    </div>
  );
};

/** The addresses that receive the hotel's events; each expands to its deliveries. */
export const WebhooksPart = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const { webhooks: words, waiting } = propertyWords.useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { data: webhooks, error, refetch } = useQuery(webhooksQuery(hotel.id));
  if (error && !webhooks)
    return (
      <Section title={words.title}>
        <ProblemNote error={error} retry={() => void refetch()} />
      </Section>
    );
  if (!webhooks) return <p className="mt-8 text-ink3">{waiting}</p>;
  return (
    <Section title={words.title} note={words.note}>
      {webhooks.length === 0 ? <p className="text-ink2">{words.none}</p> : null}
      <ul>
        {webhooks.map((webhook) => {
          const isOpen = opened === webhook.id;
          return (
            <li key={webhook.id}>
              <h3>
                <button
                  type="button"
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? null : webhook.id)}
                  className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-line py-3 text-left hover:bg-wash"
                >
                  <span className="truncate font-semibold">{webhook.url}</span>
                  <span className={`text-2 ${webhook.status === 'active' ? '' : 'text-bad'}`}>
                    {words.statuses[webhook.status]}
                  </span>
                  <span className="text-2 text-ink2">
                    {webhook.hotelId === null ? words.allHotels : words.thisHotel}
                  </span>
                </button>
              </h3>
              {isOpen ? <HookForm hotelId={hotel.id} webhook={webhook} onSecret={setSecret} /> : null}
            </li>
          );
        })}
      </ul>
      {secret === null ? null : <Secret secret={secret} onDone={() => setSecret(null)} />}
      <NewThing
        hotelId={hotel.id}
        draft="webhook"
        label={words.add}
        start={newHook}
        send={async ({ url, events }) => {
          const made = await get('createWebhook', { body: { url, events: [...events], hotelId: hotel.id } });
          setSecret(made.secret);
        }}
      >
        {(value, faults, change) => <Fields value={value} faults={faults} onChange={change} />}
      </NewThing>
    </Section>
  );
};
