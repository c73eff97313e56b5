import { addDays, addDaysWithin, type IsoDate } from '../../domain/calendar/date.ts';
import type { AuditDays, AuditEntry } from '../ports/audit.ts';
import type { Clock } from '../ports/time.ts';
import type { ChangesPage } from './list-changes.ts';

export interface ListAudit {
  /** Days (UTC), both included; thirty days until today where they are left out. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly actor?: string | undefined;
  /** An action such as `user.changed`, or its part before the dot. */
  readonly kind?: string | undefined;
  readonly limit: number;
  readonly after: string | undefined;
}

const DAYS = 30;
/** Pages of days that one request reads: quiet days and filters give a short page with its cursor. */
const MOST_READS = 40;

/** What was changed of anything, newest first. */
export const listAudit =
  ({ days, clock }: { readonly days: AuditDays; readonly clock: Clock }) =>
  async ({ from, to, actor, kind, limit, after }: ListAudit): Promise<ChangesPage> => {
    const last = to ?? clock.now().slice(0, 'YYYY-MM-DD'.length);
    const first = from ?? addDaysWithin(last, 1 - DAYS);
    const wanted = isWanted(actor, kind);
    const entries: AuditEntry[] = [];
    let place: Place | undefined = placeOf(after) ?? { day: last, behind: undefined };
    for (let reads = 0; reads < MOST_READS && place !== undefined && entries.length < limit; reads += 1) {
      if (place.day < first) return { entries, next: undefined };
      const page: Awaited<ReturnType<AuditDays['page']>> = await days.page(
        place.day,
        limit - entries.length,
        place.behind,
      );
      entries.push(...page.entries.filter(wanted));
      place = placeAfter(place, page.next, first);
    }
    return { entries, next: place && [place.day, place.behind ?? ''].join(' ') };
  };

/** A place in the days: the day, and the entry of it behind which the list goes on. */
interface Place {
  readonly day: IsoDate;
  readonly behind: string | undefined;
}

/** Where the list goes on behind a page of a day; undefined behind the last page of the first day. */
const placeAfter = (place: Place, next: string | undefined, first: IsoDate): Place | undefined => {
  if (next !== undefined) return { ...place, behind: next };
  return place.day <= first ? undefined : { day: addDays(place.day, -1), behind: undefined };
};

const isWanted =
  (actor: string | undefined, kind: string | undefined) =>
  (entry: AuditEntry): boolean =>
    (actor === undefined || entry.actor === actor) &&
    (kind === undefined || entry.action === kind || entry.action.startsWith(`${kind}.`));

const placeOf = (text: string | undefined): Place | undefined => {
  if (text === undefined) return undefined;
  const [day = '', behind = ''] = text.split(' ');
  return { day, behind: behind === '' ? undefined : behind };
};
