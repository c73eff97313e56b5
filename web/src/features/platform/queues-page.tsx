import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Success } from '../../lib/api.ts';
import { useFormats } from '../../lib/format.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PageHead, Waiting } from './parts.tsx';
import { type Queue, queuesQuery } from './queries.ts';
import { platformWords } from './words.ts';

type Messages = Success<'listQueueMessages'>;

/** A sample of the messages that are waiting, in work or dead, with the reason. */
const Sample = ({ sample }: { readonly sample: Messages }) => {
  const { queues: words } = platformWords.useWords();
  const formats = useFormats();
  return (
    <>
      {sample.waitingShown ? null : <p className="mt-3 text-2 text-ink2">{words.waitingHidden}</p>}
      {sample.items.length === 0 ? <p className="mt-3 text-2 text-ink2">{words.peekEmpty}</p> : null}
      <ul>
        {sample.items.map(({ id, state, reason, receives, sentAt, body }) => (
          <li key={`${state} ${id}`} className="mt-3 border-l-2 border-edge pl-4 text-2">
            <p>
              <b className="font-semibold">
                {state === 'dead' ? (reason ?? words.noReason) : words.messageStates[state]}
              </b>{' '}
              <span className="text-ink2">
                {words.received(formats.number(receives), formats.instant(sentAt, 'UTC'))}
              </span>
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
            <pre tabIndex={0} className="mt-1 max-h-60 overflow-auto bg-wash p-3 text-1 break-all whitespace-pre-wrap">
              {body}
            </pre>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The messages of a queue, and the redrive of dead ones after a confirmation. */
const Inside = ({ queue }: { readonly queue: Queue }) => {
  const { queues: words } = platformWords.useWords();
  const formats = useFormats();
  const [asked, setAsked] = useState(false);
  const params = { name: queue.name };
  const peek = useMutation({ mutationFn: () => get('listQueueMessages', { params }) });
  const redrive = useMutation({
    mutationFn: () => get('redriveQueue', { params }),
    onSuccess: () => {
      setAsked(false);
      peek.reset();
      void queryClient.invalidateQueries(queuesQuery);
    },
  });
  const error = peek.error ?? redrive.error;
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" busy={peek.isPending} onClick={() => peek.mutate()}>
          {words.peek}
        </Button>
        {queue.deadLetters === 0 ? null : asked ? (
          <>
            <Button size="small" kind="go" busy={redrive.isPending} onClick={() => redrive.mutate()}>
              {words.redriveSure(formats.number(queue.deadLetters))}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setAsked(false)}>
              {words.keep}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => setAsked(true)}>
            {words.redrive}
          </Button>
        )}
      </div>
      {asked ? <p className="mt-2 text-2 text-ink2">{words.redriveText}</p> : null}
      {error ? <ProblemNote error={error} className="mt-3" /> : null}
      {peek.data ? <Sample sample={peek.data} /> : null}
    </>
  );
};

const Moved = ({ queue }: { readonly queue: Queue }) => {
  const { queues: words } = platformWords.useWords();
  const formats = useFormats();
  const { depth, inFlight, oldestAgeSeconds, deadLetters } = queue;
  const known = words.names[queue.name as keyof typeof words.names];
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-line py-5 lg:grid-cols-[320px_minmax(0,1fr)]">
      <header>
        <h2 className="text-4">{known?.name ?? queue.name}</h2>
        <p className="mt-1 text-2 text-ink2">{known?.text}</p>
      </header>
      <div>
        <p className="font-semibold">
          {depth + inFlight === 0 ? words.empty : words.waits(formats.number(depth), formats.number(inFlight))}
          {oldestAgeSeconds === null ? '' : ` ${words.oldest(formats.number(Math.round(oldestAgeSeconds)))}`}
        </p>
        <p className={deadLetters > 0 ? 'font-semibold text-bad' : 'text-ink2'}>
          {deadLetters === 0 ? words.noDead : words.dead(formats.number(deadLetters))}
        </p>
        {deadLetters > 0 ? <p className="text-2">{known?.alarm}</p> : null}
        {depth + inFlight + deadLetters > 0 ? <Inside queue={queue} /> : null}
      </div>
    </li>
  );
};

/** Every queue: its waiting and dead messages, and their effect on people. */
export const QueuesPage = () => {
  const { queues: words } = platformWords.useWords();
  const { data, error, refetch } = useQuery(queuesQuery);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-6" /> : null}
      {data || error ? null : <Waiting />}
      <ul className="mt-6 border-t-2 border-ink">
        {data?.map((queue) => (
          <Moved key={queue.name} queue={queue} />
        ))}
      </ul>
    </>
  );
};
