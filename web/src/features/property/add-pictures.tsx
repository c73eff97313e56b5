import { type FormEvent, useRef, useState } from 'react';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Refused } from './edit-bar.tsx';
import { useFaults } from './faults.ts';
import { sendPicture, UploadFailed } from './send-picture.ts';
import { propertyWords } from './words.ts';

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const mostBytes = 15 * 1024 * 1024;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Props {
  readonly hotelId: string;
  readonly onReady: (image: OwnHotel['images'][number]) => void;
}

/** Sends one picture: the file, its description, the progress, and the reason of a refusal. */
export const AddPicture = ({ hotelId, onReady }: Props) => {
  const { pictures: words } = propertyWords.useWords();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [missing, setMissing] = useState(false);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const failure = state.kind === 'failed' ? state.error : null;
  const faults = useFaults(failure);

  const choose = (chosen: File | undefined): void => {
    setState({ kind: 'idle' });
    const fits = chosen !== undefined && types.includes(chosen.type) && chosen.size <= mostBytes;
    setFile(fits ? chosen : null);
    if (chosen && !fits)
      setState({ kind: 'refused', reason: types.includes(chosen.type) ? 'too_large' : 'not_a_picture' });
  };
  const send = async (chosen: File): Promise<void> => {
    setState({ kind: 'sending', share: 0 });
    const onProgress = (share: number): void => setState({ kind: 'sending', share });
    const picture = await sendPicture({ hotelId, file: chosen, alt: alt.trim(), onProgress });
    if (picture.image) {
      onReady(picture.image);
      setState({ kind: 'idle' });
      setAlt('');
    } else setState({ kind: 'refused', reason: picture.reason ?? 'broken' });
    setFile(null);
    if (input.current) input.current.value = '';
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(alt.trim() === '');
    if (file === null || alt.trim() === '' || state.kind === 'sending') return;
    send(file).catch((error: unknown) => setState({ kind: 'failed', error }));
  };
  const share = state.kind === 'sending' ? state.share : 0;
  return (
    <form noValidate aria-label={words.add} onSubmit={submit} className="mt-6 rounded-pane bg-wash p-5">
      <h3 className="mb-4 text-4">{words.add}</h3>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div>
          <label htmlFor="picture-file" className="mb-1.5 block text-2 font-medium">
            {words.file}
          </label>
          <input
            ref={input}
            id="picture-file"
            type="file"
            accept={types.join(',')}
            aria-describedby="picture-file-note"
            onChange={({ target }) => choose(target.files?.[0])}
            className="picture-file"
          />
          <p id="picture-file-note" className="mt-1 text-2 text-ink2">
            {words.fileNote}
          </p>
        </div>
        <Field
          label={words.alt}
          note={words.altNote}
          value={alt}
          error={missing ? words.altMissing : faults.at('/alt')}
          maxLength={300}
          onChange={({ target }) => {
            setAlt(target.value);
            setMissing(false);
          }}
        />
      </div>
      {state.kind === 'refused' ? (
        <p role="alert" className="mt-4 border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {words.faults[state.reason] ?? words.faults['broken']}
        </p>
      ) : null}
      {failure === null || faults.any ? null : failure instanceof UploadFailed ? (
        <p role="alert" className="mt-4 border-l-4 border-bad bg-bad-wash px-4 py-3 font-medium">
          {words.failed}
        </p>
      ) : (
        <Refused error={failure} className="mt-4" />
      )}
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <Button type="submit" busy={state.kind === 'sending'} disabled={file === null && state.kind !== 'sending'}>
          {words.send}
        </Button>
        {state.kind === 'sending' ? (
          <p role="status" className="flex items-center gap-3 text-2">
            <progress className="picture-progress" value={share} max={1} aria-label={words.sending} />
            {share < 1 ? words.sending : words.making}
          </p>
        ) : null}
      </div>
    </form>
  );
};
