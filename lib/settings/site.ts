/** The public address of a stage. */
export interface Site {
  /** A host name, such as `hotels.example.com`, or the one that CloudFront assigned at an earlier deployment. */
  readonly domain: string;
  /** The certificate of a custom domain, in us-east-1 as CloudFront requires. */
  readonly certificate?: string | undefined;
}

/** Reads `-c stripe=`; throws one line that describes the valid values. */
export const readPublishableKey = (given: unknown): string | undefined => {
  if (given === undefined) return undefined;
  // A secret key in a template or a page would be public.
  if (typeof given === 'string' && /^pk_(test|live)_\w{3,200}$/.test(given)) return given;
  throw new Error(
    'stripe is the publishable key of Stripe, pk_live_… or pk_test_…; the secret one is never named here',
  );
};

const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const certificateArn = /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

/** Reads `-c site=` and `-c certificate=`; throws one line that describes the valid values. */
export const readSite = (domain: unknown, certificate: unknown): Site | undefined => {
  if (domain === undefined) {
    if (certificate === undefined) return undefined;
    throw new Error('a certificate is for a site: say which, -c site=hotels.example.com');
  }
  if (typeof domain !== 'string' || !hostName.test(domain)) {
    throw new Error(`a site is a host name such as hotels.example.com, not '${String(domain)}'`);
  }
  if (certificate === undefined) {
    if (domain.endsWith('.cloudfront.net')) return { domain };
    throw new Error(`${domain} needs its certificate of us-east-1: -c certificate=arn:aws:acm:us-east-1:…`);
  }
  if (typeof certificate !== 'string' || !certificateArn.test(certificate)) {
    throw new Error('a certificate is an ARN of ACM in us-east-1, where CloudFront looks for it');
  }
  return { domain, certificate };
};
