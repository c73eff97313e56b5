import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeQuote, encodeQuote } from '../../domain/quote.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';

const FORM = 'v1';

/**
 * Quotes as `v1.<payload>.<mac>`, both base64url; HMAC-SHA256 over `v1.<payload>`. The first key signs, every key
 * verifies, so a key is rotated by putting the new one first and dropping the old one after a quote's life.
 */
export const quoteSealer = (keys: readonly Uint8Array[]): QuoteSealer => {
  const [signing] = keys;
  if (signing === undefined) throw new RangeError('a key to sign quotes with is missing');
  const macOf = (key: Uint8Array, signed: string): Buffer => createHmac('sha256', key).update(signed).digest();

  return {
    seal(quote) {
      const signed = `${FORM}.${Buffer.from(encodeQuote(quote)).toString('base64url')}`;
      return `${signed}.${macOf(signing, signed).toString('base64url')}`;
    },

    open(token) {
      const [form, payload, mac, ...rest] = token.split('.');
      if (form !== FORM || payload === undefined || mac === undefined || rest.length > 0) return 'forged';
      const given = Buffer.from(mac, 'base64url');
      // A mac written otherwise than we write it would be a second spelling of one token.
      if (given.toString('base64url') !== mac) return 'forged';
      const signed = `${form}.${payload}`;
      const ours = keys.map((key) => {
        const expected = macOf(key, signed);
        return expected.length === given.length && timingSafeEqual(expected, given);
      });
      if (!ours.includes(true)) return 'forged';
      return decodeQuote(Buffer.from(payload, 'base64url').toString('utf8')) ?? 'forged';
    },
  };
};
