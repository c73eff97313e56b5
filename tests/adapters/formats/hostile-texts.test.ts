import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { createTransport } from 'nodemailer';
import parsePrometheus from 'parse-prometheus-text-format';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import PostalMime from 'postal-mime';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../functions/adapters/formats/one-line.ts';
import { stayCalendar } from '../../../functions/adapters/formats/stay-calendar.ts';
import { mailWriter } from '../../../functions/adapters/mail/mail-writer.ts';
import { messageOf } from '../../../functions/adapters/mail/message.ts';
import { webhookSender } from '../../../functions/adapters/webhooks/sender.ts';
import { emfMeter } from '../../../functions/runtime/emf.ts';
import { formatLine } from '../../../functions/runtime/log.ts';
import { processMetrics } from '../../../local/metrics.ts';
import { aBooking } from '../../domain/given.ts';
import { aWebhook } from '../../support/webhook.ts';
import { receiver } from '../../support/webhook-receiver.ts';

// Every text that leaves the system, with texts that are hostile to some format: stored before they were judged, or
// written by another part. Each is read back by a parser that is not ours.

const hostile: readonly (readonly [is: string, text: string])[] = [
  ['an event of a calendar', 'Hotel\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil'],
  ['a header of a mail', 'Ada\r\nBcc: victim@example.com\r\n\r\nand a body'],
  ['an encoded word', '=?utf-8?B?ZXZpbC5leGFtcGxl?= Hotel'],
  ['another address', 'Ada" <victim@example.com>, "x'],
  ['a comment and a group', 'Friends (of): a@example.com; \\"'],
  ['markup', '</title></td><script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['entities', '&lt;b&gt; &amp; &#60; "x" \'y\''],
  ['a template', '<%= it.subject %> #{process.env} {{x}}'],
  ['separators', 'commas, semicolons; colons: backslashes \\n \\, \\; "quotes"'],
  ['a label', 'x",le="1"} 1\n# HELP evil\nevil{a="b'],
  ['a formula', '=HYPERLINK("http://evil.example","x")'],
  ['JSON', '{"a":["\\u0000"]}\\'],
  ['colours of a terminal', 'a\u001b[31mred\u009b2Jgone\u0007'],
  ['line ends of Unicode', 'one\u2028two\u2029three\u0085four'],
  ['changed directions', 'abc\u202eevil\u2066x'],
  ['half a character', 'a\ud800b'],
  ['many scripts', 'Grand Hôtel Ünïcødé 日本語ホテル فندق ไทย 🏨👨‍👩‍👧 '.repeat(4)],
  ['one long word', '🏨'.repeat(60)],
  ['spaces', '  two  spaces\tand a tab  '],
];

const python = process.env['PYTHON'] ?? 'python3';
const hasIcalendar = (): boolean => {
  try {
    execFileSync(python, ['-c', 'import icalendar'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const reader = fileURLToPath(new URL('read_with_python.py', import.meta.url));
/** What Python reads of each; undefined where it has no icalendar. CI has it. */
const readWithPython = (format: 'calendar' | 'mail', raws: readonly (string | Buffer)[]): unknown[] | undefined => {
  if (!hasIcalendar()) return undefined;
  const input = JSON.stringify(raws.map((raw) => ({ format, raw: Buffer.from(raw).toString('base64') })));
  return JSON.parse(execFileSync(python, [reader], { input, encoding: 'utf8' }));
};

// Properties that RFC 5545 does not name are left as they were written, unless their type is told.
for (const name of ['name', 'x-wr-calname']) ICAL.design.icalendar.property[name] = { defaultType: 'text' };

const stayAt = (hotelName: string) =>
  aBooking('confirmed', {
    hotelName,
    roomTypeName: hotelName,
    guestName: hotelName,
    specialRequests: hotelName,
    totals: { rooms: 30_000, taxes: [{ name: hotelName, amount: 600 }], total: 30_600 },
  });
/** An encoded word in a header is not read as one. */
const inHeader = (text: string): string => oneLine(text).replaceAll('=?', '= ?');

describe('a calendar', () => {
  const calendarOf = (text: string): string => stayCalendar(stayAt(text)).content;

  it.each(hostile)('takes %s as text', (_is, text) => {
    const content = calendarOf(text);
    const calendar = new ICAL.Component(ICAL.parse(content));
    const name = oneLine(text);
    expect(calendar.getFirstPropertyValue('name')).toBe(name);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(name);
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(events.map(({ summary, location }) => ({ summary, location }))).toEqual([
      { summary: `Stay at ${name}`, location: name },
    ]);
    expect(events[0]?.description).toMatch(/^Booking K7QM-2D9T\nCheck-in Tuesday,? 1 December 2026, from 15:00/);
  });

  it.each(hostile)('has lines of 75 bytes at most that end with CRLF and cut no character, with %s', (_is, text) => {
    const bytes = Buffer.from(calendarOf(text));
    expect(bytes.toString('latin1').endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = bytes.toString('latin1').slice(0, -2).split('\r\n');
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.length).toBeLessThanOrEqual(75);
      // Every line by itself is UTF-8.
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
    }
  });

  it('is the same to icalendar of Python', () => {
    const read = readWithPython(
      'calendar',
      hostile.map(([, text]) => calendarOf(text)),
    );
    if (read === undefined) return;
    expect(read).toEqual(
      hostile.map(([, text]) => ({
        events: 1,
        name: oneLine(text),
        shownName: oneLine(text),
        summary: `Stay at ${oneLine(text)}`,
        location: oneLine(text),
        start: '2026-12-01T15:00:00+00:00',
      })),
    );
  });
});

const composer = createTransport({ streamTransport: true, buffer: true });
/** A confirmation as it goes out, in which every text of a person is this one. */
const mailWith = async (text: string) => {
  const to = { email: 'ada@example.com', name: text };
  const hotel = { name: text, address: text, city: text, country: 'PT' };
  const about = '2026-11-01T10:00:00.000Z';
  const letter = {
    kind: 'confirmed',
    booking: stayAt(text),
    hotel,
    pointsPaid: null,
    amount: null,
    at: about,
  } as const;
  const wording = mailWriter.write(letter, to);
  const mail = { ...wording, id: 'booking-1.confirmed.2', kind: 'confirmed', to, bookingId: 'booking-1' } as const;
  const sent = messageOf({ ...mail, about: '2027-03-01T12:00:00.000Z' }, 'Hotels <us@example.com>');
  const { message } = await composer.sendMail(sent);
  if (!Buffer.isBuffer(message)) throw new Error('nodemailer made no buffer');
  return { raw: message, wording };
};

type HtmlNode = DefaultTreeAdapterTypes.Node;
const childrenOf = (node: HtmlNode): HtmlNode[] => ('childNodes' in node ? node.childNodes : []);
const elementsIn = (node: HtmlNode): string[] => [
  ...('tagName' in node ? [`${node.tagName} ${node.attrs.map(({ name }) => name)}`] : []),
  ...childrenOf(node).flatMap(elementsIn),
];
const textIn = (node: HtmlNode): string => ('value' in node ? node.value : childrenOf(node).map(textIn).join(''));

describe('a mail', () => {
  it.each(hostile)('takes %s as text, in its headers and in both its bodies', async (_is, text) => {
    const { raw, wording } = await mailWith(text);
    const read = await PostalMime.parse(raw);
    const name = oneLine(text);
    expect(read.subject).toBe(`Your stay at ${inHeader(text)} is confirmed`);
    expect(read.to).toEqual([{ name: inHeader(text), address: 'ada@example.com' }]);
    expect([read.cc, read.bcc]).toEqual([undefined, undefined]);
    expect(read.attachments.map(({ mimeType }) => mimeType)).toEqual(['text/calendar']);
    expect(read.text?.trim()).toBe(wording.text);
    expect(wording.text).toContain(`Dear ${name},\n`);
    expect(wording.text).toContain(`\nHotel: ${name}\n`);
  });

  it.each(hostile)('has in its HTML the elements it always has, with %s', async (_is, text) => {
    const html = (of: string) => mailWith(of).then(({ raw }) => PostalMime.parse(raw));
    const [plain, read] = await Promise.all([html('Plain'), html(text)]);
    const [expected, found] = [parseHtml(plain.html ?? ''), parseHtml(read.html ?? '')];
    expect(elementsIn(found)).toEqual(elementsIn(expected));
    expect(textIn(found)).toBe(textIn(expected).replaceAll('Plain', () => oneLine(text)));
  });

  it('is the same to Python', async () => {
    const mails = await Promise.all(hostile.map(([, text]) => mailWith(text)));
    const read = readWithPython(
      'mail',
      mails.map(({ raw }) => raw),
    );
    if (read === undefined) return;
    expect(read).toEqual(
      hostile.map(([, text]) => ({
        headers: ['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
        subject: `Your stay at ${inHeader(text)} is confirmed`,
        name: inHeader(text).replaceAll(' ', ''),
        address: 'ada@example.com',
        text: expect.stringContaining(`Dear ${oneLine(text)},`),
        attachments: ['text/calendar'],
      })),
    );
  });
});

describe('a line of the log', () => {
  it.each(hostile)('takes %s as text, and no viewer obeys it', (_is, text) => {
    const line = formatLine({ level: 'error', message: text, route: text });
    expect(line).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u206f]+$/u);
    expect(JSON.parse(line).route).toBe(text);
  });

  it.each(hostile)('that CloudWatch reads as a metric takes %s as text', (_is, text) => {
    const lines: string[] = [];
    const meter = emfMeter(text, (line) => lines.push(line));
    meter.count('search_requests_total', { path: text });
    meter.flush();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+\n$/u);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ stage: text, path: text, search_requests_total: 1 });
  });
});

