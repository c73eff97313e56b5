import { chanceOf } from '../chance.ts';
import type { Style } from './address.ts';
import type { FamilyName } from './families/index.ts';

type Families = readonly [FamilyName, ...FamilyName[]];

// How hotels are built in a country; a family that is listed twice is used twice as often.
const table: readonly (readonly [countries: string, families: Families])[] = [
  ['NL BE', ['canal', 'canal', 'canal', 'townhouse', 'tower']],
  ['GB IE', ['townhouse', 'townhouse', 'townhouse', 'brick', 'grand']],
  ['AU NZ ZA', ['townhouse', 'tower', 'brick', 'lodge']],
  ['FR LU MC', ['mansard', 'mansard', 'mansard', 'grand', 'villa']],
  ['DE CZ PL SK HU', ['halfTimbered', 'halfTimbered', 'mansard', 'grand', 'townhouse']],
  ['AT CH LI SI', ['chalet', 'chalet', 'grand', 'mansard', 'halfTimbered']],
  ['NO SE FI IS DK EE LV LT GL', ['nordic', 'nordic', 'nordic', 'canal', 'grand']],
  ['RU UA BY KZ RO BG RS MD', ['grand', 'mansard', 'tower', 'nordic', 'brick']],
  ['PT', ['tiled', 'tiled', 'tiled', 'villa', 'grand']],
  ['BR AO MZ CV', ['tiled', 'tower', 'tower', 'lodge', 'hacienda']],
  ['IT SM MT', ['palazzo', 'palazzo', 'palazzo', 'villa', 'grand']],
  ['ES', ['villa', 'palazzo', 'tiled', 'villa', 'mansard']],
  ['GR HR CY ME AL LB IL', ['villa', 'villa', 'palazzo', 'tower']],
  ['TR', ['palazzo', 'riad', 'villa', 'grand']],
  ['MA DZ TN LY EG SD', ['riad', 'riad', 'riad', 'palazzo', 'tower']],
  ['SA AE QA KW BH OM JO IQ IR SY YE PS AF TM UZ', ['riad', 'tower', 'riad', 'haveli']],
  ['IN PK BD NP LK', ['haveli', 'haveli', 'haveli', 'tower', 'lodge']],
  ['JP', ['ryokan', 'ryokan', 'tower', 'ryokan']],
  ['CN TW HK MO MN', ['pavilion', 'pavilion', 'tower', 'shophouse']],
  ['KR KP', ['tower', 'pavilion', 'ryokan']],
  ['SG MY VN TH MM KH LA BN', ['shophouse', 'shophouse', 'lodge', 'tower']],
  ['ID PH MV FJ MU SC PG TZ KE MG JM DO CU HT PR', ['lodge', 'lodge', 'shophouse', 'tower']],
  ['MX GT HN SV NI CR PA CO EC PE BO VE PY', ['hacienda', 'hacienda', 'hacienda', 'tower', 'lodge']],
  ['AR CL UY', ['mansard', 'hacienda', 'tower', 'grand']],
  ['US CA', ['brick', 'brick', 'tower', 'brick', 'grand']],
];

const elsewhere: Families = ['lodge', 'tower', 'hacienda', 'grand', 'riad'];

const byCountry = new Map(
  table.flatMap(([countries, families]) => countries.split(' ').map((code) => [code, families] as const)),
);

/** How a hotel of the demo world looks: as hotels are built in its country, one of five stars often grandly. */
export const styleOf = (hotel: { readonly id: string; readonly country: string; readonly stars: number }): Style => {
  const chance = chanceOf('family', hotel.id);
  const grandly = hotel.stars === 5 && chance.percent(30);
  return { family: grandly ? 'grand' : chance.pick(byCountry.get(hotel.country) ?? elsewhere), stars: hotel.stars };
};
