import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexes } from '../../functions/contract/keys.ts';
import { type Bundle, bundle, functionNames, root } from '../../lib/bundling.ts';
import { bundleBudget } from '../../lib/settings/bundle-budget.ts';
import { type FunctionName, functionSettings, type TableAction } from '../../lib/settings/functions.ts';

/** Loads a bundle in a plain Node, without TypeScript and without the repository's packages; calls it where there is an event. */
const loader = `
  const [file, event] = JSON.parse(process.argv[1]);
  const { handler } = await import(file);
  const answer = event ? await handler(event, { awsRequestId: 'sample' }) : { handler: typeof handler };
  process.stderr.write(JSON.stringify(answer));
`;

/** The environment that the template gives a function, with the key itself in place of where it is kept. */
const environmentOf = ({ name, folder }: Bundle): Record<string, string> => ({
  STAGE: 'dev',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'sample',
  AWS_SECRET_ACCESS_KEY: 'sample',
  ...(functionSettings[name].table.length > 0 && { TABLE_NAME: 'reservations' }),
  ...(functionSettings[name].signs && { SIGNING_KEYS: 'a signing key of at least 32 characters' }),
  ...(functionSettings[name].places && { PLACES_FILE: join(folder, 'places.bin') }),
});

const load = (made: Bundle, event?: unknown): unknown => {
  const args = ['--input-type=module', '-e', loader, JSON.stringify([join(made.folder, 'index.mjs'), event])];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: environmentOf(made) });
  return stderr.startsWith('{') ? JSON.parse(stderr) : stderr;
};

/** How our source says each call on the table: a command of its own, or a write of a transaction. */
const saysCall: Readonly<Record<TableAction, RegExp>> = {
  GetItem: /new GetCommand\(/,
  BatchGetItem: /new BatchGetCommand\(/,
  Query: /new QueryCommand\(/,
  PutItem: /new PutCommand\(|\bput: \{/,
  UpdateItem: /new UpdateCommand\(|\bupdate: \{/,
  DeleteItem: /new DeleteCommand\(|\bremove: \{/,
  ConditionCheckItem: /\bcheck: \{/,
};

const onDisk = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1));

describe('the bundles', () => {
  let outdir = '';
  let bundles: ReadonlyMap<FunctionName, Bundle> = new Map();
  const bundleOf = (name: FunctionName): Bundle => {
    const found = bundles.get(name);
    if (!found) throw new Error(`there is no bundle of ${name}`);
    return found;
  };
  const modulesOf = (name: FunctionName): string[] => [...bundleOf(name).modules.keys()];
  /** Our own source in a bundle, as one text. */
  const sourceOf = (name: FunctionName): string =>
    modulesOf(name)
      .filter((path) => path.startsWith('functions/') && (bundleOf(name).modules.get(path) ?? 0) > 0)
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');

  beforeAll(() => {
    // Not in dist/functions, which deploys use.
    outdir = mkdtempSync(join(root, 'dist/tested-'));
    const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
    bundles = new Map(bundle(outdir, architecture).map((each) => [each.name, each]));
  });
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  it.each(functionNames)('%s is within its budget', (name) => {
    expect(bundleOf(name).bytes / 1000).toBeLessThanOrEqual(bundleBudget[name]);
  });

  it.each(functionNames)('%s has nothing of the laptop, the tests, the scripts or the docs in it', (name) => {
    for (const path of modulesOf(name)) expect(path).toMatch(/^(functions|node_modules|lib\/bundled)\//);
  });

  it.each(functionNames)('%s goes to Lambda without its source map', (name) => {
    expect(onDisk(bundleOf(name).folder).filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('hold rooms without password hashing, place names or a search client', () => {
    const { folder } = bundleOf('bookings');
    expect(onDisk(folder)).toEqual(['index.mjs']);
    expect(modulesOf('bookings').filter((path) => /adapters\/places|passwords|opensearch/.test(path))).toEqual([]);
  });

  it.each(functionNames)('%s lies beside the place names if and only if it opens them', (name) => {
    const opens = modulesOf(name).includes('functions/adapters/places/open-places.ts');
    expect(functionSettings[name].places).toBe(opens);
    expect(onDisk(bundleOf(name).folder).includes('places.bin')).toBe(opens);
  });

  it.each(functionNames)('%s may query the indexes it names and no other', (name) => {
    const named = Object.keys(indexes).filter((index) => new RegExp(`index: '${index}'`).test(sourceOf(name)));
    expect(named.toSorted()).toEqual([...functionSettings[name].indexes].toSorted());
  });

  it.each(functionNames)('%s may make the calls on the table that its code makes and no other', (name) => {
    const source = sourceOf(name);
    const made = (Object.keys(saysCall) as TableAction[]).filter((action) => saysCall[action].test(source));
    expect([...functionSettings[name].table].toSorted()).toEqual(made.toSorted());
    expect(source).not.toContain('ScanCommand');
  });

  it.each(functionNames)('%s loads in a plain Node with what the template gives it', (name) => {
    expect(load(bundleOf(name))).toEqual({ handler: 'function' });
  });

  it('answer, at the edge, what no route does', () => {
    const event: unknown = JSON.parse(readFileSync(join(root, 'events/api-unknown-path.json'), 'utf8'));
    expect(load(bundleOf('edge'), event)).toMatchObject({ statusCode: 404 });
  });
});
