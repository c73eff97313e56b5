import type { BodyOf } from '../../contract/routes.ts';
import { type GridRun, gridRuns } from '../../domain/grid/runs.ts';
import { differing } from '../../domain/grid/settings.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns, stale } from '../hotels/ownership.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Digests } from '../ports/digests.ts';
import type { GridChangeRecord } from '../ports/grid.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import type { Settings } from '../ports/settings.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { type FinishGridDeps, finishGridChange, settleGrid } from './finish-grid-change.ts';
import { planGridChange } from './plan-grid-change.ts';

export interface ChangeGridDeps extends FinishGridDeps {
  readonly settings: Settings;
  readonly digests: Pick<Digests, 'gridChange' | 'body'>;
}

export interface ChangeGrid {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly idempotencyKey: string;
  readonly ifMatch: number | undefined;
  readonly body: BodyOf<'changeGrid'>;
}

/** What a change has done, or with `dryRun` would do; `before` and `after` are changes in absolute values. */
export interface GridChanged {
  readonly hotel: HotelFacts['hotel'];
  /** Null of a dry run, which is not stored. */
  readonly changeId: string | null;
  readonly nights: number;
  readonly before: readonly GridRun[];
  readonly after: readonly GridRun[];
  readonly failed: GridChangeRecord['failed'];
  readonly revision: number;
}

/**
 * Changes prices and restrictions of a hotel's nights in one call (rule 4). The change is stored in absolute values
 * before its first night is written and is answered when all are: after a crash the next request on the grid, or the
 * sweeper, finishes it, and the same key is answered as the first time.
 */
export const changeGrid =
  (deps: ChangeGridDeps) =>
  (command: ChangeGrid): Promise<GridChanged | Refusal> => {
    const { caller, hotelId, idempotencyKey, body } = command;
    const asked = {
      ...command,
      changeId: deps.digests.gridChange(caller.userId, hotelId, idempotencyKey),
      bodyHash: deps.digests.body(body),
    };
    return untilDecided(async (): Promise<Decided> => {
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
      const known = body.dryRun ? undefined : await deps.grid.find(hotelId, asked.changeId);
      if (known === undefined) return decide(deps, facts, asked);
      return known.bodyHash === asked.bodyHash ? finished(deps, facts, known) : { refused: 'idempotency-key-reused' };
    });
  };

type Decided = GridChanged | Refusal | 'conflict' | 'contended';
type Asked = ChangeGrid & Pick<GridChangeRecord, 'changeId' | 'bodyHash'>;

/** Decides a change on the grid as it is now, once none is open, and stores it before its first write. */
const decide = async (deps: ChangeGridDeps, facts: HotelFacts, asked: Asked): Promise<Decided> => {
  const { caller, hotelId, changeId, bodyHash, ifMatch, body } = asked;
  const { revision, open } = await deps.grid.state(hotelId);
  if (open !== undefined) return (await settleGrid(deps, hotelId, open)) === 'contended' ? 'contended' : 'conflict';
  if (ifMatch !== undefined && ifMatch !== revision) return stale;
  const planned = await planGridChange(deps, facts, body);
  if (isRefusal(planned)) return planned;
  if (body.dryRun) return answerOf(facts, { ...planned, changeId: null, revision });

  const change = { hotelId, changeId, bodyHash, by: caller.userId, startedAt: deps.clock.now(), ...planned };
  if (planned.nights.length === 0) {
    const kept = { ...change, revision, done: true };
    const result = await deps.grid.keep(kept);
    return result === 'committed' ? answerOf(facts, kept) : result;
  }
  const begun = { ...change, revision: revision + 1, done: false };
  const result = await deps.grid.begin(begun, facts, changedAudits(begun));
  return result === 'committed' ? finished(deps, facts, begun) : result;
};

const finished = async (
  deps: ChangeGridDeps,
  facts: HotelFacts,
  { hotelId, changeId }: GridChangeRecord,
): Promise<GridChanged | 'contended'> => {
  const change = await finishGridChange(deps, hotelId, changeId);
  return change === undefined || change === 'contended' ? 'contended' : answerOf(facts, change);
};

type Shown = Pick<GridChangeRecord, 'nights' | 'failed' | 'revision'> & { readonly changeId: string | null };

const answerOf = ({ hotel }: HotelFacts, { changeId, nights, failed, revision }: Shown): GridChanged => ({
  hotel,
  changeId,
  nights: nights.length,
  before: gridRuns(nights.map((night) => ({ ...night, set: differing(night.before, night.after) }))),
  after: gridRuns(nights.map((night) => ({ ...night, set: differing(night.after, night.before) }))),
  failed,
  revision,
});

/** An entry a room type, so that none is larger than an item may be. */
const changedAudits = ({ hotelId, changeId, by, startedAt, nights }: GridChangeRecord): AuditEntry[] =>
  [...Map.groupBy(nights, ({ roomTypeId }) => roomTypeId)].map(([id, own]) => ({
    subject: `HOTEL#${hotelId}`,
    action: 'grid.changed',
    actor: by,
    at: startedAt,
    before: { id, changeId, nights: Object.fromEntries(own.map((n) => [n.date, differing(n.before, n.after)])) },
    after: { id, changeId, nights: Object.fromEntries(own.map((n) => [n.date, differing(n.after, n.before)])) },
  }));
