import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, type Success } from '../../lib/api.ts';
import { useDraft } from '../../lib/draft.ts';
import { sessionQuery } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { queryClient } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { scheduleNames } from './schedules.tsx';
import { platformWords } from './words.ts';

type Moved = Success<'putClock'>;
type Move = { readonly advance: string } | { readonly now: string };

const steps = ['PT16M', 'PT1H', 'P1D'] as const;

/** The time of the sandbox, running. */
const Now = () => {
  const formats = useFormats();
  const now = new Date(useNow(1000)).toISOString();
  return (
    <p className="figures text-5 font-bold tracking-[-.02em]">
      {formats.date(now.slice(0, 10), 'long')}, {formats.timeAndZone(now, 'UTC')}
    </p>
  );
};

/** What ran because the time was moved, each schedule with its counts. */
const Ran = ({ moved }: { readonly moved: Moved }) => {
  const { sandbox, schedules } = platformWords.useWords();
  const { clock: words } = sandbox;
  const formats = useFormats();
  const ran = scheduleNames.filter((name) => moved.ran?.[name]);
  const counts = (name: string): string => {
    const summary = Object.entries(moved.ran?.[name] as Record<string, number>);
    const said = summary.filter(([, count]) => count > 0);
    return said.length === 0
      ? words.nothing
      : said
          .map(([key, count]) => `${formats.number(count)} ${words.counts[key as keyof typeof words.counts] ?? key}`)
          .join(', ');
  };
  return (
    <div role="status" className="mt-6 border-l-4 border-back bg-back-wash px-4 py-3">
      <p className="font-semibold">{words.moved(formats.instant(moved.now, 'UTC'))}</p>
      {ran.length === 0 ? <p className="mt-1 text-2">{words.nothingRan}</p> : null}
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {ran.map((name) => (
          <div key={name} className="contents">
            <dt>{schedules.does[name]}</dt>
            <dd className="font-semibold">{counts(name)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** Moves the time on. What ran outlives the session, which a move by a day ends: it is kept in the tab. */
export const ClockPanel = () => {
  const { sandbox } = platformWords.useWords();
  const { clock: words } = sandbox;
  const kept = useDraft<{ moved: Moved | null }>('platform-clock', { moved: null });
  const [at, setAt] = useState('');
  const move = useMutation({
    mutationFn: (body: Move) => get('putClock', { body }),
    onSuccess: async (moved) => {
      kept.change({ moved });
      const { user } = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      // Without a session the guard shows the sign-in form, and nothing else is requested before that.
      if (user) void queryClient.invalidateQueries();
    },
  });
  const errors = useFieldErrors(move.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (at !== '') move.mutate({ now: `${at.slice(0, 16)}:00Z` });
  };
  return (
    <Section title={words.title} note={words.note}>
      <Now />
      <div className="mt-4 grid gap-x-4 gap-y-3 sm:grid-cols-3">
        {steps.map((step) => (
          <div key={step}>
            <Button
              className="w-full"
              busy={move.isPending}
              aria-describedby={`step-${step}`}
              onClick={() => move.mutate({ advance: step })}
            >
              {words.steps[step].label}
            </Button>
            <p id={`step-${step}`} className="mt-1.5 text-2 text-ink2">
              {words.steps[step].note}
            </p>
          </div>
        ))}
      </div>
      <form onSubmit={submit} className="mt-5 flex flex-wrap items-end gap-3">
        <Field
          className="w-64"
          label={words.to}
          type="datetime-local"
          value={at}
          error={errors['now']}
          onChange={({ target }) => setAt(target.value)}
        />
        <Button type="submit" busy={move.isPending}>
          {words.go}
        </Button>
      </form>
      <div aria-live="polite">{move.isPending ? <p className="mt-4 text-ink2">{words.moving}</p> : null}</div>
      {move.error && errors['now'] === undefined ? <ProblemNote error={move.error} className="mt-4" /> : null}
      {kept.value.moved && !move.isPending ? <Ran moved={kept.value.moved} /> : null}
    </Section>
  );
};
