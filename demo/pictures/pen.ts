import { type Box, boxOf, overlap } from './box.ts';
import { FRAME } from './frame.ts';

// Everything is drawn by filled paths and a few strokes. Neighbouring shapes of one colour share one element, which is
// what keeps a street of a hundred windows under 12 KB.

/** What a picture is drawn with; lengths in units of the view box, y downwards. */
export interface Pen {
  rect(fill: string, x: number, y: number, width: number, height: number): void;
  /** x and y of each corner, in order. */
  poly(fill: string, ...points: readonly number[]): void;
  disc(fill: string, x: number, y: number, radius: number): void;
  /** Path data, best made by `d`. */
  path(fill: string, data: string): void;
  line(stroke: string, width: number, data: string): void;
  /** Bars across a line: `width` high, `bar` wide, one every `every`; how railings, planks and tiles are drawn. */
  bars(stroke: string, width: number, bar: number, every: number, data: string): void;
  /** Lines with round ends; `h0` makes a dot. */
  brush(stroke: string, width: number, data: string): void;
  /** Filled and framed by one line. */
  framed(fill: string, frame: string, width: number, data: string): void;
  /** An element as it is, such as one with a gradient; never any text from outside. */
  raw(element: string): void;
  text(): string;
}

/** To halves of a unit: the grid of straight shapes. */
export const half = (value: number): number => Math.round(value * 2) / 2;

const rounded = (value: number): string => {
  const text = String(Math.round(value * 10) / 10);
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
};

/** Path data with its numbers rounded to a tenth. */
export const d = (parts: TemplateStringsArray, ...values: readonly number[]): string =>
  parts.reduce((data, part, index) => data + (index > 0 ? rounded(values[index - 1] ?? 0) : '') + part, '');

/** The same in halves, for shapes on the grid. */
export const h2 = (parts: TemplateStringsArray, ...values: readonly number[]): string =>
  parts.reduce((data, part, index) => data + (index > 0 ? rounded(half(values[index - 1] ?? 0)) : '') + part, '');

/** The same in whole numbers, for large and soft shapes. */
export const whole = (parts: TemplateStringsArray, ...values: readonly number[]): string =>
  parts.reduce((data, part, index) => data + (index > 0 ? Math.round(values[index - 1] ?? 0) : '') + part, '');

/** Twice the area on the left hand: its sign is the direction a polygon is drawn in. */
const winding = (points: readonly number[]): number => {
  let sum = 0;
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    sum += (points[at] ?? 0) * (points[next + 1] ?? 0) - (points[next] ?? 0) * (points[at + 1] ?? 0);
  }
  return sum;
};

/** All in one direction, because shapes of one path that overlap in opposite ones would cut holes into each other. */
const clockwise = (points: readonly number[]): readonly number[] => {
  if (winding(points) >= 0) return points;
  const turned: number[] = [];
  for (let at = points.length - 2; at >= 0; at -= 2) turned.push(points[at] ?? 0, points[at + 1] ?? 0);
  return turned;
};

interface Element {
  readonly style: string;
  data: string;
  /**
   * Where its last shape began, if that shape is closed: the next one is then written relative to it, in fewer digits.
   */
  start: readonly [number, number] | undefined;
  readonly boxes: Box[];
}

/** Whether any of it is within the frame. */
const isSeen = (box: Box): boolean => overlap(box, [FRAME[0], FRAME[1], FRAME[0] + FRAME[2], FRAME[1] + FRAME[3]]);

/** How far back an element of the same colour is looked for. */
const LOOK_BACK = 40;

export const createPen = (): Pen => {
  const elements: (Element | string)[] = [];

  /** The element a shape may join: a late one of its style with nothing drawn over the shape's place since. */
  const elementFor = (style: string, box: Box): Element => {
    const first = Math.max(0, elements.length - LOOK_BACK);
    for (let at = elements.length - 1; at >= first; at -= 1) {
      const element = elements[at];
      if (element === undefined || typeof element === 'string') break;
      if (element.style === style) {
        element.boxes.push(box);
        return element;
      }
      if (element.boxes.some((other) => overlap(box, other))) break;
    }
    const added: Element = { style, data: '', start: undefined, boxes: [box] };
    elements.push(added);
    return added;
  };
  const add = (style: string, more: string, width = 0): void => {
    const box = boxOf(more, width);
    if (!isSeen(box)) return;
    const element = elementFor(style, box);
    element.data += more;
    element.start = undefined;
  };
  const shape = (fill: string, x: number, y: number, rest: string, box: Box): void => {
    if (!isSeen(box)) return;
    const element = elementFor(`fill="${fill}"`, box);
    const [left, top] = [half(x), half(y)];
    const { start } = element;
    element.data += start === undefined ? d`M${left} ${top}` : d`m${left - start[0]} ${top - start[1]}`;
    element.data += rest;
    element.start = [left, top];
  };
  const stroked = (stroke: string, width: number): string => `stroke="${stroke}" stroke-width="${rounded(width)}"`;
  return {
    rect: (fill, x, y, width, height) => {
      const [w, h] = [half(x + width) - half(x), half(y + height) - half(y)];
      shape(fill, x, y, d`h${w || 0.5}v${h || 0.5}h${-w || -0.5}z`, [x, y, x + width, y + height]);
    },
    poly: (fill, ...given) => {
      const points = clockwise(given);
      const [x = 0, y = 0] = points;
      let rest = '';
      for (let at = 2; at < points.length; at += 2) rest += d`L${half(points[at] ?? 0)} ${half(points[at + 1] ?? 0)}`;
      shape(fill, x, y, `${rest}z`, boxOf(d`M${x} ${y}` + rest));
    },
    disc: (fill, x, y, radius) => {
      const r = radius;
      const data = d`a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
      shape(fill, x - r, y, data, [x - r, y - r, x + r, y + r]);
    },
    path: (fill, more) => add(`fill="${fill}"`, more),
    line: (stroke, width, more) => add(stroked(stroke, width), more, width),
    bars: (stroke, width, bar, every, more) =>
      add(`${stroked(stroke, width)} stroke-dasharray="${rounded(bar)} ${rounded(every - bar)}"`, more, width),
    brush: (stroke, width, more) => add(`${stroked(stroke, width)} stroke-linecap="round"`, more, width),
    framed: (fill, frame, width, more) =>
      add(`fill="${fill}" stroke="${frame}" stroke-width="${rounded(width)}"`, more, width),
    raw: (element) => {
      elements.push(element);
    },
    text: () =>
      elements
        .map((each) =>
          typeof each === 'string' ? each : `<path ${each.style} d="${each.data.replaceAll(' -', '-')}"/>`,
        )
        .join(''),
  };
};
