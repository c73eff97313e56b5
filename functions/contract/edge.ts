/** Headers between the CDN and the API, in lower case; CloudFront takes none of its own that begin with X-Edge. */
export const edgeHeaders = {
  /** Proves that a request came through the CDN, which replaces what a caller sends under this name. */
  key: 'x-cdn-key',
  /** The network address of the caller, as the CDN sees it. */
  address: 'x-cdn-caller',
} as const;
