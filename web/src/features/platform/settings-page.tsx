import { ifMatch } from '../../lib/if-match.ts';
import '../../lib/jitless.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { settings as schema } from '../../../../functions/contract/operating/bodies.ts';
import { get } from '../../lib/api.ts';
import { configQuery } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useFieldErrors } from '../../ui/field-errors.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Accepting } from './accepting.tsx';
import { Entries } from './entries.tsx';
import { PageHead, Waiting } from './parts.tsx';
import { type Settings, settingsHistoryQuery, settingsQuery } from './queries.ts';
import { platformWords } from './words.ts';

type Name = keyof typeof schema.shape;
const names = Object.keys(schema.shape) as Name[];

/** Which settings belong together, in the order in which they are read. */
const groups = {
  holds: ['holdMinutes', 'maxOpenHolds', 'maxOpenRoomNights', 'maxOpenSharePercent', 'paymentLimitHours'],
  stays: ['horizonMonths', 'maxNights'],
  points: ['pointsPerEuro', 'eurosPer1000Points', 'pointsMostPercent', 'pointsMonths'],
  tiers: ['silverNights', 'goldNights', 'silverBonusPercent', 'goldBonusPercent'],
} as const satisfies Record<string, readonly Name[]>;
type Group = keyof typeof groups;
/** One that the contract has and no group names still has its field. */
const grouped: readonly Name[] = Object.values(groups).flat();
const namesOf = (group: Group): readonly Name[] =>
  group === 'tiers' ? [...groups.tiers, ...names.filter((name) => !grouped.includes(name))] : groups[group];

const Form = ({ settings }: { readonly settings: Settings }) => {
  const { settings: words } = platformWords.useWords();
  const formats = useFormats();
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const changed = names.filter((name) => typed[name] !== undefined && typed[name] !== String(settings[name]));
  const save = useMutation({
    mutationFn: () =>
      get('putSettings', {
        body: Object.fromEntries(changed.map((name) => [name, Number(typed[name])])),
        headers: ifMatch(settings),
      }),
    onSuccess: (now) => {
      queryClient.setQueryData(settingsQuery.queryKey, now);
      void queryClient.invalidateQueries(settingsHistoryQuery);
      void queryClient.invalidateQueries(configQuery);
      setTyped({});
    },
  });
  const errors = useFieldErrors(save.error);
  const isStale = isProblem(save.error, 'stale-version');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changed.length > 0) save.mutate();
  };
  const loadAgain = async (): Promise<void> => {
    save.reset();
    await queryClient.invalidateQueries(settingsQuery);
  };
  return (
    <form onSubmit={submit} noValidate>
      {(Object.keys(groups) as Group[]).map((group) => (
        <Section key={group} title={words.groups[group]}>
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
            {namesOf(group).map((name) => {
              const { minValue, maxValue } = schema.shape[name];
              const bounds = words.bounds(formats.number(minValue ?? 0), formats.number(maxValue ?? 0));
              const was = changed.includes(name) ? ` ${words.was(formats.number(settings[name]))}` : '';
              return (
                <Field
                  key={name}
                  label={words.names[name]}
                  inputMode="numeric"
                  value={typed[name] ?? String(settings[name])}
                  note={`${bounds}${was}`}
                  error={errors[name] === undefined ? undefined : `${errors[name]} ${bounds}`}
                  onChange={({ target }) => setTyped({ ...typed, [name]: target.value.trim() })}
                />
              );
            })}
          </div>
        </Section>
      ))}
      <div className="sticky bottom-0 mt-6 border-t border-line bg-paper py-3">
        {isStale ? (
          <div
            role="alert"
            className="mb-3 flex flex-wrap items-center gap-3 border-l-4 border-bad bg-bad-wash px-4 py-3"
          >
            <p className="min-w-0 flex-1 font-medium">{words.stale}</p>
            <Button size="small" onClick={() => void loadAgain()}>
              {words.loadAgain}
            </Button>
          </div>
        ) : save.error && Object.keys(errors).length === 0 ? (
          <ProblemNote error={save.error} className="mb-3" />
        ) : null}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" kind="go" disabled={changed.length === 0} busy={save.isPending}>
            {words.save(changed.length)}
          </Button>
          {changed.length > 0 ? (
            <Button kind="quiet" onClick={() => setTyped({})}>
              {words.undo}
            </Button>
          ) : null}
          <p role="status" className="text-2 text-ink2">
            {save.isSuccess && changed.length === 0 ? words.saved : words.force}
          </p>
        </div>
      </div>
    </form>
  );
};

const History = () => {
  const { settings: words } = platformWords.useWords();
  const { data, error, refetch } = useQuery(settingsHistoryQuery);
  return (
    <Section title={words.history}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="text-ink2">{words.noHistory}</p> : null}
      {data && data.length > 0 ? <Entries entries={data} label={words.history} /> : null}
    </Section>
  );
};

/** The settings of the system with their bounds; another admin's change made meanwhile is not overwritten. */
export const SettingsPage = () => {
  const { settings: words } = platformWords.useWords();
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-6" /> : null}
      {data || error ? null : <Waiting />}
      {data ? <Accepting settings={data} /> : null}
      {data ? <Form settings={data} /> : null}
      {data ? <History /> : null}
    </>
  );
};
