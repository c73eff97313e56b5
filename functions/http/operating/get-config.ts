import { amenityGroups } from '../../contract/amenities.ts';
import { maxRooms } from '../../contract/people.ts';
import { BOARDS } from '../../domain/rates/plan.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { Settings } from '../../usecases/ports/settings.ts';
import { served } from './version.ts';

/** How a guest's card is taken: by the sandbox's test numbers, or by the form of Stripe. */
type CardsTaken =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'stripe'; readonly publishableKey: string; readonly script: string };

/** How the system presents itself to guests, and where it runs. */
export interface Presentation {
  readonly brand: string;
  readonly stage: string;
  readonly sandbox: boolean;
  /** A template of map tiles, `https://…/{z}/{x}/{y}.png`; null where the system draws its own map. */
  readonly tileUrl: string | null;
  readonly payment: CardsTaken | null;
}

const amenities = Object.entries(amenityGroups).flatMap(([group, ids]) => ids.map((id) => ({ id, group })));
/** Every mail is in English. */
const languages = ['en'];

/** GET /config: the limits in force, and what pages need to begin; settings that were just changed show within 30 s. */
export const getConfig =
  ({
    presentation,
    currentSettings,
  }: {
    presentation: Presentation;
    currentSettings: Settings['current'];
  }): RouteHandler<'getConfig'> =>
  async () => {
    const { holdMinutes, maxNights, horizonMonths } = await currentSettings();
    const limits = { holdMinutes, maxNights, horizonMonths, maxRooms };
    return {
      status: 200,
      body: { ...presentation, ...limits, amenities, boards: [...BOARDS], languages, version: served },
    };
  };
