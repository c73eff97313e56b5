import { describe, expect, it } from 'vitest';
import { demoHotelId, houseOf } from '../../demo/hotels.ts';
import { pictureUrl, type Scene } from '../../demo/pictures/address.ts';
import { pointsOf } from '../../demo/pictures/box.ts';
import { type FamilyName, families, isFamilyName } from '../../demo/pictures/families/index.ts';
import { picture } from '../../demo/pictures/index.ts';
import { images } from '../../functions/contract/common.ts';
import { nightPictureUrl } from '../../functions/contract/pictures/night-picture.ts';
import { theWorld } from './world.ts';

const familyNames: readonly FamilyName[] = Object.keys(families).filter(isFamilyName);
const rooms: readonly Scene[] = ['single', 'double', 'twin', 'family', 'suite'];
const scenes: readonly Scene[] = ['facade', 'lobby', 'breakfast', 'pool', 'view', ...rooms];

const at = (url: string): string => picture(url.replace('/pictures/', '').replace('.svg', ''));
const drawn = (owner: string, family: FamilyName, stars: number, scene: Scene): { day: string; night: string } => {
  const url = pictureUrl(owner, { family, stars }, scene);
  return { day: at(url), night: at(nightPictureUrl(url)) };
};

/** The shapes of the hotel alone, without sky, neighbours and trees. */
const hotelIn = (svg: string): string[] => {
  const [, group = ''] = /<g id="hotel">(.*?)<\/g>/s.exec(svg) ?? [];
  return [...group.matchAll(/ d="([^"]+)"/g)].map(([, data = '']) => data);
};

const COLUMN = 6;
/** The outline of a hotel against the sky: how high it is in each column of 6 units, to the nearest 3. */
const silhouette = (svg: string): string => {
  const heights = new Map<number, number>();
  const reach = (x: number, y: number): void => {
    const column = Math.round(x / COLUMN);
    heights.set(column, Math.min(heights.get(column) ?? 999, Math.round(y / 3)));
  };
  for (const data of hotelIn(svg)) {
    let [x, y] = [0, 0];
    for (const point of pointsOf(data)) {
      const steps = point.begins ? 1 : Math.ceil(Math.abs(point.x - x) / COLUMN) + 1;
      for (let step = 1; step <= steps; step += 1) {
        reach(
          point.begins ? point.x : x + ((point.x - x) * step) / steps,
          point.begins ? point.y : y + ((point.y - y) * step) / steps,
        );
      }
      [x, y] = [point.x, point.y];
    }
  }
  return [...heights].sort(([one], [other]) => one - other).join(' ');
};

