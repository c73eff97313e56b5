import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchedPackage } from '../../lib/native-packages.ts';

/** A registry of one package, in a process of its own: fetching blocks this one. */
const registry = `
  const { readFileSync } = require('node:fs');
  const [file, integrity] = process.argv.slice(1);
  const server = require('node:http').createServer((request, response) => {
    if (request.url.endsWith('.tgz')) return response.end(readFileSync(file));
    const tarball = 'http://127.0.0.1:' + server.address().port + '/codec.tgz';
    const version = { name: '@img/codec', version: '1.2.3', dist: { tarball, integrity } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: '@img/codec', 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } }));
  }).listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

describe('a package for another processor than that of this machine', () => {
  let scratch = '';
  let kept = '';
  let integrity = '';
  beforeEach(() => {
    scratch = mkdtempSync(join(os.tmpdir(), 'native-'));
    kept = join(scratch, 'kept');
    mkdirSync(join(scratch, 'package'));
    writeFileSync(join(scratch, 'package/package.json'), JSON.stringify({ name: '@img/codec', version: '1.2.3' }));
    writeFileSync(join(scratch, 'package/codec.node'), 'a binary');
    execFileSync('tar', ['-czf', join(scratch, 'codec.tgz'), '-C', scratch, 'package']);
    const digest = createHash('sha512')
      .update(readFileSync(join(scratch, 'codec.tgz')))
      .digest('base64');
    integrity = `sha512-${digest}`;
    vi.stubEnv('npm_config_cache', join(scratch, 'cache'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(scratch, { recursive: true, force: true });
  });

  const withRegistry = async (work: () => void): Promise<void> => {
    const child = spawn(process.execPath, ['-e', registry, join(scratch, 'codec.tgz'), integrity], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${String(port).trim()}/`);
    try {
      work();
    } finally {
      child.kill();
      await once(child, 'close');
      vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    }
  };

  it('is fetched once, by the integrity that the lock names, and then needs no registry', async () => {
    await withRegistry(() => {
      const folder = fetchedPackage('@img/codec', { version: '1.2.3', integrity }, kept);
      expect(readFileSync(join(folder, 'codec.node'), 'utf8')).toBe('a binary');
    });
    expect(existsSync(join(fetchedPackage('@img/codec', { version: '1.2.3', integrity }, kept), 'codec.node'))).toBe(
      true,
    );
    expect(readdirSync(kept)).toEqual(['@img-codec-1.2.3']);
  }, 30_000);

  it('is refused where it is another than that of the lock, and nothing is kept', async () => {
    const other = { version: '1.2.3', integrity: integrity.replace(/.$/, '_') };
    await withRegistry(() => {
      expect(() => fetchedPackage('@img/codec', other, kept)).toThrow(
        '@img/codec@1.2.3 of the registry is not the one of package-lock.json',
      );
    });
    expect(readdirSync(kept)).toEqual([]);
  }, 30_000);

  it('is missed in one line where there is no registry', () => {
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    let said = '';
    try {
      fetchedPackage('@img/codec', { version: '1.2.3', integrity }, kept);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(
      /^Error: @img\/codec@1\.2\.3, which Lambda needs, .* npm cannot fetch it: connect to a registry/,
    );
    expect(said).not.toContain('\n');
    expect(readdirSync(kept)).toEqual([]);
  }, 30_000);
});
