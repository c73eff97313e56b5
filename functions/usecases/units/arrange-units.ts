import type { HistoryActor } from '../../domain/booking/history.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { ownHotel } from '../frontdesk/desk.ts';
import { type Caller, stale } from '../hotels/ownership.ts';
import type { Digests } from '../ports/digests.ts';
import { type AssignUnitsDeps, assignUnits } from './assign-units.ts';
import { type Proposal, type ProposeDeps, type ProposedChange, proposeArrangement } from './propose-arrangement.ts';

export type ArrangeUnitsDeps = AssignUnitsDeps &
  ProposeDeps & {
    readonly units: AssignUnitsDeps['units'] & ProposeDeps['units'];
    readonly digests: Pick<Digests, 'body'>;
  };

export interface ArrangeUnits {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly hotelId: string;
  /** Days, both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The token of the proposal that is to be carried out. */
  readonly accept: string | undefined;
}

export interface Arranged {
  readonly changes: readonly ProposedChange[];
  readonly unassigned: readonly {
    readonly booking: ProposedChange['booking'];
    readonly why: Proposal['unplaced'][number]['why'] | 'changed_meanwhile';
  }[];
  readonly gap: Proposal['gap'];
  readonly token: string | null;
}

/** Each change is a transaction of its own, and an answer has to come within half a minute. */
const MOST_CHANGES = 300;
const tooMany: Refusal = {
  refused: 'refused',
  detail: `More than ${MOST_CHANGES} stays would get units: name fewer days.`,
  pointer: '/to',
  code: 'too_many_nights',
  params: { maximum: MOST_CHANGES },
};

/**
 * Proposes units for the stays of some days that have none, and carries the proposal out where its token is accepted
 * and it would still be the same. Stays that move leave their units first, so that others find them free; one that a
 * colleague has changed meanwhile is left as it is and named.
 */
export const arrangeUnits =
  (deps: ArrangeUnitsDeps) =>
  async ({ caller, actor, hotelId, from, to, accept }: ArrangeUnits): Promise<Arranged | Refusal> => {
    const hotel = await ownHotel(deps.hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
    const { changes, unplaced, gap } = await proposeArrangement(deps)(hotel, from, to, deps.clock.now());
    if (changes.length > MOST_CHANGES) return tooMany;
    const token = changes.length === 0 ? null : deps.digests.body({ hotelId, from, to, changes: changes.map(marks) });
    if (accept === undefined) return { changes, unassigned: unplaced, gap, token };
    if (accept !== token) return stale;

    const given = await carriedOut(deps, caller, actor, changes);
    const failed = changes.filter(({ booking }) => !given.has(booking.id));
    return {
      changes: changes.filter(({ booking }) => given.has(booking.id)),
      unassigned: [...unplaced, ...failed.map(({ booking }) => ({ booking, why: 'changed_meanwhile' as const }))],
      gap,
      token: null,
    };
  };

/** The stays that have got their units. */
const carriedOut = async (
  deps: ArrangeUnitsDeps,
  caller: Caller,
  actor: HistoryActor,
  changes: readonly ProposedChange[],
): Promise<ReadonlySet<string>> => {
  const assign = async ({ booking }: ProposedChange, unitIds: readonly string[], replaces: readonly string[]) => {
    const wanted = { caller, actor, bookingId: booking.id, unitIds, replaces, ifMatch: booking.version };
    return !isRefusal(await assignUnits(deps)(wanted));
  };
  const hadNone = ({ booking }: ProposedChange): boolean => booking.unitIds === undefined;
  const ready = new Set(changes.filter(hadNone));
  for (const change of changes) {
    if (!hadNone(change) && (await assign(change, [], change.booking.unitIds ?? []))) ready.add(change);
  }
  const given = new Set<string>();
  for (const change of ready) {
    const ids = change.after.map((unit) => unit.id);
    if (await assign(change, ids, [])) given.add(change.booking.id);
    // What has lost its place to a colleague meanwhile goes back to where it was, if it can.
    else if (!hadNone(change)) await assign(change, change.booking.unitIds ?? [], []);
  }
  return given;
};

/** What makes two proposals the same. */
const marks = ({ booking: { id, version, unitIds = [] }, after }: ProposedChange) => ({
  ...{ id, version, before: unitIds },
  after: after.map((unit) => unit.id),
});
