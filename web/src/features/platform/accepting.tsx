import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../lib/api.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from './parts.tsx';
import { type Settings, settingsHistoryQuery, settingsQuery } from './queries.ts';
import { platformWords } from './words.ts';

/** Whether guests can book: paused by two presses, taken up again by one; with what guests see then. */
export const Accepting = ({ settings }: { readonly settings: Settings }) => {
  const { accepting: words } = platformWords.useWords().settings;
  const [asked, setAsked] = useState(false);
  const set = useMutation({
    mutationFn: (acceptingBookings: boolean) =>
      get('putSettings', { body: { acceptingBookings }, headers: ifMatch(settings) }),
    onSuccess: (now) => queryClient.setQueryData(settingsQuery.queryKey, now),
    onError: () => void queryClient.invalidateQueries(settingsQuery),
    onSettled: () => {
      setAsked(false);
      void queryClient.invalidateQueries(settingsHistoryQuery);
    },
  });
  const on = settings.acceptingBookings;
  return (
    <Section title={words.title}>
      <p role="status" className="flex items-center gap-2 text-4 font-semibold">
        <StateMark state={on ? 'ok' : 'down'}>{on ? words.yes : words.no}</StateMark>
      </p>
      <p className="mt-1 max-w-[70ch] text-2 text-ink2">{on ? words.yesText : words.noText}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {on ? (
          asked ? (
            <>
              <Button size="small" kind="go" busy={set.isPending} onClick={() => set.mutate(false)}>
                {words.sure}
              </Button>
              <Button size="small" kind="quiet" onClick={() => setAsked(false)}>
                {words.keep}
              </Button>
            </>
          ) : (
            <Button size="small" onClick={() => setAsked(true)}>
              {words.pause}
            </Button>
          )
        ) : (
          <Button size="small" kind="go" busy={set.isPending} onClick={() => set.mutate(true)}>
            {words.resume}
          </Button>
        )}
      </div>
      {set.error ? <ProblemNote error={set.error} className="mt-3" /> : null}
    </Section>
  );
};
