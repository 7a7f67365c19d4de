import { isLoopback, networkOf } from './network';

describe('the network that an address belongs to', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('the machine itself', () => {
  it.each(['127.0.0.1', '127.8.0.2', '::1', '::ffff:127.0.0.1'])('is %s', (address) =>
    expect(isLoopback(address)).toBe(true),
  );
  it.each(['192.0.2.7', '10.127.0.1', '::ffff:10.0.0.1', '2001:db8::1'])('is not %s', (address) =>
    expect(isLoopback(address)).toBe(false),
  );
});
