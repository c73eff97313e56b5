import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { lazyTowns } from '../../../functions/adapters/places/lazy-towns.ts';
import { zoneAt } from '../../../functions/adapters/places/zone-at.ts';
import { timeZoneAt } from '../../../functions/usecases/hotels/judge-hotel.ts';
import type { Towns } from '../../../functions/usecases/ports/hotels.ts';

const file = 'dist/assets/places.bin';
let towns: Towns;
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate/places.ts', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  towns = { ...lazyTowns(file), zoneAt };
});

/** Islands, borders, enclaves, deserts and odd clocks, by the boundaries of OpenStreetMap (timezone-boundary-builder). */
const places: readonly (readonly [city: string, country: string, latitude: number, longitude: number, zone: string])[] =
  [
    ['Lord Howe Island', 'AU', -31.55, 159.08, 'Australia/Lord_Howe'],
    ['Kingston', 'NF', -29.06, 167.96, 'Pacific/Norfolk'],
    ['Lisboa', 'PT', 38.72, -9.14, 'Europe/Lisbon'],
    ['Funchal', 'PT', 32.65, -16.91, 'Atlantic/Madeira'],
    ['Corvo', 'PT', 39.67, -31.11, 'Atlantic/Azores'],
    ['Las Palmas', 'ES', 28.12, -15.43, 'Atlantic/Canary'],
    ['Ceuta', 'ES', 35.89, -5.32, 'Africa/Ceuta'],
    ['Gibraltar', 'GI', 36.14, -5.35, 'Europe/Gibraltar'],
    ['La Línea', 'ES', 36.168, -5.348, 'Europe/Madrid'],
    ['Valença', 'PT', 42.04, -8.645, 'Europe/Lisbon'],
    ['Tui', 'ES', 42.047, -8.644, 'Europe/Madrid'],
    ['Baarle-Hertog', 'BE', 51.4405, 4.93, 'Europe/Brussels'],
    ['Baarle-Nassau', 'NL', 51.446, 4.929, 'Europe/Amsterdam'],
    ['Büsingen', 'DE', 47.697, 8.69, 'Europe/Busingen'],
    ['Vaduz', 'LI', 47.14, 9.52, 'Europe/Vaduz'],
    ['Kaliningrad', 'RU', 54.71, 20.51, 'Europe/Kaliningrad'],
    ['Longyearbyen', 'SJ', 78.22, 15.64, 'Arctic/Longyearbyen'],
    ['Nuuk', 'GL', 64.18, -51.72, 'America/Nuuk'],
    ["St. John's", 'CA', 47.56, -52.71, 'America/St_Johns'],
    ['Saint-Pierre', 'PM', 46.78, -56.17, 'America/Miquelon'],
    ['Phoenix', 'US', 33.45, -112.07, 'America/Phoenix'],
    ['Tijuana', 'MX', 32.535, -117.035, 'America/Tijuana'],
    ['San Ysidro', 'US', 32.552, -117.043, 'America/Los_Angeles'],
    ['Ciudad Juárez', 'MX', 31.73, -106.46, 'America/Ciudad_Juarez'],
    ['El Paso', 'US', 31.77, -106.49, 'America/Denver'],
    ['Pensacola', 'US', 30.42, -87.22, 'America/Chicago'],
    ['Adak', 'US', 51.88, -176.66, 'America/Adak'],
    ['Hanga Roa', 'CL', -27.15, -109.43, 'Pacific/Easter'],
    ['Puerto Ayora', 'EC', -0.74, -90.31, 'Pacific/Galapagos'],
    ['Fernando de Noronha', 'BR', -3.85, -32.42, 'America/Noronha'],
    ['Stanley', 'FK', -51.69, -57.86, 'Atlantic/Stanley'],
    ['Edinburgh of the Seven Seas', 'SH', -37.07, -12.31, 'Atlantic/St_Helena'],
    ['Grytviken', 'GS', -54.28, -36.51, 'Atlantic/South_Georgia'],
    ['Eucla', 'AU', -31.68, 128.88, 'Australia/Eucla'],
    ['Broken Hill', 'AU', -31.95, 141.46, 'Australia/Broken_Hill'],
    ['Yulara', 'AU', -25.24, 130.99, 'Australia/Darwin'],
    ['Waitangi', 'NZ', -43.95, -176.56, 'Pacific/Chatham'],
    ['Kathmandu', 'NP', 27.71, 85.32, 'Asia/Kathmandu'],
    ['Ürümqi', 'CN', 43.82, 87.62, 'Asia/Urumqi'],
    ['Hebron', 'PS', 31.53, 35.1, 'Asia/Hebron'],
    ['Apia', 'WS', -13.83, -171.77, 'Pacific/Apia'],
    ['Pago Pago', 'AS', -14.28, -170.7, 'Pacific/Pago_Pago'],
    ['London', 'KI', 1.98, -157.48, 'Pacific/Kiritimati'],
    ['Bora Bora', 'PF', -16.5, -151.74, 'Pacific/Tahiti'],
    ['Taiohae', 'PF', -8.91, -140.1, 'Pacific/Marquesas'],
    ['Rikitea', 'PF', -23.12, -134.97, 'Pacific/Gambier'],
    ['Adamstown', 'PN', -25.07, -130.1, 'Pacific/Pitcairn'],
    ['An atoll of Dhaalu', 'MV', 2.85, 72.92, 'Indian/Maldives'],
    ['West Island', 'CC', -12.19, 96.83, 'Indian/Cocos'],
    ['Port-aux-Français', 'TF', -49.35, 70.22, 'Indian/Kerguelen'],
    ['Zanzibar', 'TZ', -6.16, 39.19, 'Africa/Dar_es_Salaam'],
    ['Sossusvlei', 'NA', -24.73, 15.29, 'Africa/Windhoek'],
    ['McMurdo', 'AQ', -77.85, 166.67, 'Antarctica/McMurdo'],
  ];

describe('the time zone of a hotel', () => {
  it.each(places)('in %s, %s, at %f, %f is %s', (city, country, latitude, longitude, zone) => {
    expect(timeZoneAt(towns, { city, country, latitude, longitude })).toBe(zone);
  });

  it('is that of the place even where the country is not, and a ship’s time at sea alone', () => {
    const nowhere = { city: 'Somewhere', country: 'PT' };
    expect(timeZoneAt(towns, { ...nowhere, latitude: 48.86, longitude: 2.35 })).toBe('Europe/Paris');
    expect(timeZoneAt(towns, { ...nowhere, latitude: -31.55, longitude: 159.08 })).toBe('Australia/Lord_Howe');
    expect(timeZoneAt(towns, { ...nowhere, latitude: 0, longitude: -30 })).toBe('Etc/GMT+2');
  });
});
