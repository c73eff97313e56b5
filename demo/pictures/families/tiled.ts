import { balustrade, chimney, door, dormer, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { type Build, type Lch, middles, SHADE, type Stage, tops } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

type Crown = 'hip' | 'pediment' | 'attic';

interface Top {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly cornice: number;
  readonly rise: number;
  readonly bays: number;
  readonly wall: string;
  readonly stone: string;
}

const crowns: Readonly<Record<Crown, (stage: Stage, top: Top) => void>> = {
  hip: (stage, { x, width, top, cornice, rise, bays, stone }) => {
    const { pen, tone } = stage;
    const roof = tone(0.55, 0.115, 40);
    chimney(stage, x + width * 0.2, top - 10, 14, rise, stone);
    pen.poly(roof, x - 6, cornice, x + width * 0.1, top, x + width * 0.9, top, x + width + 6, cornice);
    for (const at of middles(Math.max(2, bays - 1), x + width * 0.1, x + width * 0.9))
      dormer(stage, at, cornice - 1, 17, stone, roof, stage.lamps.next() < stage.light.lit);
  },
  pediment: ({ pen }, { x, width, cornice, rise, wall, stone }) => {
    pen.path(
      stone,
      d`M${x} ${cornice}v${-rise * 0.5}h${width * 0.28}q${width * 0.06} ${-rise * 0.1} ${width * 0.08} ${-rise * 0.5}q${width * 0.14} ${-rise * 0.7} ${width * 0.28} 0q${width * 0.02} ${rise * 0.4} ${width * 0.08} ${rise * 0.5}h${width * 0.28}v${rise * 0.5}z`,
    );
    pen.disc(wall, x + width / 2, cornice - rise * 0.62, rise * 0.34);
    for (const at of [x + 4, x + width - 4]) pen.disc(stone, at, cornice - rise * 0.62, 5);
  },
  attic: (stage, { x, width, top, cornice, rise, bays, wall, stone }) => {
    const { pen } = stage;
    pen.rect(wall, x + width * 0.12, top + 4, width * 0.76, rise);
    pen.rect(stone, x + width * 0.1, top, width * 0.8, 5);
    balustrade(stage, x, cornice - 14, width, 14, stone);
    const attic = openWindows(stage, { frame: stone, bars: 'cross' });
    for (const at of middles(bays, x + width * 0.15, x + width * 0.85))
      attic.add({ x: at - 7, y: top + 8, width: 14, height: rise - 12 });
    attic.draw();
  },
};

/** Tiles of two glazes over the wall. */
const glaze = (
  { pen, tone }: Stage,
  [l, c, h]: Lch,
  wall: { left: number; right: number; top: number; bottom: number },
): void => {
  const [pale, deep] = [tone(Math.min(0.95, l + 0.09), c * 0.6, h), tone(l - 0.07, c, h)];
  pen.raw(
    `<pattern id="t" width="18" height="18" patternUnits="userSpaceOnUse"><path fill="${pale}" d="M9 2l7 7-7 7-7-7z"/><path fill="${deep}" d="M9 6l3 3-3 3-3-3zM0-2l2 2-2 2zM0 16l2 2-2 2zM18-2v4l-2-2zM18 16v4l-2-2z"/></pattern><path fill="url(#t)" d="${d`M${wall.left} ${wall.top}H${wall.right}V${wall.bottom}H${wall.left}z`}"/>`,
  );
};

/** A facade of glazed tiles with stone frames and iron balconies, arches on the ground floor. */
export const tiled: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.62, 0.095, 245],
    [0.72, 0.075, 195],
    [0.8, 0.09, 88],
    [0.7, 0.085, 160],
    [0.68, 0.1, 20],
    [0.85, 0.03, 240],
  ]);
  const wall = tone(l, c, h);
  const stone = tone(0.93, 0.018, 85);
  const roofKind = chance.pick<Crown>(['hip', 'pediment', 'attic', 'hip']);
  const rise = height * 0.14;
  const [top, cornice] = [base - height, base - height + rise];
  const ground = 56;
  const bays = Math.max(2, Math.round(width / 48));
  const places = middles(bays, x + 8, x + width - 8);
  crowns[roofKind](stage, { x, width, top, cornice, rise, bays, wall, stone });
  pen.rect(wall, x, cornice, width, base - cornice);
  if (main) glaze(stage, [l, c, h], { left: x + 6, right: x + width - 6, top: cornice + 5, bottom: base - ground });
  const windows = openWindows(stage, { frame: stone, bars: 'tall', border: 3 });
  const floors = Math.max(2, Math.round((base - ground - cornice) / 58));
  const storey = (base - ground - cornice) / floors;
  const arched = chance.percent(45);
  addRows(windows, tops(floors, cornice + storey * 0.2, storey), places, (at, y, floor, bay) => ({
    x: at - 9,
    y,
    width: 18,
    height: storey * 0.66,
    balcony: (bay + floor) % 2 === 0 || floor === floors - 1,
    ...(arched && floor === floors - 1 ? { arch: 'round' as const } : {}),
  }));
  windows.draw();
  pen.rect(stone, x, cornice, 6, base - cornice);
  pen.rect(stone, x + width - 6, cornice, 6, base - cornice);
  pen.rect(stone, x - 4, cornice - 3, width + 8, 6);
  pen.rect(stone, x - 2, base - ground - 3, width + 4, 4);
  pen.rect(tone(0.84, 0.025, 80), x, base - ground + 1, width, ground - 1);
  const arches = openWindows(stage, { frame: stone, bars: 'grid', border: 2.5 });
  const doorAt = Math.floor(bays / 2);
  for (const [index, at] of places.entries()) {
    if (main && index === doorAt) door(stage, at, base, 24, 45, stone, true);
    else
      arches.add({
        x: at - 13,
        y: base - 44,
        width: 26,
        height: 44,
        arch: 'round',
        ...(main ? { lit: stage.lamps.percent(55) } : {}),
      });
  }
  arches.draw();
  pen.rect(SHADE.soft, x + width - 6, cornice, 6, base - cornice);
  if (!main) return;
  spill(stage, places[doorAt] ?? x, base, 26);
  sign(stage, x + width - 1, base - ground - 24, 1);
};
