import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { upcast } from '../../../functions/adapters/dynamo/upcast.ts';
import { indexes } from '../../../functions/contract/keys.ts';
import { entities } from '../../../scripts/generate/data-model/entities.ts';
import { costOf, type Measurement, measure } from '../../../scripts/generate/data-model/measure.ts';
import { exampleOf, patternRow } from '../../../scripts/generate/data-model/page.ts';

const page = readFileSync(new URL('../../../docs/data-model.md', import.meta.url), 'utf8');
let measured: Measurement;
beforeAll(async () => {
  measured = await measure();
});

const doing = (words: string) => {
  const pattern = measured.patterns.find(({ does }) => does === words);
  if (pattern === undefined) throw new Error(`nothing does: ${words}`);
  return { ...costOf(pattern.calls), calls: pattern.calls };
};

describe('the data model as it is written down', () => {
  it.each(Object.entries(entities))('keeps an item of kind %s under the key the code makes', (_, entity) => {
    const item = exampleOf(measured.items, entity);
    if (item === undefined) throw new Error('the patterns leave no such item');
    expect({ pk: item['pk'], sk: item['sk'] }).toEqual(entity.keyOf(item));
    expect(page).toContain(`| \`${entity.shape.pk}\` | \`${entity.shape.sk}\` | ${entity.holds} |`);
  });

  it('knows every item: none is in the table that no kind explains', () => {
    const explained = Object.values(entities).map((entity) => entity.keyOf);
    const strangers = measured.items.filter(
      (item) =>
        !explained.some((keyOf) => {
          try {
            const key = keyOf(item);
            return key.pk === item['pk'] && key.sk === item['sk'];
          } catch {
            // Another kind's builder asks for what this item does not say.
            return false;
          }
        }),
    );
    expect(strangers).toEqual([]);
  });

  it('carries a type and the schema of today in every item', () => {
    for (const item of measured.items) {
      expect(item).toMatchObject({ type: expect.any(String), schema: expect.any(Number) });
      expect(upcast(item)).toBe(item);
    }
  });

  it('queries every index, and no other', () => {
    const queried = new Set(measured.patterns.flatMap(({ calls }) => calls.flatMap(({ index }) => index ?? [])));
    expect([...queried].sort()).toEqual(Object.keys(indexes).sort());
  });

  it('costs what it says, by the keys it names', () => {
    for (const pattern of measured.patterns) expect(page).toContain(patternRow(pattern));
  });

  it('never scans', () => {
    const operations = new Set(measured.patterns.flatMap(({ calls }) => calls.map(({ operation }) => operation)));
    expect(operations).not.toContain('Scan');
  });
});

describe('rule 9: what a hold costs', () => {
  it('is a note of the address for 1, then one call: 2 a night, 2 a started KB of the booking, 2 for the open holds, and six index entries', () => {
    const { calls, read, write, indexWrite } = doing('Hold three nights by a quote');
    expect(calls).toHaveLength(2);
    // The booking of the example is between one and two KB.
    expect({ read, write, indexWrite }).toEqual({ read: 0, write: 1 + 3 * 2 + 2 * 2 + 2, indexWrite: 6 });
  });

  it('is the same two calls when it is replayed', () => {
    expect(doing('The same hold again').calls).toHaveLength(2);
  });

  it('a night is well under a KB', () => {
    const night = exampleOf(measured.items, entities.night);
    expect(JSON.stringify(night).length).toBeLessThan(512);
  });
});
