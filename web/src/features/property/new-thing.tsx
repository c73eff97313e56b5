import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../lib/draft.ts';
import { refreshHotel } from '../../lib/hotel-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Refused } from './edit-bar.tsx';
import { type Faults, useFaults } from './faults.ts';
import { propertyWords } from './words.ts';

interface Props<T extends object> {
  readonly hotelId: string;
  /** Of the draft in this tab. */
  readonly draft: string;
  readonly label: string;
  readonly start: T;
  readonly send: (value: T) => Promise<unknown>;
  /** Nothing of its kind is there yet: the form is open. */
  readonly openAtOnce?: boolean;
  readonly children: (value: T, faults: Faults, change: (part: Partial<T>) => void) => ReactNode;
}

/** A button that unfolds a form for one more of something. What is typed is kept in the tab. */
export const NewThing = <T extends object>({
  hotelId,
  draft: name,
  label,
  start,
  send,
  openAtOnce = false,
  children,
}: Props<T>) => {
  const { bar } = propertyWords.useWords();
  const [open, setOpen] = useState(openAtOnce);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<T>(`property:${hotelId}:new:${name}`, start);
  const create = useMutation({
    mutationFn: () => send(draft.value),
    onSuccess: async () => {
      await refreshHotel(hotelId);
      draft.clear();
      setOpen(false);
    },
  });
  const faults = useFaults(create.error);
  useEffect(() => {
    if (create.error) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [create.error]);
  if (!open)
    return (
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <Button onClick={() => setOpen(true)}>{label}</Button>
        {create.isSuccess ? (
          <p role="status" className="text-2 font-medium text-good">
            {bar.saved}
          </p>
        ) : null}
      </div>
    );
  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      className="mt-5 rounded-pane bg-wash p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) create.mutate();
      }}
    >
      <h3 className="mb-4 text-4">{label}</h3>
      {children(draft.value, faults, draft.change)}
      {create.error ? (
        faults.any ? (
          <p role="alert" className="mt-4 font-medium text-bad">
            {bar.faults}
          </p>
        ) : (
          <Refused error={create.error} className="mt-4" />
        )
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button kind="go" type="submit" busy={create.isPending}>
          {bar.create}
        </Button>
        <Button
          onClick={() => {
            create.reset();
            draft.clear();
            setOpen(false);
          }}
        >
          {bar.cancel}
        </Button>
      </div>
    </form>
  );
};
