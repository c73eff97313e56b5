import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const configFile = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
const { default: config } = z
  .object({ default: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }) })
  .parse(await import(configFile));

/** A small tree that breaks each rule in one place and keeps it in the others. */
const tree: Record<string, string> = {
  'package.json':
    '{"type":"module","dependencies":{"zod":"1.0.0","bcrypt":"1.0.0","temporal-polyfill":"1.0.0","@aws-sdk/client-sqs":"1.0.0"},"devDependencies":{"ulid":"1.0.0"}}',
  'functions/contract/routes.ts': "import 'zod';",
  'functions/contract/leaky.ts': "import '../domain/stay.ts';",
  'functions/domain/stay.ts': "import './calendar/zone.ts';",
  'functions/domain/clock.ts': "import 'node:timers';",
  'functions/domain/calendar/zone.ts': "import 'temporal-polyfill';",
  'functions/domain/calendar/now.ts': "import 'zod';",
  'functions/words/money.ts': "import './time.ts'; import type { Stay } from '../domain/stay.ts';",
  'functions/words/time.ts': '',
  'functions/words/priced.ts': "import '../domain/stay.ts';",
  'functions/words/stored.ts': "import type { Hash } from '../adapters/hash.ts';",
  'functions/usecases/ports/table.ts': '',
  'functions/usecases/bookings/hold.ts':
    "import '../../domain/stay.ts'; import '../ports/table.ts'; import 'node:util';",
  'functions/usecases/bookings/shortcut.ts': "import type { Hash } from '../../adapters/hash.ts';",
  'functions/adapters/queue.ts': "import '@aws-sdk/client-sqs'; import '../usecases/ports/table.ts';",
  'functions/adapters/hash.ts': "import 'bcrypt'; export type Hash = string;",
  'functions/adapters/upside-down.ts': "import '../usecases/bookings/hold.ts';",
  'functions/runtime/send.ts': "import '@aws-sdk/client-sqs';",
  'functions/composition/gate.ts': "import '../adapters/hash.ts';",
  'functions/runtime/open.ts': "import '../adapters/hash.ts';",
  'functions/runtime/composed.ts': "import '../composition/gate.ts';",
  'functions/http/hold.ts': "import '../usecases/bookings/hold.ts';",
  'functions/http/direct.ts': "import '../adapters/queue.ts';",
  'functions/lambda/bookings.ts': "import '../composition/gate.ts';",
  'functions/adapters/cache/remembered.ts': '',
  'functions/composition/memory.ts': "import '../adapters/cache/remembered.ts';",
  'functions/lambda/payments.ts': "import '../composition/memory.ts';",
  'functions/lambda/accounts.ts': "import '../composition/gate.ts';",
  'functions/runtime/scripted.ts': "import '../../scripts/seed.ts';",
  'functions/runtime/tool.ts': "import 'ulid';",
  'functions/runtime/stowaway.ts': "import 'undeclared';",
  'functions/runtime/lost.ts': "import './nowhere.ts';",
  'functions/runtime/hen.ts': "import { egg } from './egg.ts'; export const hen = egg;",
  'functions/runtime/egg.ts': "import { hen } from './hen.ts'; export const egg = hen;",
  'functions/runtime/word.ts': "import type { Answer } from './answer.ts'; export type Word = Answer;",
  'functions/runtime/answer.ts': "import type { Word } from './word.ts'; export type Answer = Word;",
  'functions/runtime/furnished.ts': "import '../../demo/hotels.ts';",
  'demo/hotels.ts': '',
  'local/server.ts': "import '../functions/lambda/accounts.ts';",
  'memory-dynamodb/index.ts': "import './table.ts'; import '@aws-sdk/client-sqs';",
  'memory-dynamodb/table.ts': "import 'node:fs';",
  'memory-dynamodb/hotels.ts': "import '../functions/contract/routes.ts';",
  'local/database.ts': "import '../memory-dynamodb/index.ts';",
  'local/inside.ts': "import '../memory-dynamodb/table.ts';",
  'tests/memory-dynamodb/table.test.ts': "import '../../memory-dynamodb/table.ts';",
  'scripts/seed.ts': "import '../local/server.ts';",
  'lib/api.ts': "import '../functions/contract/routes.ts';",
  'lib/too-near.ts': "import '../functions/http/hold.ts';",
  'lib/at-home.ts': "import '../local/server.ts';",
  'bin/app.ts': "import '../lib/api.ts';",
  'bin/tried.ts': "import '../tests/builders.ts';",
  'tests/support/server.ts': '',
  'tests/stay.test.ts': '',
  'evidence/load.ts': "import '../tests/support/server.ts'; import '../local/server.ts';",
  'evidence/too-near.ts': "import '../tests/stay.test.ts';",
  'scripts/proof.ts': "import '../evidence/load.ts';",
  'web/src/lib/api.ts': "import '../../../functions/contract/routes.ts';",
  'web/src/lib/priced.ts': "import '../../../functions/domain/stay.ts';",
  'web/src/lib/dressed.ts': "import '../ui/cell.tsx';",
  'web/src/ui/cell.tsx': "import '../lib/api.ts';",
  'web/src/ui/loaded.tsx': "import '../features/hotel/page.tsx';",
  'web/src/features/hotel/page.tsx': "import '../../ui/cell.tsx';",
  'web/src/features/trips/borrowed.tsx': "import '../hotel/page.tsx';",
  'web/src/routes/hotel.tsx': "import '../features/hotel/page.tsx';",
  'scripts/paint.ts': "import '../web/src/lib/api.ts';",
  'tests/builders.ts': "import '../functions/domain/stay.ts'; import '../local/server.ts';",
};
const packages = ['zod', 'bcrypt', 'temporal-polyfill', 'ulid', 'undeclared', '@aws-sdk/client-sqs'];

