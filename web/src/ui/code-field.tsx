import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { rateWords } from './rate-words.ts';

interface Props {
  readonly code: string | undefined;
  /** What the code does here: the rest of a sentence that begins with it. */
  readonly note: string;
  readonly onCode: (code: string | undefined) => void;
}

const most = 50;

/** A code of a company or a campaign, for those who have one. */
export const CodeField = ({ code, note, onCode }: Props) => {
  const words = rateWords.useWords();
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    onCode(text.trim());
    setTyping(false);
  };
  if (code !== undefined && !typing)
    return (
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-2" role="status">
        <span>
          <b className="font-semibold [overflow-wrap:anywhere]">{code}</b> <span className="text-ink2">{note}</span>
        </span>
        <button type="button" className="link" onClick={() => onCode(undefined)}>
          {words.remove}
        </button>
      </p>
    );
  if (!typing)
    return (
      <p className="text-2">
        <button type="button" className="link min-h-8" onClick={() => setTyping(true)}>
          {words.have}
        </button>
      </p>
    );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 text-2" noValidate>
      <label className="text-ink2">
        {words.label}
        <input
          // The press on the link asked for this field.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          value={text}
          maxLength={most}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
          className="mt-1 block h-10 w-56 rounded-pane bg-paper px-2.5 text-3 text-ink shadow-[inset_0_0_0_1.5px_var(--edge)]"
        />
      </label>
      <Button type="submit" size="small" className="h-10!">
        {words.apply}
      </Button>
      <Button kind="quiet" size="small" className="h-10!" onClick={() => setTyping(false)}>
        {words.cancel}
      </Button>
    </form>
  );
};
