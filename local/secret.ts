import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const fresh = (): string => randomBytes(48).toString('base64url');

/**
 * The installation's signing secrets, newest first: made once, kept beside the data, readable by its owner alone. A
 * further line in the file is an older secret, which still verifies.
 * @param dataDir undefined where nothing is kept
 */
export const signingSecrets = (dataDir: string | undefined): string[] => {
  if (dataDir === undefined) return [fresh()];
  const file = path.join(dataDir, 'signing-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, `${fresh()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => line.trim() || []);
};
