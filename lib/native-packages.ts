// Packages with native binaries: they are deployed beside a bundle, with the binary of Lambda's processor.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Architecture } from './settings/stages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where packages of other processors than this machine's are kept, each under its version. */
const fetchedTo = join(root, 'dist/native');

/** The folder of a package as a file at `from` would find it. Its `exports` may leave its package.json out. */
const folderOf = (name: string, from: string = import.meta.url): string => {
  const found = createRequire(from)
    .resolve.paths(name)
    ?.map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')));
  if (found === undefined) throw new Error(`${name} is not installed: run npm ci`);
  return found;
};

const copyBcrypt = (folder: string, architecture: Architecture): void => {
  const from = folderOf('bcrypt');
  const to = join(folder, 'node_modules/bcrypt');
  mkdirSync(to, { recursive: true });
  for (const file of ['package.json', 'bcrypt.js', 'promises.js']) copyFileSync(join(from, file), join(to, file));
  const binary = `prebuilds/linux-${architecture}`;
  cpSync(join(from, binary), join(to, binary), { recursive: true });
  const loader = 'node-gyp-build';
  const loaderFrom = folderOf(loader);
  const loaderTo = join(folder, 'node_modules', loader);
  mkdirSync(loaderTo, { recursive: true });
  for (const file of ['package.json', 'index.js', 'node-gyp-build.js']) {
    copyFileSync(join(loaderFrom, file), join(loaderTo, file));
  }
};

export interface Locked {
  readonly version: string;
  /** As in package-lock.json: `sha512-` and the digest in base64. */
  readonly integrity: string;
}

const lockedAs = (name: string): Locked => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Partial<Locked> | undefined>>;
  };
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined) {
    throw new Error(`package-lock.json has no integrity of ${name}: run npm install where the registry has it`);
  }
  return { version, integrity };
};

/**
 * A package of another platform than this machine's, which npm did not install: fetched by npm once, and used only where
 * it is what package-lock.json says.
 * @returns its folder
 * @throws an Error of one line where it cannot be had, or is another
 */
export const fetchedPackage = (name: string, { version, integrity }: Locked, kept: string = fetchedTo): string => {
  const folder = join(kept, `${name.replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  const scratch = mkdtempSync(join(kept, 'fetched-'));
  try {
    const packed = spawnSync(
      'npm',
      ['pack', `${name}@${version}`, '--pack-destination', scratch, '--json', '--prefer-offline', '--fetch-retries=0'],
      { encoding: 'utf8', cwd: scratch },
    );
    const [made] = packed.status === 0 ? (JSON.parse(packed.stdout) as readonly { readonly filename: string }[]) : [];
    if (made === undefined) {
      throw new Error(
        `${name}@${version}, which Lambda needs, is not installed on this machine and npm cannot fetch it: connect to a ` +
          'registry once; it is kept in dist/native',
      );
    }
    const archive = join(scratch, made.filename);
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} of the registry is not the one of package-lock.json`);
    const unpacked = join(scratch, 'unpacked');
    mkdirSync(unpacked);
    const tar = spawnSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1'], { encoding: 'utf8' });
    if (tar.status !== 0) throw new Error(`${name}@${version} cannot be unpacked: ${tar.stderr.trim()}`);
    renameSync(unpacked, folder);
    return folder;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

/** A package for Lambda's platform: npm has checked what it installed here. */
const packageOf = (name: string): string => {
  const installed = join(root, 'node_modules', name);
  return existsSync(installed) ? installed : fetchedPackage(name, lockedAs(name));
};

const copySharp = (folder: string, architecture: Architecture): void => {
  const sharp = folderOf('sharp');
  const put = (name: string, from: string): void => {
    cpSync(from, join(folder, 'node_modules', name), { recursive: true });
  };
  for (const part of ['package.json', 'dist']) put(`sharp/${part}`, join(sharp, part));
  for (const name of ['@img/colour', 'detect-libc', 'semver']) put(name, folderOf(name, join(sharp, 'package.json')));
  for (const name of [`@img/sharp-linux-${architecture}`, `@img/sharp-libvips-linux-${architecture}`]) {
    put(name, packageOf(name));
  }
};

/** Native packages by name, each with how it is put beside a bundle. */
export const nativePackages = { bcrypt: copyBcrypt, sharp: copySharp } as const satisfies Record<
  string,
  (folder: string, architecture: Architecture) => void
>;
