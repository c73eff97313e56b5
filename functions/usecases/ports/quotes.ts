import type { Quote } from '../../domain/quote.ts';

/** Signs quotes, so that a hold can trust what it never read. */
export interface QuoteSealer {
  seal(quote: Quote): string;
  /** The quote in a token of ours, expired or not: the caller judges `expiresAt`. */
  open(token: string): Quote | 'forged';
}
