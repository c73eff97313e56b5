import { useEffect, useRef } from 'react';
import { useFormats } from '../../lib/format.ts';
import { isProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Faults } from './faults.ts';
import type { Edit } from './use-edit.ts';
import { propertyWords } from './words.ts';

const Meanwhile = <T,>({ edit }: { readonly edit: Edit<T> }) => {
  const { bar, fields } = propertyWords.useWords();
  const formats = useFormats();
  const names = formats.list(edit.meanwhile.map((key) => fields[key] ?? key));
  const both = edit.meanwhile.filter((key) => edit.touched.includes(key)).map((key) => fields[key] ?? key);
  return (
    <div role="alert" className="border-l-4 border-bad bg-bad-wash px-4 py-3">
      <p className="font-medium">{bar.meanwhile(names)}</p>
      <p className="mt-1 text-2">{both.length === 0 ? bar.apart : bar.both(formats.list(both))}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button size="small" onClick={edit.rebase}>
          {both.length === 0 ? bar.onTop : bar.onTopOver}
        </Button>
        <Button size="small" onClick={edit.discard}>
          {bar.load}
        </Button>
      </div>
    </div>
  );
};

interface Props<T> {
  readonly edit: Edit<T>;
  readonly faults: Faults;
  /** The button's label instead of "Save". */
  readonly label?: string;
}

/**
 * Below a form: save and discard, the fields that another user changed meanwhile, and the refused ones. It stays in
 * view.
 */
export const EditBar = <T,>({ edit, faults, label }: Props<T>) => {
  const { bar } = propertyWords.useWords();
  const box = useRef<HTMLDivElement>(null);
  const { error, meanwhile, touched, saved } = edit;
  useEffect(() => {
    if (error) box.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  const isStale = meanwhile.length > 0;
  const dirty = touched.length > 0;
  if (!dirty && !saved) return <div ref={box} />;
  return (
    <div ref={box} className="sticky bottom-0 z-20 mt-8 grid gap-3 border-t-2 border-ink bg-paper py-3">
      {isStale ? <Meanwhile edit={edit} /> : null}
      {error && !isStale ? (
        faults.any ? (
          <p role="alert" className="font-medium text-bad">
            {bar.faults}
          </p>
        ) : (
          <Refused error={error} />
        )
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {dirty ? (
          <>
            <Button kind="go" type="submit" busy={edit.saving} disabled={isStale}>
              {label ?? bar.save}
            </Button>
            <Button onClick={edit.discard}>{bar.discard}</Button>
            <p className="text-2 text-ink2">{bar.unsaved}</p>
          </>
        ) : (
          <p role="status" className="text-2 font-medium text-good">
            {bar.saved}
          </p>
        )}
      </div>
    </div>
  );
};

/** A refusal, with the nights it names where it names some. */
export const Refused = ({ error, className = '' }: { readonly error: unknown; readonly className?: string }) => {
  const { refused, bar } = propertyWords.useWords();
  const formats = useFormats();
  const known = isProblem(error, 'below-sold') || isProblem(error, 'in-use') || isProblem(error, 'wrong-state');
  if (!known) return <ProblemNote error={error} className={className} />;
  const { problem, problemName } = error;
  const nights = Array.isArray(problem['nights']) ? (problem['nights'] as string[]) : [];
  const listed = formats.list(nights.slice(0, most).map((night) => formats.date(night, 'day')));
  return (
    <div role="alert" className={`border-l-4 border-bad bg-bad-wash px-4 py-3 ${className}`}>
      <p className="font-medium">{refused[problemName ?? ''] ?? refused['in-use']}</p>
      {nights.length === 0 ? null : (
        <p className="mt-1 text-2">{nights.length > most ? bar.moreNights(listed, nights.length - most) : listed}</p>
      )}
    </div>
  );
};

/** More nights than these are counted, not named. */
const most = 6;
