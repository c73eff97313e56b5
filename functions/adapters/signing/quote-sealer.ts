import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeQuote, encodeQuote } from '../../domain/quote.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';

/** The text as it is, or deflated. */
type Form = 'v1' | 'z1';

/**
 * A text of so many bytes or more is deflated, to a fifth on the whole: 20 room types have up to 400 offers in one
 * answer, and a Lambda answers 6 MB at most. It takes 0.1 ms of processor time; a common quote has 1,000 bytes.
 */
const DEFLATED_FROM = 3000;

/** Loaded with the first large quote: the others do without. */
const zlib = () => process.getBuiltinModule('node:zlib');

const packed = (text: string): { readonly form: Form; readonly payload: Buffer } => {
  const plain = Buffer.from(text);
  return plain.length < DEFLATED_FROM
    ? { form: 'v1', payload: plain }
    : { form: 'z1', payload: zlib().deflateRawSync(plain, { level: 1 }) };
};

/** The text of a payload that we signed. */
const unpacked = (form: Form, payload: Buffer): string =>
  (form === 'v1' ? payload : zlib().inflateRawSync(payload)).toString('utf8');

/**
 * Quotes as `v1.<payload>.<mac>`, or `z1.` where the payload is deflated, both parts base64url; HMAC-SHA256 over all
 * before the last dot. The first key signs, every key verifies, so a key is rotated by putting the new one first and
 * dropping the old one after a quote's life.
 */
export const quoteSealer = (keys: readonly Uint8Array[]): QuoteSealer => {
  const [signing] = keys;
  if (signing === undefined) throw new RangeError('a key to sign quotes with is missing');
  const macOf = (key: Uint8Array, signed: string): Buffer => createHmac('sha256', key).update(signed).digest();

  return {
    seal(quote) {
      const { form, payload } = packed(encodeQuote(quote));
      const signed = `${form}.${payload.toString('base64url')}`;
      return `${signed}.${macOf(signing, signed).toString('base64url')}`;
    },

    open(token) {
      const [form, payload, mac, ...rest] = token.split('.');
      if ((form !== 'v1' && form !== 'z1') || payload === undefined || mac === undefined || rest.length > 0)
        return 'forged';
      const given = Buffer.from(mac, 'base64url');
      // A mac written otherwise than we write it would be a second spelling of one token.
      if (given.toString('base64url') !== mac) return 'forged';
      const signed = `${form}.${payload}`;
      const ours = keys.map((key) => {
        const expected = macOf(key, signed);
        return expected.length === given.length && timingSafeEqual(expected, given);
      });
      if (!ours.includes(true)) return 'forged';
      return decodeQuote(unpacked(form, Buffer.from(payload, 'base64url'))) ?? 'forged';
    },
  };
};
