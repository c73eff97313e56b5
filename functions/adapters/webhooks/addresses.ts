import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** Whether an IP address is one on the open internet; in a sandbox this machine itself is one too. */
export const mayReach = (address: string, sandbox: boolean): boolean => {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in an IPv6 coat is judged as what it is.
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (sandbox && range === 'loopback');
};

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** The IP address a URL names outright, if it does. */
export const literalAddress = ({ hostname }: URL): string | undefined =>
  ipaddr.isValid(bare(hostname)) ? bare(hostname) : undefined;

/**
 * Why nothing is sent to a URL, or undefined. A name nobody can resolve now is no objection: it is asked again when it
 * is connected to.
 */
export const objectionTo = async (text: string, sandbox: boolean): Promise<string | undefined> => {
  const url = URL.parse(text);
  if (url === null) return 'is not an address';
  if (url.protocol !== 'https:' && !(sandbox && url.protocol === 'http:')) return 'is not an https address';
  if (url.username !== '' || url.password !== '') return 'carries a user name or a password';
  const literal = literalAddress(url);
  const addresses =
    literal === undefined
      ? (await lookup(url.hostname, { all: true }).catch(() => [])).map(({ address }) => address)
      : [literal];
  return addresses.every((address) => mayReach(address, sandbox)) ? undefined : 'leads into a private network';
};