describe('a picture of the demo world', () => {
  it('is the same for the same address and another for another hotel, scene or number of stars', () => {
    const urls = [
      pictureUrl('demo-00001', { family: 'riad', stars: 4 }, 'facade'),
      pictureUrl('demo-00002', { family: 'riad', stars: 4 }, 'facade'),
      pictureUrl('demo-00001', { family: 'riad', stars: 5 }, 'facade'),
      pictureUrl('demo-00001', { family: 'riad', stars: 4 }, 'lobby'),
      pictureUrl('demo-00001', { family: 'canal', stars: 4 }, 'facade'),
    ];
    expect(urls.map(at)).toEqual(urls.map(at));
    expect(new Set(urls.map(at)).size).toBe(urls.length);
  });

  it('is an SVG document under 12 KB of shapes and colours alone, in every family, scene and theme', () => {
    for (const family of familyNames) {
      for (const scene of scenes) {
        for (const [index, stars] of (scene === 'facade' ? [1, 2, 3, 4, 5, 5, 5, 5] : [2, 5]).entries()) {
          for (const svg of Object.values(drawn(`demo-${index}`, family, stars, scene))) {
            const which = `${family} ${scene} ${index}`;
            expect(Buffer.byteLength(svg), which).toBeLessThan(12_288);
            expect(svg, which).toMatch(
              /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d ]+"[^>]*>.*<\/svg>\n$/s,
            );
            expect(svg, which).not.toMatch(/NaN|undefined|Infinity/);
            const elements = new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name));
            const allowed = ['svg', 'g', 'path', 'linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath'];
            expect(
              [...elements].filter((name) => !allowed.includes(name ?? '')),
              which,
            ).toEqual([]);
            expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), which).not.toMatch(
              /href|style|http|\bon\w+=|url\((?!#)/,
            );
          }
        }
      }
    }
  });

  it('carries nothing of what was asked for', () => {
    for (const id of ['demo-00001-pool', '', '</svg><script>alert(1)</script>-room', '__proto__', 'x-constructor']) {
      const svg = picture(id);
      expect(svg).toMatch(/^<svg [^>]*>.*<\/svg>\n$/s);
      expect(svg).not.toMatch(/script|demo-|proto/);
    }
    expect(picture('x-constructor9-toString')).toMatch(/<g id="hotel">/);
  });

  it('shows the same hotel by day and by night, in other light', () => {
    for (const family of familyNames) {
      const { day, night } = drawn('demo-00007', family, 4, 'facade');
      expect(night).not.toBe(day);
      expect(silhouette(night), family).toBe(silhouette(day));
    }
  });
});

describe('the hotels of the demo world', () => {
  const world = theWorld();
  const houses = Array.from({ length: 100 }, (_, index) => houseOf(world, index));

  it('have a hundred different silhouettes where there are a hundred hotels', () => {
    const outlines = houses.map(({ hotel }) => silhouette(at(hotel.images[0]?.url ?? '')));
    expect(Math.min(...outlines.map((outline) => outline.length))).toBeGreaterThan(50);
    expect(new Set(outlines).size).toBe(100);
  });

  it('are built as hotels are in their country', () => {
    const familiesOf = (country: string): Set<string> =>
      new Set(
        houses
          .filter(({ hotel }) => hotel.country === country)
          .map(({ hotel }) => /-([a-zA-Z]+)[1-5]-facade/.exec(hotel.images[0]?.url ?? '')?.[1] ?? ''),
      );
    expect([...familiesOf('JP')].filter((family) => !['ryokan', 'tower', 'grand'].includes(family))).toEqual([]);
    expect(
      [...familiesOf('NL')].filter((family) => !['canal', 'townhouse', 'tower', 'grand'].includes(family)),
    ).toEqual([]);
    expect(
      new Set(houses.map(({ hotel }) => /-([a-zA-Z]+)[1-5]-/.exec(hotel.images[0]?.url ?? '')?.[1])).size,
    ).toBeGreaterThan(12);
  });

  it('have pictures of facade and lobby, and one of each room type, at addresses that hotels may have', () => {
    const { hotel, roomTypes } = houses[3] ?? houseOf(world, 3);
    expect(images.safeParse(hotel.images).success).toBe(true);
    const style = new RegExp(
      `^/pictures/${demoHotelId(3)}-[a-zA-Z]+${hotel.starRating}-(?:facade|lobby|breakfast|pool|view)\\.svg$`,
    );
    expect(hotel.images.filter(({ url }) => !style.test(url))).toEqual([]);
    expect(roomTypes.map(({ images: [first] }) => first?.url.replace(/^.*-(\w+)\.svg$/, '$1'))).toEqual([...rooms]);
  });
});

describe('the address of a picture by night', () => {
  it('is that by day with a word, and any other address stays as it is', () => {
    expect(nightPictureUrl('/pictures/demo-00042-riad4-lobby.svg')).toBe('/pictures/demo-00042-riad4-lobby.night.svg');
    for (const url of ['https://example.com/pictures/a.svg', '/pictures/a.jpg', '/pictures/a.night.svg']) {
      expect(nightPictureUrl(url)).toBe(url);
    }
  });
});
