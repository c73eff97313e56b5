import { createHash } from 'node:crypto';
import { guestSubject } from '../../domain/account/session-subject.ts';
import type { Digests } from '../../usecases/ports/digests.ts';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Base 32 of whole bytes, five bits a letter. */
const base32 = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters.charAt((value >>> bits) & 31);
    }
    value &= 0xff;
  }
  return text;
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** SHA-256: 130 bits of it are a booking's id, the next 40 its reference. */
export const sha256Digests: Digests = {
  booking: (userId, idempotencyKey) => {
    const digest = sha256(`booking\n${userId}\n${idempotencyKey}`);
    return { id: base32(digest.subarray(0, 16)), referenceBytes: digest.subarray(16, 21) };
  },
  gridChange: (userId, hotelId, idempotencyKey) =>
    base32(sha256(`grid\n${userId}\n${hotelId}\n${idempotencyKey}`).subarray(0, 16)),
  block: (userId, hotelId, idempotencyKey) =>
    base32(sha256(`block\n${userId}\n${hotelId}\n${idempotencyKey}`).subarray(0, 16)),
  deskPayment: (userId, bookingId, idempotencyKey) =>
    base32(sha256(`desk-payment\n${userId}\n${bookingId}\n${idempotencyKey}`).subarray(0, 16)),
  guestAtDesk: (hotelId) => guestSubject(base32(sha256(`guest-at-desk\n${hotelId}`).subarray(0, 16))),
  guest: (foldedEmail) => guestSubject(base32(sha256(`guest\n${foldedEmail}`).subarray(0, 16))),
  body: (fields) => {
    const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
    const sorted = given.sort(([one], [other]) => (one < other ? -1 : 1));
    return sha256(JSON.stringify(sorted)).toString('base64url');
  },
};
