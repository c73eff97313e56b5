import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import type { Speech } from './cell-words.ts';
import type { GridChanged } from './queries.ts';

const Bar = ({ children }: { readonly children: ReactNode }) => (
  <div
    role="alert"
    className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-l-4 border-lamp-deep bg-lamp-wash px-4 py-2.5 mb-2"
  >
    {children}
  </div>
);

/** A colleague has changed nights meanwhile: it stays until it is loaded. */
export const StaleNote = ({
  missed,
  speech,
  onLoad,
}: {
  readonly missed: number | undefined;
  readonly speech: Speech;
  readonly onLoad: () => void;
}) => {
  const { stale } = speech.words;
  const { count } = useCounts();
  return (
    <Bar>
      <p>
        <b>{missed === undefined || missed === 0 ? stale.some : stale.changed(count('nights', missed))}</b> {stale.safe}
      </p>
      <Button size="small" onClick={onLoad}>
        {stale.load}
      </Button>
    </Bar>
  );
};

/** An undo came too late. */
export const UndoNote = ({ speech, onClose }: { readonly speech: Speech; readonly onClose: () => void }) => {
  const { stale } = speech.words;
  return (
    <Bar>
      <p>{stale.undo}</p>
      <Button size="small" onClick={onClose}>
        {stale.understood}
      </Button>
    </Bar>
  );
};

/** An undo would overwrite later changes: it runs only after a confirmation. */
export const OverwriteNote = ({
  nights,
  speech,
  onUndo,
  onClose,
}: {
  readonly nights: number;
  readonly speech: Speech;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}) => {
  const { stale } = speech.words;
  const { count } = useCounts();
  return (
    <Bar>
      <p>{stale.overwrites(count('nights', nights))}</p>
      <span className="flex flex-wrap gap-2">
        <Button size="small" onClick={onUndo}>
          {stale.overwrite}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {stale.keep}
        </Button>
      </span>
    </Bar>
  );
};

/** Nights of a change that could not be set are named. */
export const FailedNote = ({
  failed,
  typeNames,
  speech,
  onClose,
}: {
  readonly failed: GridChanged['failed'];
  readonly typeNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
  readonly onClose: () => void;
}) => {
  const { words, formats } = speech;
  const { count } = useCounts();
  const nights = failed.map(
    ({ roomTypeId, date }) => `${typeNames.get(roomTypeId) ?? roomTypeId} ${formats.date(date)}`,
  );
  return (
    <Bar>
      <p>
        {words.done.failed(count('nights', failed.length))} {formats.list(nights)}
      </p>
      <Button size="small" onClick={onClose}>
        {words.stale.understood}
      </Button>
    </Bar>
  );
};
