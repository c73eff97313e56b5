import type { HistoryActor } from '../../domain/booking/history.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Drift, type NightCounters, opensRooms } from '../../domain/hotel/drift.ts';
import type { RoomType } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Finding, NightLedger } from '../ports/reconciliation.ts';
import type { Clock } from '../ports/time.ts';
import { judgeFinding } from './finding.ts';
import { nightName } from './held-nights.ts';

export interface RepairDeps {
  readonly ledger: Pick<NightLedger, 'repair' | 'findings' | 'keepFinding'>;
  readonly clock: Clock;
}

const isSame = (finding: Finding, { seq, sold, bookings }: Drift): boolean =>
  finding.seq === seq && finding.sold === sold && finding.bookings === bookings;

const auditOf = (drift: Drift, actor: HistoryActor, at: Instant): AuditEntry => {
  const { hotelId, date, roomTypeId, sold, blocked, left, cap, bookings, blocks, truth } = drift;
  return {
    subject: `HOTEL#${hotelId}`,
    action: 'night.repaired',
    actor: actor.id ?? 'reconciliation',
    at,
    before: { date, roomTypeId, sold, blocked, left, cap, bookings, blocks },
    after: { date, roomTypeId, ...truth },
  };
};

/** What is known of a drift before it is repaired. */
interface Case {
  readonly drift: Drift;
  readonly truth: NightCounters;
  readonly roomType: RoomType | undefined;
  readonly finding: Finding | undefined;
}

/** The cap to be written is that of the night, or of a room type no change of which is on its way. */
const capIsKnown = ({ drift, truth, roomType }: Case): boolean =>
  truth.cap === drift.writtenCap || (roomType !== undefined && roomType.capacityChange === undefined);

/**
 * Repairs what is proved wrong and answers the names of the nights that are right now. Taking rooms off sale is done at
 * once; putting rooms on sale needs the same finding with the same `seq` in two passes five minutes apart (rule 17).
 */
export const repairDrift = ({ ledger, clock }: RepairDeps) => {
  const casesOf = async (drift: readonly Drift[], roomTypes: readonly RoomType[]): Promise<Case[]> => {
    const opening = drift.filter((each) => each.truth !== null && opensRooms(each, each.truth));
    const found = opening.length === 0 ? [] : await ledger.findings(opening);
    const findings = new Map(found.map((finding) => [nightName(finding), finding]));
    return drift.flatMap((each) => {
      const roomType = roomTypes.find(({ id }) => id === each.roomTypeId);
      const finding = findings.get(nightName(each));
      return each.truth === null ? [] : [{ drift: each, truth: each.truth, roomType, finding }];
    });
  };

  /** Whether the finding has been made twice; the first time it is kept for the second. */
  const isProved = async ({ drift, truth, finding }: Case, now: Instant): Promise<boolean> => {
    if (!opensRooms(drift, truth)) return true;
    const verdict = judgeFinding(finding && isSame(finding, drift) ? finding : undefined, now);
    const { seq, sold, bookings } = drift;
    if (verdict === 'stale') await ledger.keepFinding(drift, { seq, sold, bookings, foundAt: now });
    return verdict === 'proved';
  };

  return async (drift: readonly Drift[], roomTypes: readonly RoomType[], actor: HistoryActor): Promise<Set<string>> => {
    const now = clock.now();
    const repaired = new Set<string>();
    for (const each of await casesOf(drift, roomTypes)) {
      if (!(await isProved(each, now)) || !capIsKnown(each)) continue;
      const outcome = await ledger.repair({ ...each, audit: auditOf(each.drift, actor, now) });
      if (outcome === 'repaired' && each.drift.whole) repaired.add(nightName(each.drift));
    }
    return repaired;
  };
};
