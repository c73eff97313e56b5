import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexes } from '../../functions/contract/keys.ts';
import { stageQueues } from '../../functions/contract/queues.ts';
import { type Bundle, bundle, functionNames, root } from '../../lib/bundling.ts';
import { bundleBudget } from '../../lib/settings/bundle-budget.ts';
import type { FunctionSettings, TableAction } from '../../lib/settings/function-settings.ts';
import { type FunctionName, functionSettings } from '../../lib/settings/functions.ts';
import { region, role, secretsManager } from '../support/secrets-manager.ts';

/** Loads a bundle in a plain Node, without TypeScript and without the repository's packages; calls it where there is an event. */
const loader = `
  const [file, event] = JSON.parse(process.argv[1]);
  const { handler } = await import(file);
  const answer = event ? await handler(event, { awsRequestId: 'sample' }) : { handler: typeof handler };
  process.stderr.write(JSON.stringify(answer));
`;

const signingSecret = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:SigningKeys-x1Y2z3';

/** The environment that the template and Lambda give a function; AWS itself is at `aws`. */
const environmentOf = ({ name }: Bundle, aws: string): Record<string, string> => ({
  STAGE: 'dev',
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: role.accessKeyId,
  AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
  AWS_SESSION_TOKEN: role.sessionToken,
  AWS_ENDPOINT_URL: aws,
  ...(functionSettings[name].table.length > 0 && { TABLE_NAME: 'reservations' }),
  ...(name === 'publisher' && { EVENT_BUS: 'bus', PUBLISHER_DLQ_URL: `${aws}/000000000000/dead` }),
  ...(name in stageQueues && { DEAD_LETTERS_URL: `${aws}/000000000000/dead` }),
  ...(name === 'notifications' && { MAIL_FROM: 'bookings@hotel-booking.example' }),
  ...((name === 'indexing' || name === 'verification') && { OPENSEARCH_URL: 'http://127.0.0.1:9' }),
  ...('pictures' in functionSettings[name] && { PICTURES_BUCKET: 'pictures' }),
  ...(functionSettings[name].signs && { SIGNING_SECRET: signingSecret }),
});

const load = async (made: Bundle, aws: string, event?: unknown): Promise<unknown> => {
  const args = ['--input-type=module', '-e', loader, JSON.stringify([join(made.folder, 'index.mjs'), event])];
  const child = spawn(process.execPath, args, {
    env: environmentOf(made, aws),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return said.startsWith('{') ? JSON.parse(said) : said;
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

  it.each(functionNames)(
    '%s imports no module of Node but the one that requires, as an import evaluates each export',
    (name) => {
      const code = readFileSync(join(bundleOf(name).folder, 'index.mjs'), 'utf8');
      const imports = [...code.matchAll(/\b(?:from|import)\s*["']([a-z_/:]+)["']/g)].map(([, module = '']) => module);
      expect(imports.filter((module) => isBuiltin(module))).toEqual(['node:module']);
    },
  );

  it('hold rooms without a schema of what is asked for a booking that exists', () => {
    const code = (name: FunctionName): string => readFileSync(join(bundleOf(name).folder, 'index.mjs'), 'utf8');
    for (const words of ['names nothing to change', 'is not a payment method']) {
      expect(code('payments')).toContain(words);
      expect(code('bookings')).not.toContain(words);
    }
  });

  it.each(functionNames)('builds no schema of an answer in %s', (name) => {
    expect(modulesOf(name).filter((path) => /^functions\/contract\/(\w+\/)?answers\.ts$/.test(path))).toEqual([]);
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

  it.each(functionNames)('%s asks for the signing secret if and only if it may read it', (name) => {
    expect(modulesOf(name).includes('functions/composition/on-lambda/lambda-core.ts')).toBe(
      functionSettings[name].signs,
    );
  });

  it.each(functionNames)('%s is told who takes the money if and only if it asks them', (name) => {
    const { pays }: FunctionSettings = functionSettings[name];
    const asks = modulesOf(name).some((path) => /adapters\/payments\/simulated-(gateway|record)/.test(path));
    expect(pays === true).toBe(asks);
  });

  describe('in a plain Node, with what the template gives them', () => {
    const key = { status: 200, body: { SecretString: 'k'.repeat(64) } };

    it.each(functionNames)('%s loads, and reads the signing secret once if it signs', async (name) => {
      const secrets = await secretsManager(key);
      expect(await load(bundleOf(name), secrets.endpoint)).toEqual({ handler: 'function' });
      expect(secrets.asked).toEqual(functionSettings[name].signs ? [{ SecretId: signingSecret }] : []);
      await secrets.stop();
    });

    it.each([
      ['may not read', { status: 400, body: { __type: 'AccessDeniedException' } }, 'AccessDeniedException'],
      [
        'finds too short',
        { status: 200, body: { SecretString: 'k' } },
        'A signing secret is shorter than 32 characters.',
      ],
    ])('bookings do not start with a secret that they %s, and say why', async (_what, answer, why) => {
      const secrets = await secretsManager(answer);
      const said = String(await load(bundleOf('bookings'), secrets.endpoint));
      expect(said.match(/^Error: .*$/gm)).toEqual([expect.stringContaining(why)]);
      await secrets.stop();
    });

    it('the edge answers what no route does', async () => {
      const event: unknown = JSON.parse(readFileSync(join(root, 'events/api-unknown-path.json'), 'utf8'));
      expect(await load(bundleOf('fallback'), 'http://127.0.0.1:9', event)).toMatchObject({ statusCode: 404 });
    });
  });
});
