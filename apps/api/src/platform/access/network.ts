import { isIPv6 } from 'node:net';

/** Whoever has one address of IPv6 has a network of them: its first 64 bits stand for all. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  if (/^::ffff:\d/i.test(address)) return address.slice(7);
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const partsOf = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [first, last] = [partsOf(head), partsOf(tail)];
  const between = tail === undefined ? 0 : 8 - first.length - last.length;
  const parts = [...first, ...Array.from({ length: between }, () => '0'), ...last];
  return parts
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

/**
 * Whether a request comes from the machine itself: from a program here, or from a proxy whose word about its clients is
 * not taken (`TRUST_PROXY`), so that the address stands for everybody.
 */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./i.test(address);
}
