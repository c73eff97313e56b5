import { balustrade, door, potted, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { type Build, type Lch, middles, SHADE, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

/** What looks out over the roof: a square tower or a loggia. */
const belvedere = (
  stage: Stage,
  { cx, half, high, low }: { cx: number; half: number; high: number; low: number },
  { wall, dark, stone, tiles }: { wall: string; dark: string; stone: string; tiles: string },
): void => {
  const { pen } = stage;
  pen.rect(wall, cx - half, high, half * 2, low - high + 6);
  const windows = openWindows(stage, { frame: stone, bars: 'none', border: 2 });
  const arches = Math.max(2, Math.round((half - 3) / 11));
  addRows(windows, [high + 6], middles(arches, cx - half + 3, cx + half - 3), (x, y) => ({
    x: x - 6,
    y,
    width: 12,
    height: low - high - 4,
    arch: 'round',
  }));
  windows.draw();
  pen.poly(
    tiles,
    cx - half - 9,
    high + 2,
    cx - half + 10,
    high - 12,
    cx + half - 10,
    high - 12,
    cx + half + 9,
    high + 2,
  );
  pen.rect(dark, cx - half - 5, high + 2, half * 2 + 10, 3);
};

/** Over the windows of the first floor, pointed and straight by turns. */
const pediments = ({ pen }: Stage, stone: string, places: readonly number[], y: number): void => {
  for (const [index, at] of places.entries()) {
    if (index % 2 === 0) pen.poly(stone, at - 14, y - 4, at, y - 13, at + 14, y - 4);
    else pen.rect(stone, at - 13, y - 7, 26, 4);
  }
};

/** Rough stones in five courses. */
const rustica = ({ pen }: Stage, stone: string, x: number, width: number, top: number): void => {
  for (let row = 0; row < 5; row += 1)
    pen.bars(stone, 9, 22, 25, d`M${x + (row % 2) * 11} ${top + row * 11 + 6}H${x + width}`);
};

/** Doors and windows of the ground floor; the hotel's own door is open. */
const arcade = (stage: Stage, stone: string, places: readonly number[], base: number, doorAt?: number): void => {
  const windows = openWindows(stage, { frame: stone, bars: 'tall', border: 3.5 });
  for (const [index, at] of places.entries()) {
    if (at === doorAt) door(stage, at, base, 26, 50, stone, true);
    else windows.add({ x: at - 11, y: base - 47, width: 22, height: index % 2 === 0 ? 47 : 36, arch: 'round' });
  }
  windows.draw();
};

/** Ochre walls, rough stone below, framed windows with green shutters and a deep cornice; a tower or a loggia above. */
export const palazzo: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.78, 0.095, 70],
    [0.74, 0.1, 50],
    [0.83, 0.075, 82],
    [0.74, 0.085, 35],
    [0.86, 0.045, 75],
  ]);
  const [wall, dark] = [tone(l, c, h), tone(l - 0.1, c, h - 4)];
  const stone = tone(0.9, 0.025, 80);
  const tiles = tone(0.58, 0.11, 42);
  const crown = chance.pick(['tower', 'loggia', 'plain', 'loggia'] as const);
  const rise = crown === 'plain' ? 18 : 58;
  const top = base - height + rise;
  const bays = Math.max(3, Math.round(width / 51));
  const places = middles(bays, x + 5, x + width - 5);
  const half = crown === 'tower' ? 30 : width * within(chance, 0.2, 0.3);
  const cx = crown === 'tower' ? x + width * chance.pick([0.22, 0.78]) : x + width / 2;
  pen.poly(tiles, x - 15, top - 2, x + width * 0.1, top - 18, x + width * 0.9, top - 18, x + width + 15, top - 2);
  if (crown !== 'plain')
    belvedere(
      stage,
      { cx, half, high: base - height + 12, low: top - (crown === 'tower' ? 10 : 14) },
      { wall, dark, stone, tiles },
    );
  pen.rect(wall, x, top, width, base - top);
  pen.rect(stone, x - 12, top - 3, width + 24, 5);
  if (main) pen.bars(stone, 5, 4, 14, d`M${x - 8} ${top + 4.5}h${width + 16}`);
  pen.rect(SHADE.soft, x, top + 3, width, 9);
  const ground = 62;
  const floors = Math.max(2, Math.min(3, Math.round((base - ground - top) / 60)));
  const storey = (base - ground - top - 6) / floors;
  const windows = openWindows(stage, {
    frame: stone,
    bars: 'cross',
    border: 2.4,
    shutters: tone(0.42, 0.07, chance.pick([155, 160, 40])),
    sill: stone,
  });
  const levels = tops(floors, top + 8, storey);
  const share = (floor: number): number => (floor === 0 && floors > 2 ? 0.42 : 0.54);
  addRows(windows, levels, places, (at, y, floor) => ({
    x: at - 7.5,
    y: y + storey * (0.9 - share(floor)),
    width: 15,
    height: storey * share(floor) - 6,
    box: chance.percent(25),
  }));
  if (main) pediments(stage, stone, places, (levels.at(-1) ?? top) + storey * 0.36);
  for (const y of levels) pen.rect(stone, x, y + storey - 2, width, 3);
  windows.draw();
  pen.rect(dark, x, base - ground, width, ground);
  if (main) rustica(stage, tone(l - 0.05, c * 0.8, h), x, width, base - ground);
  const doorAt = places[Math.floor(bays / 2)] ?? x;
  arcade(stage, stone, places, base, main ? doorAt : undefined);
  pen.rect(stone, x - 2, base - ground - 3, width + 4, 5);
  if (!main) return;
  if (stars > 3) balustrade(stage, doorAt - 27, base - ground - 15, 54, 14, stone);
  if (stars > 2) for (const side of [-24, 24]) potted(stage, doorAt + side, base);
  spill(stage, doorAt, base, 28);
  sign(stage, x + width - 1, base - ground - 24, 1);
};
