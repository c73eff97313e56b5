import type { Quote } from '../../domain/quote.ts';
import type { QuoteSealer } from '../ports/quotes.ts';

/** A quote and the signed text a guest books with. */
export interface Offer {
  readonly quote: Quote;
  readonly token: string;
}

/** Signs the offer of a quote. */
export const makeOffer = (sealer: QuoteSealer, quote: Quote): Offer => ({ quote, token: sealer.seal(quote) });
