import type { RefusalOf } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { AuditTrail } from '../ports/audit.ts';
import type { HotelReader } from '../ports/hotels.ts';
import { type ChangesPage, type ChangesRequest, listChanges } from './list-changes.ts';

/**
 * What was changed of a hotel, its room types and its prices. One that was deleted is shown to system admins alone, as
 * it has no owner any more.
 */
export const listHotelChanges =
  (deps: { readonly trail: AuditTrail; readonly hotels: Pick<HotelReader, 'facts'> }) =>
  async (caller: Caller, hotelId: string, request: ChangesRequest): Promise<ChangesPage | RefusalOf<'not-found'>> => {
    const facts = await deps.hotels.facts(hotelId);
    if (facts !== undefined && !owns(caller, facts.hotel)) return noHotel;
    if (facts === undefined && caller.role !== 'system_admin') return noHotel;
    const page = await listChanges(deps)(`HOTEL#${hotelId}`, request);
    return facts === undefined && page.entries.length === 0 && request.after === undefined ? noHotel : page;
  };
