import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { indexes } from '../../../functions/contract/keys.ts';
import type { AttributeValue } from '../../../memory-dynamodb/index.ts';
import { itemSize } from '../../../memory-dynamodb/index.ts';
import { type Entity, entities } from './entities.ts';
import { costOf, type Measured, type Measurement } from './measure.ts';
import type { MeteredCall } from './meter.ts';

type Item = Readonly<Record<string, unknown>>;

/** An item in wire format, which is billed. */
const attributes = z.record(z.string(), z.custom<AttributeValue>());

const isSame = (item: Item, entity: Entity): boolean => {
  const prefix = (text: string): string => text.split('{')[0] ?? '';
  const { pk, sk } = entity.shape;
  const hit = (value: unknown, shape: string): boolean =>
    shape.includes('{') || /\d$/.test(shape)
      ? String(value).startsWith(prefix(shape).replace(/\d+$/, ''))
      : value === shape;
  return hit(item['pk'], pk) && hit(item['sk'], sk);
};

/** The fullest item of its kind that the patterns have left behind. */
export const exampleOf = (items: readonly Item[], entity: Entity): Item | undefined =>
  items
    .filter((item) => isSame(item, entity))
    .filter((item) => !String(item['sk']).startsWith('HOTEL#') || entity.shape.sk.startsWith('HOTEL#'))
    .toSorted((one, other) => bytesOf(other) - bytesOf(one) || (String(one['sk']) < String(other['sk']) ? -1 : 1))[0];

/** A `ttl` follows the real time, and one that ends in zeros is a byte shorter: each is counted as any ten digits. */
const bytesOf = (item: Item): number =>
  itemSize(attributes.parse(marshall({ ...item, ...('ttl' in item && { ttl: 1_234_567_891 }) })));

const indexesOf = (item: Item): string =>
  Object.entries(indexes)
    .filter(([, { partition }]) => Object.hasOwn(item, partition))
    .map(([name]) => name)
    .join(', ');

const veiled = (text: string): string =>
  text
    .replaceAll(/(?<![\w-])[\w-]{43}(?![\w-])/g, '{hash}')
    .replaceAll(/GRID#[0-9a-z]{25,26}(?![\w-])/g, 'GRID#{changeId}')
    .replaceAll(/(?<=BLOCK#(?:[\d-]{10}#)?)[0-9a-z]{25,26}(?![\w-])/g, '{blockId}')
    .replaceAll(/(?<![\w-])[0-9a-z]{25}(?![\w-])/g, '{bookingId}');

const exampleJson = (item: Item, entity: Entity): string => {
  const shown = Object.entries(item)
    .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, value]) => [
      name,
      name === 'ttl' ? '{seconds}' : entity.veiled?.includes(name) ? veiled(String(value)) : value,
    ]);
  return JSON.stringify(Object.fromEntries(shown));
};
const rank = (name: string): number => ['pk', 'sk', 'type', 'schema'].indexOf(name) >>> 0;

const entityRows = (items: readonly Item[]): string =>
  Object.values(entities)
    .map((entity) => {
      const example = exampleOf(items, entity);
      const facts = example === undefined ? '–' : `${bytesOf(example)}`;
      const index = example === undefined ? '' : indexesOf(example);
      return `| \`${entity.shape.pk}\` | \`${entity.shape.sk}\` | ${entity.holds} | ${index} | ${facts} |`;
    })
    .join('\n');

const round = (units: number): string => String(Math.round(units * 100) / 100);

const keysOf = (calls: readonly MeteredCall[]): string => {
  const lines = calls.map(({ operation, index, touched, refused }) => {
    const shown = touched.slice(0, 6).map((key) => `\`${veiled(key)}\``);
    const more = touched.length > shown.length ? ` and ${touched.length - shown.length} more` : '';
    return `${operation}${index === undefined ? '' : ` on ${index}`}: ${shown.join(', ')}${more}${refused ? ' (refused, and billed as if it were not)' : ''}`;
  });
  const distinct = [...new Set(lines)].slice(0, 5);
  return distinct.join('<br>');
};

/** One row of the table of access patterns. */
export const patternRow = ({ does, serves, calls }: Measured): string => {
  const cost = costOf(calls);
  const units = [cost.read, cost.write, cost.indexWrite].map(round).join(' | ');
  return `| ${does} | ${serves} | ${cost.calls} | ${units} | ${keysOf(calls)} |`;
};

const indexRows = (): string =>
  Object.entries(indexes)
    .map(([name, index]) => {
      const projected = 'projected' in index ? index.projected.join(', ') : 'keys only';
      return `| ${name} | \`${index.partition}\` | \`${index.sort}\` | ${projected} |`;
    })
    .join('\n');

const examples = (items: readonly Item[]): string =>
  Object.entries(entities)
    .map(([name, entity]) => {
      const example = exampleOf(items, entity);
      return example === undefined ? '' : `**${name}**\n\n\`\`\`json\n${exampleJson(example, entity)}\n\`\`\`\n`;
    })
    .join('\n');

/** The whole page. */
export const dataModelPage = ({ patterns, items }: Measurement): string => `# The data model

Made by \`node scripts/generate/data-model.ts\`: it does everything below once, by the code that does it, on the table in
memory that bills as AWS does (2 write units a started KB in a transaction, 1 outside; 1 read unit a started 4 KB strong,
half of it from an index), and writes down the keys it touched and what it cost. The keys are those of
\`functions/contract/keys.ts\`.

One table, on demand. A night is the unit of truth: every sale is one transaction over the nights of the stay and the
booking itself. Reads that decide are strongly consistent and by key. The indexes only find items; the reader then
reads the items themselves.

## Items

| pk | sk | holds | in the indexes | bytes of the example |
|---|---|---|---|---|
${entityRows(items)}

## Indexes

| index | partition | sort | projects |
|---|---|---|---|
${indexRows()}

## Access patterns

Costs in capacity units of the example below, with its three nights and one hotel; writes to indexes stand by themselves.
A hold costs 2 for each night, 2 for each started KB of the booking and 2 for the guest's count of what is held unpaid
(rule 9); the note of its network address's share costs 1 more, and is left out under --no-limits.

| what | serves | calls | read | write | index write | keys |
|---|---|---|---|---|---|---|
${patterns.map(patternRow).join('\n')}

## Examples

${examples(items)}`;
