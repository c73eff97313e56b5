import { awning, door, sign, spill } from '../parts.ts';
import { d, whole } from '../pen.ts';
import { along, type Build, inkOf, type Lch, middles, SHADE, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

/** On legs over the roof; `top` is the roof. */
const waterTank = (stage: Stage, tx: number, top: number): void => {
  const { pen, tone } = stage;
  const ink = inkOf(stage);
  for (const leg of [-12, -1.5, 9]) pen.rect(ink, tx + leg, top - 22, 3, 24);
  pen.line(ink, 1.2, d`M${tx - 11} ${top - 3}l22 -16M${tx + 11} ${top - 3}l-22 -16`);
  pen.rect(tone(0.48, 0.065, 48), tx - 15, top - 42, 30, 22);
  pen.line(
    tone(0.38, 0.05, 45),
    1,
    d`M${tx - 15} ${top - 36}h30M${tx - 15} ${top - 26}h30M${tx - 6} ${top - 42}v22M${tx + 6} ${top - 42}v22`,
  );
  pen.poly(tone(0.38, 0.04, 260), tx - 18, top - 42, tx, top - 54, tx + 18, top - 42);
};

const penthouse = (stage: Stage, left: number, top: number, wide: number, wall: string, stone: string): void => {
  const { pen } = stage;
  pen.rect(wall, left, top - 26, wide, 30);
  pen.rect(stone, left - 2, top - 28, wide + 4, 4);
  const upper = openWindows(stage, { frame: stone, bars: 'sash' });
  for (const at of middles(3, left + 4, left + wide - 4)) upper.add({ x: at - 6, y: top - 20, width: 12, height: 17 });
  upper.draw();
};

interface Escape {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly storey: number;
  readonly floors: number;
}

/** Iron landings before two windows of each floor, with stairs that turn from one to the next. */
const fireEscape = (stage: Stage, { from, to, top, storey, floors }: Escape): void => {
  let [iron, bars] = ['', ''];
  for (let floor = 1; floor <= floors; floor += 1) {
    const y = top + storey * floor;
    iron += d`M${from} ${y}H${to}M${from} ${y - 11}H${to}`;
    bars += d`M${from} ${y - 5.5}H${to}`;
    if (floor === floors) continue;
    const [low, high] = floor % 2 ? [from + 6, to - 8] : [to - 6, from + 8];
    iron += d`M${low} ${y}L${high} ${y + storey}M${low + 6} ${y}L${high + 6} ${y + storey}`;
  }
  stage.pen.line(inkOf(stage), 1.1, iron);
  if (stage.detailed) stage.pen.bars(inkOf(stage), 11, 0.8, 5, bars);
};

/** Shop windows; the hotel's door is at one of them, none at -1. */
const shops = (stage: Stage, places: readonly number[], base: number, doorAt: number, stone: string): void => {
  const windows = openWindows(stage, { frame: stone, bars: 'tall', border: 1.6 });
  for (const [index, at] of places.entries()) {
    if (index === doorAt) door(stage, at, base, 22, 42, stone);
    else
      windows.add({
        x: at - 14,
        y: base - 40,
        width: 28,
        height: 30,
        ...(doorAt < 0 ? {} : { lit: stage.lamps.percent(70) }),
      });
  }
  windows.draw();
};

/** Bricks that show here and there. */
const courses = (
  { pen, chance }: Stage,
  colour: string,
  wall: { x: number; width: number; top: number; rows: number; every: number },
): void => {
  let data = '';
  for (let row = 0; row < wall.rows; row += 1)
    data += whole`M${wall.x + within(chance, 2, wall.width - 14)} ${wall.top + 14 + row * wall.every}h9`;
  pen.line(colour, 2.4, data);
};

/** Brick with fire escapes and a water tank on the roof. */
export const brick: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.5, 0.105, 32],
    [0.44, 0.07, 28],
    [0.62, 0.08, 55],
    [0.55, 0.11, 38],
    [0.42, 0.03, 300],
  ]);
  const wall = tone(l, c, h);
  const stone = tone(0.84, 0.03, 75);
  const tank = main ? 52 : 0;
  const top = base - height + tank;
  const bays = Math.max(2, Math.round(width / 40));
  const places = middles(bays, x + 6, x + width - 6);
  if (main) waterTank(stage, x + width * chance.pick([0.2, 0.5, 0.76]), top);
  if (main && chance.percent(45))
    penthouse(stage, x + width * chance.pick([0.08, 0.5]), top, width * 0.4, tone(l - 0.06, c, h), stone);
  pen.rect(wall, x, top, width, base - top);
  const cornice = chance.pick(['bracket', 'parapet'] as const);
  pen.rect(stone, x - 5, top - 5, width + 10, 7);
  if (cornice === 'bracket') pen.bars(stone, 7, 4, 12, d`M${x + 4} ${top + 5}h${width - 8}`);
  else for (const at of along(3, x - 3, x + width - 11)) pen.rect(stone, at, top - 12, 14, 8);
  const ground = 56;
  const floors = Math.max(3, Math.round((base - ground - top) / 40));
  const storey = (base - ground - top - 8) / floors;
  if (main) courses(stage, tone(l - 0.05, c, h), { x, width, top, rows: floors * 4, every: storey / 4 });
  const windows = openWindows(stage, { frame: stone, bars: 'sash', border: 0.8, sill: stone });
  addRows(windows, tops(floors, top + 10 + storey * 0.16, storey), places, (at, y) => ({
    x: at - 8,
    y,
    width: 16,
    height: storey * 0.62,
  }));
  const lintels = tops(floors, top + 6 + storey * 0.16, storey).map((y) =>
    places.map((at) => d`M${at - 10} ${Math.round(y) + 2}h20`).join(''),
  );
  if (main) pen.line(stone, 4, lintels.join(''));
  windows.draw();
  const first = Math.max(0, Math.floor(bays / 2) - 1 + chance.between(0, 1));
  const [a, b] = [(places[first] ?? x) - 17, (places[Math.min(bays - 1, first + 1)] ?? x) + 17];
  fireEscape(stage, { from: a, to: b, top: top + 8, storey, floors });
  pen.rect(tone(0.34, 0.03, 260), x, base - ground, width, ground);
  const hue = chance.pick([25, 155, 265]);
  const doorAt = main ? Math.floor(bays / 2) : -1;
  shops(stage, places, base, doorAt, stone);
  pen.rect(stone, x - 2, base - ground - 3, width + 4, 5);
  pen.rect(SHADE.soft, x + width - 5, top + 2, 5, base - top);
  if (!main) return;
  const at = places[doorAt] ?? x;
  awning(stage, at - 24, base - ground + 3, 48, hue);
  spill(stage, at, base, 24);
  sign(stage, x + width - 1, base - ground - 24, 1);
};