describe('the metrics of Prometheus', () => {
  it.each(hostile)('take %s as a label', async (_is, text) => {
    const metrics = processMetrics();
    metrics.counting(() => undefined)({ level: 'info', message: text, route: text });
    metrics.meter.count('search_requests_total', { path: text });
    const families = parsePrometheus(Buffer.from(await metrics.text()).toString('utf8'));
    expect(families.map(({ name }) => name)).not.toContain('evil');
    const labels = families.find(({ name }) => name === 'search_requests_total')?.metrics.map((each) => each.labels);
    expect(labels).toEqual([{ path: text.toWellFormed() }]);
  });
});

describe('a webhook', () => {
  it('takes each of them as text, signed as it is sent', async () => {
    const integrator = await receiver();
    const webhook = aWebhook(integrator.url, ['booking.cancelled']);
    const { send } = webhookSender({ now: () => '2027-03-01T12:00:00.000Z' }, true);
    for (const [is, text] of hostile) {
      const id = `delivery-${is.replaceAll(/\W/g, '-')}`;
      await send(webhook, { id, body: JSON.stringify({ id, data: { reason: text } }) });
      const [last] = integrator.received.slice(-1);
      const read = new Webhook(webhook.secret).verify(last?.body ?? '', last?.headers as Record<string, string>);
      expect(read).toEqual({ id, data: { reason: text } });
    }
    await integrator.stop();
  });
});
