import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { ratePlansQuery } from '../../lib/hotel-queries.ts';
import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';
import { isProblem } from '../../lib/problem.ts';
import { useCounts } from '../../ui/counts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { BlockSheet, type BlockStart } from './block-sheet.tsx';
import { Blocks } from './blocks.tsx';
import { keptFormats, type Speech } from './cell-words.ts';
import { ChangesList } from './changes-list.tsx';
import { type Draft, emptyDraft } from './draft.ts';
import { Facade } from './facade.tsx';
import { GridHead } from './grid-head.tsx';
import { Inspector } from './inspector.tsx';
import { Legend } from './legend.tsx';
import { FailedNote, OverwriteNote, StaleNote, UndoNote } from './notes.tsx';
import { nightNamed, runsOf } from './paint.ts';
import { PaintBar } from './paint-bar.tsx';
import { nightsByName, sumsOf } from './preview.ts';
import { type Grid, gridNightsKey } from './queries.ts';
import { RangeSheet } from './range-sheet.tsx';
import { Roof } from './roof.tsx';
import { rowsOf } from './rows.ts';
import { ChangedSince, type Made, useChanges, useMade } from './use-changes.ts';
import { usePaint, usePaintState } from './use-paint.ts';
import { usePreview } from './use-preview.ts';
import { useSeen } from './use-seen.ts';
import { gridWords } from './words.ts';

interface Props {
  readonly hotel: OwnHotel;
  readonly roomTypes: readonly OwnRoomType[];
  /** The grid as the system has it now; it has room types. */
  readonly latest: Grid;
  readonly today: string;
  /** Other nights are on their way. */
  readonly loading: boolean;
}

const noPlans: readonly never[] = [];
const usualPeople = 2;

/** The first run of painted nights of one room type: the initial dates of a block. */
const blockStart = (painted: ReadonlySet<string>): BlockStart | undefined => {
  const nights = [...painted].map(nightNamed);
  const roomTypeId = nights[0]?.roomTypeId;
  const run = runsOf(nights.filter((night) => night.roomTypeId === roomTypeId).map(({ date }) => date))[0];
  return roomTypeId === undefined || run === undefined ? undefined : { roomTypeId, ...run };
};

