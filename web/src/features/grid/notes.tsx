import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import type { Speech } from './cell-words.ts';
import type { GridChanged } from './queries.ts';

const Bar = ({ role, children }: { readonly role: 'alert' | 'status'; readonly children: ReactNode }) => (
  <div
    role={role}
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
    <Bar role="alert">
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
    <Bar role="alert">
      <p>{stale.undo}</p>
      <Button size="small" onClick={onClose}>
        {stale.understood}
      </Button>
    </Bar>
  );
};

interface DoneProps {
  readonly changed: GridChanged;
  readonly undone: boolean;
  readonly typeNames: ReadonlyMap<string, string>;
  readonly speech: Speech;
  readonly onUndo: (() => void) | undefined;
  readonly undoing: boolean;
}

/** What a change has done, with the way back; nights that failed are named. */
export const DoneNote = ({ changed, undone, typeNames, speech, onUndo, undoing }: DoneProps) => {
  const { words, formats } = speech;
  const { done } = words;
  const { count } = useCounts();
  const nights = count('nights', changed.nights);
  const failed = changed.failed.map(
    ({ roomTypeId, date }) => `${typeNames.get(roomTypeId) ?? roomTypeId} ${formats.date(date)}`,
  );
  return (
    <Bar role="status">
      <p>
        <b>{changed.nights === 0 ? done.nothing : undone ? done.undone(nights) : done.applied(nights)}</b>{' '}
        {failed.length === 0 ? null : `${done.failed(count('nights', failed.length))} ${formats.list(failed)}`}
      </p>
      {onUndo ? (
        <Button size="small" busy={undoing} onClick={onUndo}>
          {done.undo}
        </Button>
      ) : null}
    </Bar>
  );
};
