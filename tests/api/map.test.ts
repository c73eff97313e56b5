import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../support/matchers.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** Whether a point lies on land, by the even-odd rule of the rings. */
const isLand = (rings: readonly (readonly number[])[], longitude: number, latitude: number): boolean => {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [x = 0, y = 0] = ring.slice(at, at + 2);
      const [lastX = 0, lastY = 0] = ring.slice(before, before + 2);
      const crosses = y > latitude !== lastY > latitude;
      if (crosses && longitude < ((lastX - x) * (latitude - y)) / (lastY - y) + x) inside = !inside;
    }
  }
  return inside;
};

describe('GET /map/{cell}', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const cell = async (name: string) => {
    const { status, body, headers } = await server.client.call('getMap', { params: { cell: name } });
    if (status !== 200) throw new Error(`${name} answered ${status}`);
    return { ...body, headers };
  };

  it('has the coast of Lisbon, where the Atlantic begins west of Sintra', async () => {
    const { land, labels, headers } = await cell('0_258_-61');
    expect(isLand(land, -9.14, 38.76)).toBe(true);
    expect(isLand(land, -9.42, 38.6)).toBe(false);
    expect(labels[0]?.name).toBe('Lisbon');
    expect(headers.get('cache-control')).toContain('max-age=86400');
  });

  it('is whole across the date line, at Fiji', async () => {
    const { land, box } = await cell('1_-28_300');
    expect(box.west).toBeGreaterThan(box.east);
    // Vanua Levu lies west of the line, islands of the Koro Sea east of it.
    expect(isLand(land, 179.2, -16.6)).toBe(true);
    expect(Math.max(...land.flatMap((ring) => ring.filter((_, at) => at % 2 === 0)))).toBeGreaterThan(180);
  });

  it('weighs little for a city', async () => {
    const { land } = await cell('0_258_-61');
    expect(JSON.stringify(land).length).toBeLessThan(12_000);
  });

  it('is 404 for a cell beyond the poles, 400 for no name of a cell', async () => {
    const answers = await Promise.all(
      ['2_40_0', 'Lisbon'].map((name) => server.client.call('getMap', { params: { cell: name } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 400]);
  });
});
