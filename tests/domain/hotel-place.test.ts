import { describe, expect, it } from 'vitest';
import { timeZoneAt } from '../../functions/usecases/hotels/judge-hotel.ts';
import type { Town, Towns } from '../../functions/usecases/ports/hotels.ts';

const town = (country: string, timeZone: string, latitude: number, longitude: number): Town => ({
  country,
  timeZone,
  latitude,
  longitude,
});
const tui = town('ES', 'Europe/Madrid', 42.05, -8.64);
const valenca = town('PT', 'Europe/Lisbon', 42.03, -8.65);
const place = { city: 'Valença', country: 'PT', latitude: 42.04, longitude: -8.64 };

const towns = (known: Partial<Towns>): Towns => ({
  nearest: () => undefined,
  resolve: () => undefined,
  zoneAt: () => 'Etc/GMT+1',
  keepsZone: () => true,
  townOf: () => undefined,
  ...known,
});

describe('the time zone of a new hotel', () => {
  it('is that of a town close by in its country, whatever the boundaries say', () => {
    const known = towns({ nearest: () => valenca, zoneAt: () => 'Europe/Madrid' });
    expect(timeZoneAt(known, place)).toBe('Europe/Lisbon');
  });

  it('is named by the boundaries where a town close by keeps the same time', () => {
    const known = towns({ nearest: () => valenca, zoneAt: () => 'Atlantic/Madeira' });
    expect(timeZoneAt(known, place)).toBe('Atlantic/Madeira');
  });

  it('is that of the boundaries where no town of the country is known to keep it: no neighbour’s then', () => {
    const known = towns({ nearest: () => valenca, zoneAt: () => 'Atlantic/Azores', keepsZone: () => false });
    expect(timeZoneAt(known, place)).toBe('Atlantic/Azores');
  });

  it('is that within whose boundaries it is, where its country has it', () => {
    const far = { ...place, latitude: 38.5, longitude: -28 };
    const known = towns({ nearest: () => valenca, resolve: () => valenca, zoneAt: () => 'Atlantic/Azores' });
    expect(timeZoneAt(known, far)).toBe('Atlantic/Azores');
  });

  it('is not that of a nearer town or a boundary of another country, where the address names a town', () => {
    const known = { nearest: () => tui, zoneAt: () => 'Europe/Madrid' };
    expect(timeZoneAt(towns({ ...known, resolve: () => valenca }), place)).toBe('Europe/Lisbon');
    expect(timeZoneAt(towns(known), place)).toBe('Europe/Madrid');
  });

  it('is that of a town up to 300 km away where no boundary is known, and a ship’s time beyond', () => {
    const island = { ...place, latitude: 41, longitude: -10 };
    expect(timeZoneAt(towns({ nearest: () => valenca }), island)).toBe('Europe/Lisbon');
    const far = { ...place, latitude: 36, longitude: -30 };
    const known = { nearest: () => valenca, resolve: () => valenca, zoneAt: () => 'Etc/GMT+2' };
    expect(timeZoneAt(towns(known), far)).toBe('Etc/GMT+2');
  });
});
