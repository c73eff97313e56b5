import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const script = read('.ci/run');
const workflow = read('.github/workflows/ci.yml');

/** What `.ci/run` takes from outside the repository, and the variable that names a running one instead. */
const outside: Readonly<Record<string, string>> = {
  '../shared/tools/opensearch': 'OPENSEARCH_URL',
  '../shared/tools/localstack-standin': 'AWS_ENDPOINT_URL',
};

describe('.ci/run and the GitHub workflow', () => {
  const taken = [...new Set(script.match(/\.\.\/shared[\w/.-]*/g))];

  it('takes nothing from outside that no variable replaces', () => {
    expect(taken.toSorted()).toEqual(Object.keys(outside).toSorted());
  });

  it.each(Object.entries(outside))('where the workflow has no %s, it brings a service and sets %s', (_, variable) => {
    expect(script).toContain(`\${${variable}:-}`);
    const port = new RegExp(`^ +${variable}: http://127[.]0[.]0[.]1:(\\d+)$`, 'm').exec(workflow)?.[1];
    expect(port, `${variable} in the workflow's env`).toBeDefined();
    expect(workflow).toContain(`- 127.0.0.1:${port}:${port}`);
  });

  it('run the same images as docker-compose.localstack.yml', () => {
    const images = (text: string): string[] => (text.match(/image: \S+/g) ?? []).toSorted();
    expect(images(workflow)).toEqual(images(read('docker-compose.localstack.yml')));
  });

  it('are the only place that names what lies outside the repository', () => {
    const files = execFileSync('git', ['grep', '-l', '\\.\\./shared'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(files.toSorted()).toEqual(['.ci/run', 'tests/infra/ci.test.ts']);
  });
});
