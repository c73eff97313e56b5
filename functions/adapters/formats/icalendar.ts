import { Buffer } from 'node:buffer';
import type { Instant } from '../../domain/calendar/instant.ts';

// iCalendar, RFC 5545: as much of it as one event needs.

/** The most bytes of a line, without its end (section 3.1). */
const LINE_BYTES = 75;
const lineEnds = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/gu;
const controls = /[\p{Cc}--\t]/gv;

/** A value of the type TEXT (section 3.3.11); control characters, which none may have, are left out. */
const textValue = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(lineEnds, '\\n')
    .replaceAll(controls, '');

/** A moment in UTC, to the second: 20270401T140000Z. */
const momentValue = (instant: Instant): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** A line cut into lines of 75 bytes, each after the first behind a space; no character is cut in two. */
const folded = (line: string): string => {
  let result = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > LINE_BYTES) {
      result += '\r\n ';
      bytes = 1;
    }
    result += character;
    bytes += length;
  }
  return result;
};

export interface CalendarEvent {
  /** The same id again replaces the event where `sequence` is higher. */
  readonly uid: string;
  readonly sequence: number;
  readonly stampedAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
}

/** A calendar of one event, each text escaped, each line folded and ended by CRLF. */
export const calendarFile = (name: string, method: 'PUBLISH' | 'CANCEL', event: CalendarEvent): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//hotel-booking//stay//EN',
    `METHOD:${method}`,
    `NAME:${textValue(name)}`,
    `X-WR-CALNAME:${textValue(name)}`,
    'BEGIN:VEVENT',
    `UID:${textValue(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${momentValue(event.stampedAt)}`,
    `DTSTART:${momentValue(event.startsAt)}`,
    `DTEND:${momentValue(event.endsAt)}`,
    `SUMMARY:${textValue(event.summary)}`,
    `LOCATION:${textValue(event.location)}`,
    `DESCRIPTION:${textValue(event.description)}`,
    `STATUS:${event.status}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};
