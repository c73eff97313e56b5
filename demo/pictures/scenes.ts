import type { Palette } from './palette.ts';

// Flat drawings of 640 by 420, made of rectangles, circles and a few lines.

export const WIDTH = 640;
export const HEIGHT = 420;

const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${radius > 0 ? ` rx="${radius}"` : ''}/>`;
const circle = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}"/>`;
const shape = (points: readonly (readonly [number, number])[], fill: string): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"/>`;
const round = (value: number): number => Math.round(value * 10) / 10;
const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');

const backdrop = `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`;
const sun = ({ draw }: Palette): string => circle(70 + draw() * 500, 60 + draw() * 70, 26 + draw() * 14, '#fff6d8');

const tree = (x: number, base: number, size: number): string =>
  rect(x - 4, base - size, 8, size, '#6b4f3a') +
  circle(x, base - size - 14, size * 0.5, '#5f8a5a') +
  circle(x - size * 0.28, base - size, size * 0.36, '#6f9a66');

const skyline = (p: Palette, base: number): string =>
  times(14, (index) => {
    const height = 50 + p.draw() * 130;
    return `<g opacity="0.35">${rect(index * 48 - 10, base - height, 40 + p.draw() * 16, height, p.shade)}</g>`;
  });

const windows = (p: Palette, x: number, y: number, columns: number, rows: number): string =>
  times(columns * rows, (index) => {
    const left = x + (index % columns) * 46;
    const top = y + Math.floor(index / columns) * 48;
    const lit = p.draw() < 0.18 ? '#f6dd9a' : p.glass;
    return rect(left, top, 26, 32, lit, 2) + rect(left - 3, top + 32, 32, 4, p.shade);
  });

/** The house from the street, higher or wider by its own chance. */
export const facade = (p: Palette): string => {
  const columns = 5 + Math.floor(p.draw() * 5);
  const rows = 3 + Math.floor(p.draw() * 4);
  const [width, height] = [columns * 46 + 34, rows * 48 + 74];
  const [left, base] = [(WIDTH - width) / 2, 372];
  const top = base - height;
  const gabled = p.draw() < 0.5;
  const ridge: readonly (readonly [number, number])[] = [
    [left - 10, top],
    [left + width + 10, top],
    [left + width - 34, top - 34],
    [left + 34, top - 34],
  ];
  return [
    backdrop,
    sun(p),
    skyline(p, base),
    rect(0, base, WIDTH, HEIGHT - base, p.ground),
    rect(left, top, width, height, p.wall),
    gabled ? shape(ridge, p.accent) : rect(left - 8, top - 10, width + 16, 14, p.accent),
    windows(p, left + 27, top + 20, columns, rows),
    rect(WIDTH / 2 - 24, base - 48, 48, 48, p.wood, 3),
    rect(WIDTH / 2 - 52, base - 62, 104, 12, p.accent, 3),
    tree(left - 42, base + 6, 52 + p.draw() * 24),
    tree(left + width + 44, base + 6, 46 + p.draw() * 30),
  ].join('');
};

/** A bed, a window, a lamp and a picture on the wall. */
export const room = (p: Palette): string => {
  const side = p.draw() < 0.5 ? 60 : 400;
  const bed = side === 60 ? 280 : 60;
  return [
    rect(0, 0, WIDTH, 300, p.wall),
    rect(0, 300, WIDTH, 120, p.wood),
    rect(side, 60, 180, 170, '#fdfdfb', 4),
    `<rect x="${side + 10}" y="70" width="160" height="150" fill="url(#sky)"/>`,
    rect(side + 86, 70, 8, 150, '#fdfdfb'),
    rect(side - 18, 50, 34, 190, p.accent, 4),
    rect(side + 164, 50, 34, 190, p.accent, 4),
    rect(bed, 180, 300, 90, p.shade, 10),
    rect(bed + 10, 236, 280, 110, '#f7f5f0', 8),
    rect(bed + 10, 290, 280, 64, p.accent, 8),
    rect(bed + 30, 216, 100, 40, '#ffffff', 10),
    rect(bed + 170, 216, 100, 40, '#ffffff', 10),
    rect(bed + 100, 70, 100, 70, p.shade, 2),
    rect(bed + 108, 78, 84, 54, p.sky[1], 2),
    circle(bed + 120 + p.draw() * 60, 104, 14, p.accent),
    rect(bed - 36, 250, 30, 70, p.shade, 3),
    shape(
      [
        [bed - 40, 236],
        [bed - 2, 236],
        [bed - 10, 206],
        [bed - 32, 206],
      ],
      '#f6dd9a',
    ),
  ].join('');
};

/** The reception with its desk, keys and two armchairs. */
export const lobby = (p: Palette): string =>
  [
    rect(0, 0, WIDTH, 300, p.wall),
    rect(0, 300, WIDTH, 120, p.shade),
    rect(180, 60, 280, 120, p.wood, 4),
    times(24, (index) =>
      rect(196 + (index % 8) * 32, 74 + Math.floor(index / 8) * 34, 20, 22, p.draw() < 0.6 ? '#e9d9a8' : p.shade, 2),
    ),
    rect(150, 220, 340, 96, p.accent, 6),
    rect(138, 208, 364, 16, p.wood, 4),
    times(3, (index) => rect(236 + index * 84, 0, 2, 40, p.shade) + circle(237 + index * 84, 50, 14, '#f6dd9a')),
    times(
      2,
      (index) => rect(40 + index * 470, 290, 90, 70, p.wood, 14) + rect(52 + index * 470, 270, 66, 60, p.accent, 14),
    ),
    tree(622, 322, 56),
  ].join('');

/** Water, tiles and sunbeds under the sky. */
export const pool = (p: Palette): string =>
  [
    backdrop,
    sun(p),
    skyline(p, 200),
    rect(0, 200, WIDTH, 220, '#e8dcc6'),
    rect(70, 250, 500, 130, '#4fb3c8', 28),
    times(9, (index) =>
      rect(100 + (index % 3) * 150 + p.draw() * 40, 276 + Math.floor(index / 3) * 32, 56, 4, '#a9dfe8', 2),
    ),
    times(
      5,
      (index) => rect(60 + index * 112, 214, 64, 14, p.accent, 4) + rect(60 + index * 112, 204, 18, 14, '#ffffff', 4),
    ),
    tree(40, 214, 60),
    tree(604, 214, 70),
  ].join('');

/** The town from the roof. */
export const view = (p: Palette): string =>
  [
    backdrop,
    sun(p),
    skyline(p, 300),
    skyline(p, 340),
    rect(0, 330, WIDTH, 90, p.wood),
    times(17, (index) => rect(index * 40, 280, 6, 60, p.shade)),
    rect(0, 274, WIDTH, 8, p.shade),
    tree(70 + p.draw() * 60, 350, 44),
  ].join('');
