import zoneOf from '@photostructure/tz-lookup';

/**
 * The IANA zone of a point by the boundaries of the zones, drawn coarsely: on the open sea a ship's time, `Etc/GMT-9`.
 * Within some kilometres of a boundary it may be the zone beyond it.
 */
export const zoneAt = (latitude: number, longitude: number): string => zoneOf(latitude, longitude);
