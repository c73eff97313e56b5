/**
 * What the browser and the gateway must say alike of Stripe: how it counts money, and where its script comes from.
 */

/** Stripe's own script; STRIPE_SCRIPT names another, such as a stand-in of a test. */
export const stripeScript = 'https://js.stripe.com/v3/';

const stripeHosts = ['https://js.stripe.com', 'https://*.js.stripe.com'];

/** The sources that a page with Stripe's form needs: https://docs.stripe.com/security/guide, read 2026-11. */
export const stripeSources = (script: string) => {
  const { origin } = new URL(script);
  const own = stripeHosts.includes(origin) ? stripeHosts : [origin];
  return { script: own, frame: [...own, 'https://hooks.stripe.com'], connect: ['https://api.stripe.com'] };
};

// https://docs.stripe.com/currencies, read 2026-11: which currencies Stripe counts otherwise than ISO 4217 does.

/** Counted in whole units. */
export const wholeUnits: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);
/** Without decimals, and yet counted in hundredths for backward compatibility. */
export const hundredths: ReadonlySet<string> = new Set(['ISK', 'UGX']);
/** Three decimals, of which the last must be 0. */
const tens: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/**
 * Minor units of ISO 4217 as the number Stripe takes for the same money.
 * @param digits the currency's number of decimals by ISO 4217
 * @returns undefined where Stripe has no way to say that amount exactly, such as 1.255 KWD
 */
export const stripeUnits = (minor: number, digits: number, currency: string): number | undefined => {
  if (hundredths.has(currency)) return minor * 100;
  if (tens.has(currency)) return minor % 10 === 0 ? minor : undefined;
  if (!wholeUnits.has(currency)) return minor;
  const units = minor / 10 ** digits;
  return Number.isInteger(units) ? units : undefined;
};
