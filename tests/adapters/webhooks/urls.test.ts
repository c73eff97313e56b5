import { describe, expect, it } from 'vitest';
import { judgeUrl } from '../../../functions/adapters/webhooks/addresses.ts';

const privately = { objection: 'leads into a private network' };

describe('the url of a webhook', () => {
  it.each([
    ['HTTPS://Hooks.Example.COM:443/a/../in?x=1#part', 'https://hooks.example.com/in?x=1'],
    ['https://hooks.example.com', 'https://hooks.example.com/'],
    ['https://hooks.example.com./in', 'https://hooks.example.com/in'],
    ['https://hooks.ex%41mple.com:8443/in', 'https://hooks.example.com:8443/in'],
    ['https://bücher.example/in', 'https://xn--bcher-kva.example/in'],
    ['https:\\\\hooks.example.com\\in', 'https://hooks.example.com/in'],
    ['https://134744072/in', 'https://8.8.8.8/in'],
    ['https://0x8.010.8.8/in', 'https://8.8.8.8/in'],
    ['https://[2001:4860:4860:0:0:0:0:8888]/in', 'https://[2001:4860:4860::8888]/in'],
  ])('%s is kept as it is called: %s', async (text, url) => {
    expect(await judgeUrl(text, false)).toEqual({ url });
  });

  it.each([
    'https://012.0.0.1/',
    'https://0xa.0.0.1/',
    'https://0x0a000001/',
    'https://167772161/',
    'https://10.1/',
    'https://10.0.0.1./',
    'https://%31%30.0.0.1/',
    'https://１０.0.0.1/',
    'https://10。0。0。1/',
    'https://①⓪.0.0.1/',
    'HTTPS://0XA9FEA9FE/latest/meta-data',
    'https://169.254.169.254.:443/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::FFFF:0A00:0001]/',
    'https://[0:0:0:0:0:ffff:a00:1]/',
    'https://[::10.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[64:ff9b:1::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://[fd00:ec2::254]/',
    'https://[FE80::1]/',
    'https://[fec0::1]/',
    'https://[::]/',
    'https://0/',
    'https://100.64.0.1/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://255.255.255.255/',
  ])('%s is a private address in any spelling, in a sandbox too', async (text) => {
    expect([await judgeUrl(text, false), await judgeUrl(text, true)]).toEqual([privately, privately]);
  });

  it.each([
    'https://0177.1/',
    'https://2130706433/',
    'https://127.0.0.1./',
    'https://[::ffff:127.0.0.1]/',
    'https://[::1]/',
    'https://localhost/',
    'https://LOCALHOST./',
  ])('%s is this machine: a sandbox’s alone', async (text) => {
    expect(await judgeUrl(text, false)).toEqual(privately);
    expect(await judgeUrl(text, true)).toHaveProperty('url');
  });

  it.each(['https://256.0.0.1/', 'https://[fe80::1%25eth0]/', 'https://a b.example/', 'https://', 'https://.../'])(
    '%s is no address',
    async (text) => {
      expect(await judgeUrl(text, false)).toHaveProperty('objection');
    },
  );
});