/** The grid with all that is done on it: painting, preview, applying and undoing, blocks. */
export const GridDesk = ({ hotel, roomTypes, latest, today, loading }: Props) => {
  const words = gridWords.useWords();
  const plain = useFormats();
  const formats = useMemo(() => keptFormats(plain), [plain]);
  const { count } = useCounts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` is made anew at each render; it changes with the words
  const speech: Speech = useMemo(
    () => ({ words, formats, nights: (nights) => count('nights', nights) }),
    [words, formats],
  );
  const paintState = usePaintState();
  const [{ painted }] = paintState;
  const key = `${latest.roomTypes[0]?.nights[0]?.date}/${latest.roomTypes[0]?.nights.length}`;
  const seen = useSeen(latest, key, painted.size > 0);
  const { grid, revision } = seen;

  const types = useMemo(() => grid.roomTypes.map(({ id }) => id), [grid]);
  const dates = useMemo(() => grid.roomTypes[0]?.nights.map(({ date }) => date) ?? [], [grid]);
  const typeNames = useMemo(() => new Map(grid.roomTypes.map(({ id, name }) => [id, name])), [grid]);
  const nights = useMemo(() => nightsByName(grid), [grid]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const plans = useQuery({ ...ratePlansQuery(hotel.id), enabled: unfolded.size > 0 }).data ?? noPlans;
  const rows = useMemo(() => rowsOf(grid.roomTypes, plans, unfolded), [grid, plans, unfolded]);

  const paint = usePaint(paintState, { types, dates, today });
  const { clear, add } = paint;
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const preview = usePreview(hotel.id, revision, painted, draft);
  const sums = useMemo(
    () => sumsOf(painted, nights, preview.nights, hotel.currency),
    [painted, nights, preview.nights, hotel.currency],
  );

  const cache = useQueryClient();
  const { apply, undo } = useChanges(hotel.id, revision, seen.made);
  const isStale = isProblem(preview.error, 'stale-version') || isProblem(apply.error, 'stale-version');
  useEffect(() => {
    if (isStale) void cache.invalidateQueries({ queryKey: gridNightsKey(hotel.id) });
  }, [isStale, cache, hotel.id]);
  const all = useMade(({ list }) => list);
  const list = useMemo(() => all.filter(({ hotelId }) => hotelId === hotel.id), [all, hotel.id]);
  const latestMade = list.find(({ undone }) => !undone);

  const scroller = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [isRange, setRange] = useState(false);
  const [block, setBlock] = useState<BlockStart | undefined>(undefined);

  const discard = (): void => {
    clear();
    setDraft(emptyDraft);
    apply.reset();
  };
  const send = (): void => {
    undo.reset();
    apply.mutate(preview.changes, {
      onSuccess: () => {
        clear();
        setDraft(emptyDraft);
        scroller.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
      },
    });
  };
  const takeBack = (change: Made, sure = false): void => {
    apply.reset();
    undo.mutate({ change, sure });
  };
  const overwrites = undo.error instanceof ChangedSince ? undo.error : undefined;
  const fold = useMemo(
    () => (id: string) =>
      setUnfolded((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const peopleOf = (id: string): number =>
    roomTypes.find((type) => type.id === id)?.guestPricing?.includedAdults ?? usualPeople;
  const [from = today, to = today] = [dates[0], dates.at(-1)];
  const done = undo.data ?? apply.data;
  return (
    <>
      <GridHead hotelId={hotel.id} from={from} nights={dates.length} today={today} grid={grid} speech={speech} />
      {seen.missed === null ? null : <StaleNote missed={seen.missed} speech={speech} onLoad={seen.load} />}
      {isProblem(undo.error, 'stale-version') ? <UndoNote speech={speech} onClose={undo.reset} /> : null}
      {overwrites ? (
        <OverwriteNote
          {...{ speech, nights: overwrites.nights }}
          onUndo={() => takeBack(overwrites.change, true)}
          onClose={undo.reset}
        />
      ) : null}
      {undo.error && !overwrites && !isProblem(undo.error, 'stale-version') ? (
        <ProblemNote error={undo.error} className="mb-2" />
      ) : null}
      {done && done.failed.length > 0 ? (
        <FailedNote
          failed={done.failed}
          typeNames={typeNames}
          speech={speech}
          onClose={() => {
            undo.reset();
            apply.reset();
          }}
        />
      ) : null}
      <Roof name={hotel.name} />
      <Facade
        hotelId={hotel.id}
        scroller={scroller}
        rows={rows}
        types={types}
        dates={dates}
        today={today}
        paint={paint}
        changes={preview.nights}
        unfolded={unfolded}
        peopleOf={peopleOf}
        busy={loading}
        speech={speech}
        onFold={fold}
        onEnter={() => form.current?.querySelector<HTMLElement>('select, input')?.focus()}
        onUndo={() => {
          if (latestMade && !undo.isPending) takeBack(latestMade);
        }}
      />
      <Inspector scroller={scroller} active={paint.active} nights={nights} typeNames={typeNames} speech={speech} />
      <PaintBar
        form={form}
        count={painted.size}
        sums={sums}
        draft={draft}
        judged={preview.judged}
        ready={preview.ready}
        asking={preview.asking}
        error={isStale ? null : (preview.error ?? apply.error)}
        sending={apply.isPending}
        done={done && { ...done, undone: undo.data !== undefined }}
        undo={
          undo.data === undefined && latestMade && latestMade.changeId === done?.changeId
            ? () => takeBack(latestMade)
            : undefined
        }
        undoing={undo.isPending}
        speech={speech}
        onDraft={(part) => {
          setDraft((now) => ({ ...now, ...part }));
          apply.reset();
        }}
        onApply={send}
        onDiscard={discard}
        onBlock={() => setBlock(blockStart(painted))}
        onRange={() => setRange(true)}
      />
      <Legend />
      <ChangesList
        list={list}
        timeZone={hotel.timeZone}
        busy={undo.isPending ? undo.variables.change.changeId : undefined}
        speech={speech}
        onUndo={(change) => takeBack(change)}
      />
      <Blocks
        hotelId={hotel.id}
        from={from < today ? today : from}
        to={to < today ? today : to}
        typeNames={typeNames}
        speech={speech}
        onAdd={() => setBlock(blockStart(painted) ?? { roomTypeId: types[0] ?? '', from: today, to: today })}
      />
      <RangeSheet
        open={isRange}
        roomTypes={grid.roomTypes}
        from={from}
        to={to}
        today={today}
        speech={speech}
        onClose={() => setRange(false)}
        onPaint={(names) => {
          add(names, false);
          setRange(false);
        }}
      />
      <BlockSheet
        hotelId={hotel.id}
        start={block}
        roomTypes={grid.roomTypes}
        today={today}
        speech={speech}
        onClose={() => setBlock(undefined)}
      />
    </>
  );
};