/** Rule and file of every import that is forbidden. */
const expected = [
  'contract-imports-zod-only: functions/contract/leaky.ts',
  'domain-is-pure: functions/domain/clock.ts',
  'calendar-has-temporal: functions/domain/calendar/now.ts',
  'words-are-pure-text: functions/words/priced.ts',
  'words-know-domain-types-only: functions/words/stored.ts',
  'usecases-know-ports-only: functions/usecases/bookings/shortcut.ts',
  'sdk-in-adapters-only: functions/runtime/send.ts',
  'adapters-face-inwards: functions/adapters/upside-down.ts',
  'composition-alone-imports-adapters: functions/runtime/open.ts',
  'runtime-below-composition: functions/runtime/composed.ts',
  'http-translates-only: functions/http/direct.ts',
  'functions-stand-alone: functions/runtime/scripted.ts',
  'functions-stand-alone: functions/runtime/furnished.ts',
  'nothing-imports-local: lib/at-home.ts',
  'memory-dynamodb-is-a-package: memory-dynamodb/hotels.ts',
  'memory-dynamodb-by-its-index: local/inside.ts',
  'nothing-imports-tests: bin/tried.ts',
  'evidence-takes-support-only: evidence/too-near.ts',
  'nothing-imports-evidence: scripts/proof.ts',
  'templates-know-the-contract-only: lib/too-near.ts',
  'bookings-carry-no-weight: functions/lambda/bookings.ts',
  'bookings-remember-no-hotels: functions/lambda/payments.ts',
  'web-knows-the-contract-only: web/src/lib/priced.ts',
  'web-lib-below-ui: web/src/lib/dressed.ts',
  'web-ui-and-lib-below-features: web/src/ui/loaded.tsx',
  'web-features-stand-alone: web/src/features/trips/borrowed.tsx',
  'nothing-imports-web: scripts/paint.ts',
  'production-code-has-production-dependencies: functions/runtime/tool.ts',
  'declared-packages-only: functions/runtime/stowaway.ts',
  'no-cycles: functions/runtime/egg.ts',
  'imports-exist: functions/runtime/lost.ts',
];

const write = (root: string, file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const check = (root: string): string => {
  const script = new URL('../../scripts/check/imports.ts', import.meta.url).pathname;
  try {
    return execFileSync(process.execPath, [script, '--root', root], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = z.object({ stdout: z.string(), stderr: z.string() }).parse(error);
    return stdout + stderr;
  }
};

describe('the import rules', () => {
  let root = '';
  let found: string[] = [];
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'import-rules-'));
    for (const [file, text] of Object.entries(tree)) write(root, file, text);
    for (const name of packages) {
      write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(root, `node_modules/${name}/index.js`, '');
    }
    found = check(root)
      .split('\n')
      .flatMap((line) => line.split(' -> ')[0] || []);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('say so where one is broken, once each, and nowhere else', () => {
    expect([...new Set(found)].toSorted()).toEqual(expected.toSorted());
  });

  it('are each broken here', () => {
    for (const { name } of config.forbidden) expect(found.join('\n')).toContain(`${name}: `);
  });

  it('each say why', () => {
    for (const { name, comment } of config.forbidden) expect(comment.length, name).toBeGreaterThan(40);
  });
});
