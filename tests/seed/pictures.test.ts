import { describe, expect, it } from 'vitest';
import { houseOf } from '../../demo/hotels.ts';
import { picture, pictureUrl } from '../../demo/pictures/index.ts';
import { images } from '../../functions/contract/common.ts';
import { theWorld } from './world.ts';

describe('a picture', () => {
  it('is the same for the same id and another for another house or scene', () => {
    expect(picture('demo-00001-facade')).toBe(picture('demo-00001-facade'));
    expect(
      new Set(['demo-00001-facade', 'demo-00002-facade', 'demo-00001-lobby', 'demo-00001-1-room'].map(picture)).size,
    ).toBe(4);
  });

  it('is an SVG document that carries nothing of what was asked for', () => {
    for (const id of ['demo-00001-pool', '', '</svg><script>alert(1)</script>-room', '__proto__', 'x-constructor']) {
      const svg = picture(id);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>.*<\/svg>\n$/s);
      expect(svg).not.toMatch(/script|NaN|undefined|demo-/);
      expect(svg.length).toBeLessThan(16_000);
    }
  });

  it('has an address that hotels may have', () => {
    const { hotel, roomTypes } = houseOf(theWorld(), 3);
    expect(images.safeParse(hotel.images).success).toBe(true);
    expect(roomTypes.flatMap((roomType) => roomType.images).map(({ url }) => url)).toContain(
      '/pictures/demo-00003-1-room.svg',
    );
    expect(pictureUrl('demo-00003', 'view')).toBe('/pictures/demo-00003-view.svg');
  });
});
