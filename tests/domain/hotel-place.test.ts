import { describe, expect, it } from 'vitest';
import { timeZoneAt } from '../../functions/usecases/hotels/judge-hotel.ts';
import type { Town } from '../../functions/usecases/ports/hotels.ts';

const town = (country: string, timeZone: string, latitude: number, longitude: number): Town => ({
  country,
  timeZone,
  latitude,
  longitude,
});
const tui = town('ES', 'Europe/Madrid', 42.05, -8.64);
const valenca = town('PT', 'Europe/Lisbon', 42.03, -8.65);
const place = { city: 'Valença', country: 'PT', latitude: 42.04, longitude: -8.64 };

describe('the time zone of a new hotel', () => {
  it('is that of the nearest town', () => {
    expect(timeZoneAt({ nearest: () => valenca, resolve: () => undefined }, place)).toBe('Europe/Lisbon');
  });

  it('is not that of a nearer town across the border, where the address names a town', () => {
    expect(timeZoneAt({ nearest: () => tui, resolve: () => valenca }, place)).toBe('Europe/Lisbon');
    expect(timeZoneAt({ nearest: () => tui, resolve: () => undefined }, place)).toBe('Europe/Madrid');
  });

  it('is not that of a town beyond 300 km', () => {
    const far = { ...place, latitude: 36, longitude: -30 };
    expect(timeZoneAt({ nearest: () => valenca, resolve: () => valenca }, far)).toBe('Etc/GMT+2');
  });
});
