import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useConfig } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { PageHead, StateMark, Waiting } from './parts.tsx';
import { faultsQuery, type Health, healthQuery, queuesQuery, refundsQuery } from './queries.ts';
import { Schedules } from './schedules.tsx';
import { platformWords } from './words.ts';

type Part = keyof Health['checks'];

/** The parts in the order in which they are read, each with since when it is not well. */
const partsOf = ({ checks, since }: Health) =>
  (['database', 'search', 'events', 'payments', 'mail', 'schedules'] as const satisfies readonly Part[]).map(
    (part) => ({ part, state: checks[part], since: since?.[part] ?? null }),
  );

const Parts = ({ health }: { readonly health: Health }) => {
  const { system: words } = platformWords.useWords();
  const formats = useFormats();
  return (
    <Section title={words.parts} note={words.partsNote}>
      <ul className="border-t border-line">
        {partsOf(health).map(({ part, state, since }) => (
          <li
            key={part}
            className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[160px_200px_minmax(0,1fr)] sm:items-center"
          >
            <b className="font-semibold">{words.partNames[part]}</b>
            <StateMark state={state} />
            <span className="text-2 text-ink2">
              {words.meaning[part][state]}
              {since === null ? null : (
                <b className="block font-medium">{words.since(formats.instant(since, 'UTC'))}</b>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** Parts of a sandbox that fail on request, so that such a fault is not investigated. */
const MadeFaults = () => {
  const { system: words, sandbox } = platformWords.useWords();
  const { data } = useQuery(faultsQuery);
  const formats = useFormats();
  const made = Object.entries(data ?? {}).filter(([, fault]) => fault !== 'ok');
  if (made.length === 0) return null;
  const names = made.map(([part, fault]) => {
    const { name } = sandbox.faults.parts[part as keyof typeof sandbox.faults.parts];
    return `${name} (${sandbox.faults.states[fault]})`;
  });
  return (
    <p role="status" className="mt-6 border-l-4 border-lamp-deep bg-lamp-wash px-4 py-3">
      {words.madeFaults(formats.list(names))}{' '}
      <Link to="/platform/$page" params={{ page: 'sandbox' }} className="link font-semibold">
        {words.toSandbox}
      </Link>
    </p>
  );
};

const Queues = () => {
  const { system: words } = platformWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(queuesQuery);
  const sum = (of: 'depth' | 'inFlight' | 'deadLetters') => (data ?? []).reduce((total, each) => total + each[of], 0);
  const dead = sum('deadLetters');
  return (
    <Section title={words.queues} note={words.queuesNote}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <p className="text-4">
            {sum('depth') + sum('inFlight') === 0
              ? words.nothingWaits
              : words.waits(formats.number(sum('depth')), formats.number(sum('inFlight')))}
          </p>
          <p className={`mt-1 ${dead > 0 ? 'font-semibold text-bad' : 'text-ink2'}`}>
            {dead === 0 ? words.nothingDead : words.dead(formats.number(dead))}
          </p>
          <Link
            to="/platform/$page"
            params={{ page: 'queues' }}
            className="link mt-3 inline-block text-2 font-semibold"
          >
            {words.toQueues}
          </Link>
        </>
      ) : error ? null : (
        <Waiting />
      )}
    </Section>
  );
};

const Refunds = () => {
  const { system: words } = platformWords.useWords();
  const formats = useFormats();
  const { data, error, refetch } = useInfiniteQuery(refundsQuery);
  const failed = data?.pages[0]?.items.length ?? 0;
  const more = data?.pages[0]?.nextCursor !== null;
  return (
    <Section title={words.refunds}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <p className={failed > 0 ? 'font-semibold text-bad' : ''}>
          {failed === 0 ? words.noRefunds : words.refundsFail(`${formats.number(failed)}${more ? '+' : ''}`)}{' '}
          {failed === 0 ? null : (
            <Link to="/platform/$page" params={{ page: 'refunds' }} className="link">
              {words.toRefunds}
            </Link>
          )}
        </p>
      ) : error ? null : (
        <Waiting />
      )}
    </Section>
  );
};

const Inside = ({ health }: { readonly health: Health }) => {
  const { system: words } = platformWords.useWords();
  const formats = useFormats();
  const sandbox = useConfig()?.sandbox === true;
  const queues = useQuery(queuesQuery);
  const refunds = useInfiniteQuery(refundsQuery);
  const isLeft =
    (queues.data ?? []).some(({ deadLetters }) => deadLetters > 0) || (refunds.data?.pages[0]?.items.length ?? 0) > 0;
  const state = health.status === 'ok' && isLeft ? 'left' : health.status;
  return (
    <>
      <PageHead
        title={words.title[state]}
        text={words.facts(health.version, formats.instant(new Date(serverNow()).toISOString(), 'UTC'))}
      />
      {sandbox ? <MadeFaults /> : null}
      <Parts health={health} />
      <Queues />
      <Refunds />
      <Schedules health={health} />
    </>
  );
};

/** The state of the system, from its health checks, in words. */
export const SystemPage = () => {
  const { data, error, refetch } = useQuery(healthQuery);
  const { system: words } = platformWords.useWords();
  return (
    <div className="frame pb-16">
      {/* The last answer is no news once the system does not answer any more. */}
      {error ? (
        <>
          <PageHead title={words.title.silent} text={words.silentText} />
          <ProblemNote error={error} retry={() => void refetch()} className="mt-6" />
        </>
      ) : data ? (
        <Inside health={data} />
      ) : (
        <div className="pt-8">
          <Waiting />
        </div>
      )}
    </div>
  );
};
