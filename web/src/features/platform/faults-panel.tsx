import { useMutation, useQuery } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Waiting } from './parts.tsx';
import { type Faults, faultsQuery, healthQuery } from './queries.ts';
import { platformWords } from './words.ts';

type Part = keyof Faults;
type Fault = Faults[Part];
const parts: readonly Part[] = ['search', 'payments', 'events'];
const states: readonly Fault[] = ['ok', 'slow', 'down'];

interface Props {
  readonly part: Part;
  readonly fault: Fault;
  readonly onChange: (fault: Fault) => void;
}

const Switch = ({ part, fault, onChange }: Props) => {
  const { faults: words } = platformWords.useWords().sandbox;
  const { name, guest } = words.parts[part];
  return (
    <fieldset className="grid gap-x-6 gap-y-2 border-b border-line py-4 sm:grid-cols-[120px_auto_minmax(0,1fr)] sm:items-center">
      <legend className="sr-only">{name}</legend>
      <b aria-hidden="true" className="font-semibold">
        {name}
      </b>
      <div className="flex gap-1">
        {states.map((state) => (
          <label
            key={state}
            className="inline-flex h-10 cursor-pointer items-center rounded-pane px-3.5 text-2 font-semibold whitespace-nowrap shadow-[inset_0_0_0_1.5px_var(--edge)] has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-[var(--focus)]"
          >
            <input
              type="radio"
              className="sr-only"
              name={`fault-${part}`}
              checked={fault === state}
              onChange={() => onChange(state)}
            />
            {words.states[state]}
          </label>
        ))}
      </div>
      <p className={`text-2 ${fault === 'ok' ? 'text-ink2' : 'font-medium text-ink'}`}>{guest[fault]}</p>
    </fieldset>
  );
};

/** Breaks payment, search or events, and describes the effect on guests. */
export const FaultsPanel = () => {
  const { faults: words } = platformWords.useWords().sandbox;
  const { data, error, refetch } = useQuery(faultsQuery);
  const change = useMutation({
    mutationFn: (body: Partial<Faults>) => get('putFaults', { body }),
    onSuccess: (now) => {
      queryClient.setQueryData(faultsQuery.queryKey, now);
      void queryClient.invalidateQueries(healthQuery);
    },
  });
  // The pressed button shows at once; the system's state as soon as it has answered.
  const shown = data && { ...data, ...(change.isPending ? change.variables : {}) };
  const isBroken = shown && parts.some((part) => shown[part] !== 'ok');
  return (
    <Section title={words.title} note={words.note}>
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} /> : null}
      {change.error ? <ProblemNote error={change.error} /> : null}
      {shown ? (
        <>
          <div className="border-t border-line">
            {parts.map((part) => (
              <Switch
                key={part}
                part={part}
                fault={shown[part]}
                onChange={(fault) => change.mutate({ [part]: fault })}
              />
            ))}
          </div>
          {isBroken ? (
            <Button
              size="small"
              className="mt-4"
              busy={change.isPending}
              onClick={() => change.mutate({ search: 'ok', payments: 'ok', events: 'ok' })}
            >
              {words.mendAll}
            </Button>
          ) : null}
        </>
      ) : error ? null : (
        <Waiting />
      )}
    </Section>
  );
};
