import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/dependencies.md', () => {
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const [, ...rows] = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | '));
  const text = read('docs/dependencies.md');

  it.each(declared.filter((name) => !name.startsWith('@types/')))('gives the reason for %s', (name) => {
    expect(text).toContain(`\`${name.startsWith('@middy/http') ? name.replace('@middy/', '') : name}\``);
  });

  it('has a reason in each row', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const [names, reason] of rows) expect(reason?.length, names).toBeGreaterThan(20);
  });
});

describe('docker-compose.localstack.yml', () => {
  const text = read('docker-compose.localstack.yml');
  const images = [...text.matchAll(/^\s+image: (\S+)$/gm)].map(([, image]) => image);

  it('pins the last LocalStack that needs no token, and the search it is to run with', () => {
    expect(images).toEqual([
      'localstack/localstack:4.14.0',
      expect.stringMatching(/^opensearchproject\/opensearch:2\.19\.\d+$/),
    ]);
  });

  it('opens no port beyond this machine', () => {
    const ports = [...text.matchAll(/^\s+- '([\d.:]+)'$/gm)].map(([, port]) => port);
    expect(ports).toHaveLength(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('says of each service when it is healthy', () => {
    expect(text.match(/^ {4}healthcheck:$/gm)).toHaveLength(images.length);
  });
});

describe('instants', () => {
  const files = readdirSync(new URL('../../functions', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('calendar/instant.ts'),
  );

  it('are compared by isBefore, later and earlier alone, and not as milliseconds', () => {
    const comparing = files.filter((file) =>
      /epochMillis\([^;]*?\)\)? [<>]=? epochMillis\(/.test(read(`functions/${file}`)),
    );
    // A due time is compared with a margin, which no instant is.
    expect(comparing).toEqual(['usecases/payments/sweep.ts']);
  });
});
