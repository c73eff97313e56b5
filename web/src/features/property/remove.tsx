import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Refused } from './edit-bar.tsx';
import { useSend } from './use-send.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly name: string;
  /** What goes with it and what stays. */
  readonly text: string;
  readonly send: () => Promise<unknown>;
}

/** Deletes something after asking once more, in its place. */
export const Remove = ({ hotelId, name, text, send }: Props) => {
  const { remove: words } = propertyWords.useWords();
  const [asked, setAsked] = useState(false);
  const remove = useSend(hotelId, send);
  return (
    <div className="mt-6">
      {asked ? (
        <div className="border-l-4 border-bad bg-bad-wash px-4 py-3">
          <p className="font-medium">{words.sure(name)}</p>
          <p className="mt-1 text-2">{text}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button size="small" busy={remove.isPending} onClick={() => remove.mutate()}>
              {words.yes}
            </Button>
            <Button size="small" onClick={() => setAsked(false)}>
              {words.no}
            </Button>
          </div>
        </div>
      ) : (
        <Button size="small" onClick={() => setAsked(true)}>
          {words.ask(name)}
        </Button>
      )}
      {remove.error ? <Refused error={remove.error} className="mt-3" /> : null}
    </div>
  );
};
