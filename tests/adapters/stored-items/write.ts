// Adds the items that this version writes to tests/adapters/stored-items/VERSION.jsonl: those whose kind or shape is not there yet.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeEverything } from './scenario.ts';
import {
  fileOf,
  fromStored,
  itemsOf,
  kindOf,
  openStored,
  type StoredItem,
  shapeOf,
  toStored,
  versions,
} from './stored.ts';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const file = fileOf(version);
const kept = existsSync(file) ? itemsOf(version) : [];
const known = new Set(
  versions()
    .flatMap(itemsOf)
    .map(({ item }) => shapeOf(fromStored(item))),
);

const added: StoredItem[] = [];
for (const item of await writeEverything()) {
  const shape = shapeOf(item);
  if (known.has(shape)) continue;
  known.add(shape);
  added.push({ kind: kindOf(item), item: toStored(item), reads: undefined });
}
added.sort((one, other) => one.kind.localeCompare(other.kind));
const all = [...kept, ...added];
const lines: string[] = [];
const read = await openStored(all);
for (const stored of added) {
  const reads = await read(stored);
  if (reads === undefined) throw new Error(`${stored.kind} is written and not read`);
  lines.push(JSON.stringify({ ...stored, reads }));
}
// Lines that are there already stay as they are.
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
writeFileSync(file, before + lines.map((line) => `${line}\n`).join(''));
process.stdout.write(`${added.length} items added to ${version}.jsonl, ${all.length} are there\n`);
