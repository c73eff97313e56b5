import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A stand-in for Stripe.js on an origin of its own, as far as the app uses it (https://docs.stripe.com/js, read 2026-11):
// elements in the deferred mode, a payment element in a frame of that origin, submit, and createPaymentMethod. Its payment
// methods are those that tests/support/stripe-double.ts knows. Stripe's own script was not reachable here.

const script = `
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const made = (window.stripeDouble = { keys: [], options: [], amounts: [] });
  window.Stripe = (key) => {
    made.keys.push(key);
    return {
      elements(options) {
        if (options.mode !== 'payment' || options.paymentMethodCreation !== 'manual') throw new Error('unknown mode');
        if (!Number.isInteger(options.amount) || options.amount < 1) throw new Error('amount is no positive integer');
        if (options.currency !== options.currency.toLowerCase()) throw new Error('currency is lower case');
        for (const [name, value] of Object.entries(options.appearance.variables))
          if (name.startsWith('color') && !/^#[0-9a-f]{6}$/.test(value)) throw new Error(name + ' is no colour: ' + value);
        made.options.push(options);
        made.amounts.push(options.amount);
        const heard = { ready: [], loaderror: [], change: [] };
        let frame;
        const hear = ({ origin: from, data, source }) => {
          if (from !== origin || source !== frame?.contentWindow) return;
          if (data.kind === 'ready' || data.kind === 'change') for (const then of heard[data.kind]) then({});
        };
        const ask = (kind) =>
          new Promise((resolve) => {
            const channel = new MessageChannel();
            channel.port1.onmessage = ({ data }) => resolve(data);
            frame.contentWindow.postMessage({ kind }, origin, [channel.port2]);
          });
        return {
          ask,
          create(kind) {
            if (kind !== 'payment') throw new Error('unknown element ' + kind);
            return {
              on: (event, then) => void heard[event].push(then),
              mount(place) {
                frame = document.createElement('iframe');
                frame.title = 'Secure payment input frame';
                frame.style.cssText = 'border: 0; width: 100%; height: 224px;';
                frame.src = origin + '/frame?theme=' + options.appearance.theme;
                addEventListener('message', hear);
                place.append(frame);
              },
              destroy() {
                removeEventListener('message', hear);
                frame?.remove();
              },
            };
          },
          submit: () => ask('submit'),
          update(change) {
            if ('amount' in change) made.amounts.push(change.amount);
          },
        };
      },
      createPaymentMethod: ({ elements }) => elements.ask('create'),
    };
  };
})();
`;

const frame = (theme: string): string => `<!doctype html><html lang="en"><title>Card</title>
<style>body { font: 16px system-ui; margin: 0; ${theme === 'night' ? 'color: #eee' : ''} } label { display: block; margin-bottom: 8px }</style>
<label>Card number <input name="number"></label>
<label>Expiration date <input name="expiry"></label>
<label>Security code <input name="code"></label>
<p role="alert"></p>
<script>
const methods = { '4242424242424242': 'pm_card_visa', '4000000000000002': 'pm_card_chargeDeclined' };
const value = (name) => document.querySelector('[name=' + name + ']').value.replaceAll(' ', '');
addEventListener('input', () => parent.postMessage({ kind: 'change' }, '*'));
addEventListener('message', ({ data, ports: [port] }) => {
  const alert = document.querySelector('[role=alert]');
  alert.textContent = '';
  if (data.kind === 'submit') {
    const whole = value('number').length > 11 && value('expiry') !== '' && value('code') !== '';
    if (!whole) alert.textContent = 'Your card number is incomplete.';
    return port.postMessage(whole ? {} : { error: { type: 'validation_error', message: alert.textContent } });
  }
  const id = methods[value('number')];
  port.postMessage(id ? { paymentMethod: { id } } : { error: { type: 'card_error', message: 'Your card number is invalid.' } });
});
parent.postMessage({ kind: 'ready' }, '*');
</script></html>`;

/** Serves the stand-in; `script` is its address, and while it is `away` nothing is answered. */
export const stripeJsDouble = async () => {
  const asked: string[] = [];
  let away = false;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://double');
    asked.push(url.pathname);
    if (away) return void request.socket.destroy();
    const isFrame = url.pathname === '/frame';
    response.writeHead(200, {
      'content-type': isFrame ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
    });
    response.end(isFrame ? frame(url.searchParams.get('theme') ?? '') : script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    script: `${origin}/v3/`,
    asked,
    goAway: (): void => {
      away = true;
    },
    comeBack: (): void => {
      away = false;
    },
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
