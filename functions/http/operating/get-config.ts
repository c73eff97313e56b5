import { amenityGroups } from '../../contract/amenities.ts';
import { maxRooms } from '../../contract/people.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';
import { served } from './version.ts';

const amenities = Object.entries(amenityGroups).flatMap(([group, ids]) => ids.map((id) => ({ id, group })));
/** Every stay that is sold is a room without meals, and every mail is in English. */
const [boards, languages] = [['room_only'], ['en']];

/** GET /config: the limits in force, and what pages need to begin; settings that were just changed show within 30 s. */
export const getConfig =
  ({
    presentation,
    currentSettings,
  }: Pick<OperatingApp, 'presentation' | 'currentSettings'>): RouteHandler<'getConfig'> =>
  async () => {
    const { holdMinutes, maxNights, horizonMonths } = await currentSettings();
    const limits = { holdMinutes, maxNights, horizonMonths, maxRooms };
    return {
      status: 200,
      body: { ...presentation, ...limits, amenities, boards, languages, version: served },
    };
  };
