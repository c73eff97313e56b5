import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useSettled } from '../../lib/settled.ts';
import { type Draft, judgeDraft } from './draft.ts';
import { changesOf, mostNights } from './paint.ts';
import { type NightChange, nightChanges } from './preview.ts';
import { previewQuery } from './queries.ts';

const settleMs = 250;

const none: ReadonlyMap<string, NightChange> = new Map();

/** The effect of the draft on the painted nights, by a dry run at the revision shown. */
export const usePreview = (hotelId: string, revision: number, painted: ReadonlySet<string>, draft: Draft) => {
  const judged = useMemo(() => judgeDraft(draft), [draft]);
  const changes = useMemo(
    () =>
      judged.kind === 'set' && painted.size > 0 && painted.size <= mostNights ? changesOf(painted, judged.set) : [],
    [judged, painted],
  );
  const settled = useSettled(changes, settleMs);
  const isSettled = settled === changes;
  const { data, error, isFetching } = useQuery({
    ...previewQuery(hotelId, revision, settled),
    enabled: settled.length > 0,
  });
  const previewed = useMemo(() => (data ? nightChanges(data) : none), [data]);
  const ready = changes.length > 0 && isSettled && data !== undefined;
  return {
    judged,
    changes,
    ready,
    asking: changes.length > 0 && (!isSettled || isFetching),
    error: isSettled && changes.length > 0 ? error : null,
    nights: useDeferredValue(ready ? previewed : none),
  };
};
