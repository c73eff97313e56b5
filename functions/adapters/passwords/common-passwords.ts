import { createHash } from 'node:crypto';
import type { CommonPasswords } from '../../usecases/ports/accounts.ts';
import { commonPasswordHashes } from './generated/common-password-hashes.ts';

/** The first 32 bits of a folded password's SHA-256: of 10,000 passwords one other in 430,000 is taken for common. */
export const commonPasswordHash = (folded: string): number =>
  createHash('sha256').update(folded).digest().readUInt32BE(0);

/** Hashes in ascending order as their distances, seven bits a byte, the low ones first. */
export const packHashes = (hashes: readonly number[]): string => {
  const bytes: number[] = [];
  let before = 0;
  for (const hash of hashes) {
    let distance = hash - before;
    for (; distance > 127; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128);
    bytes.push(distance);
    before = hash;
  }
  return Buffer.from(bytes).toString('base64');
};

/** The hashes that `packHashes` has packed. */
export const unpackHashes = (packed: string): Set<number> => {
  const hashes = new Set<number>();
  let [hash, distance, weight] = [0, 0, 1];
  for (const byte of Buffer.from(packed, 'base64')) {
    distance += (byte % 128) * weight;
    weight *= 128;
    if (byte > 127) continue;
    hash += distance;
    hashes.add(hash);
    [distance, weight] = [0, 1];
  }
  return hashes;
};

let unpacked: Set<number> | undefined;

/** The 10,000 most common passwords that are long enough; unpacked when the first password is set. */
export const commonPasswords: CommonPasswords = {
  has: (folded) => {
    unpacked ??= unpackHashes(commonPasswordHashes);
    return unpacked.has(commonPasswordHash(folded));
  },
};
