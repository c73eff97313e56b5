import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import type { JudgedUrl } from '../../usecases/ports/webhooks.ts';

/** Of IPv6 only 2000::/3 is given out for the open internet; `::a00:1`, which means 10.0.0.1 to some, is not in it. */
const isAssigned = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  !(address instanceof ipaddr.IPv6) || Math.floor((address.parts[0] ?? 0) / 0x2000) === 1;

/** Whether an IP address is one on the open internet; in a sandbox this machine itself is one too. */
export const mayReach = (address: string, sandbox: boolean): boolean => {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in an IPv6 coat is judged as what it is.
  const judged = ipaddr.process(address);
  const range = judged.range();
  return (range === 'unicast' && isAssigned(judged)) || (sandbox && range === 'loopback');
};

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** The IP address a URL names outright, if it does. */
export const literalAddress = ({ hostname }: URL): string | undefined =>
  ipaddr.isValid(bare(hostname)) ? bare(hostname) : undefined;

/**
 * A URL in the one form in which it is called (WHATWG): octal, hexadecimal, decimal, percent-encoded and full-width
 * spellings of an address are the address; no fragment, and no dot behind the host.
 */
const normalUrl = (text: string): URL | null => {
  const url = URL.parse(text);
  if (url === null) return null;
  url.hash = '';
  if (/[^.]\.$/.test(url.hostname)) url.hostname = url.hostname.slice(0, -1);
  return url;
};

/**
 * The URL as it will be called, or why nothing is sent to it. A name that cannot be resolved now is no objection: it is
 * judged again when it is connected to.
 */
export const judgeUrl = async (text: string, sandbox: boolean): Promise<JudgedUrl> => {
  const url = normalUrl(text);
  if (url === null) return { objection: 'is not an address' };
  const objection = await objectionTo(url, sandbox);
  return objection === undefined ? { url: url.href } : { objection };
};

const objectionTo = async (url: URL, sandbox: boolean): Promise<string | undefined> => {
  if (url.protocol !== 'https:' && !(sandbox && url.protocol === 'http:')) return 'is not an https address';
  if (url.username !== '' || url.password !== '') return 'carries a user name or a password';
  if (url.hostname.endsWith('.') || url.hostname.includes('..')) return 'has a host name with an empty part';
  const literal = literalAddress(url);
  const addresses =
    literal === undefined
      ? (await lookup(url.hostname, { all: true }).catch(() => [])).map(({ address }) => address)
      : [literal];
  return addresses.every((address) => mayReach(address, sandbox)) ? undefined : 'leads into a private network';
};
