import { chimney, door, dormer, flag, railing, sign, spill } from '../parts.ts';
import { along, type Build, type Lch, middles, SHADE, type Stage, tops } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

/** Two columns before a painted door; the hotel's own is open. */
const portico = (stage: Stage, at: number, base: number, ground: number, open: boolean): void => {
  const { pen, tone, chance } = stage;
  const white = tone(0.95, 0.012, 85);
  const paint = chance.pick<Lch>([
    [0.36, 0.09, 25],
    [0.34, 0.06, 160],
    [0.3, 0.06, 265],
    [0.62, 0.12, 85],
  ]);
  pen.rect(SHADE.soft, at - 17, base - ground + 8, 34, ground - 8);
  if (open) door(stage, at, base, 16, 38, tone(0.3, 0.05, 265), true);
  else pen.rect(tone(...paint), at - 8, base - 38, 16, 38);
  pen.rect(white, at - 20, base - 48, 40, 6);
  for (const side of [-17, 13]) pen.rect(white, at + side, base - 44, 4.5, 44);
  pen.rect(tone(0.8, 0.01, 80), at - 21, base - 4, 42, 4);
};

/** A terrace of brick over a white ground floor: sash windows, porticoes, a parapet with chimney pots. */
export const townhouse: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const wall = tone(
    ...chance.pick<Lch>([
      [0.62, 0.06, 60],
      [0.52, 0.09, 35],
      [0.7, 0.05, 75],
      [0.47, 0.07, 30],
    ]),
  );
  const white = tone(0.95, 0.012, 85);
  const houses = main ? Math.max(1, Math.min(3, Math.round(width / 105))) : Math.max(1, Math.round(width / 95));
  const w = width / houses;
  const ground = 58;
  const hasRoof = chance.percent(60);
  const roofline = base - height;
  const parapet = roofline + (hasRoof ? 26 : 8);
  if (hasRoof)
    pen.poly(tone(0.42, 0.03, 265), x + 4, parapet, x + 10, roofline, x + width - 10, roofline, x + width - 4, parapet);
  for (const at of along(houses + 1, x + 13, x + width - 13))
    chimney(stage, at - 11, roofline - 16, 22, hasRoof ? 42 : 26, wall);
  pen.rect(wall, x, parapet, width, base - parapet);
  if (hasRoof)
    for (const at of middles(houses * 2, x, x + width))
      dormer(stage, at, parapet, 17, white, tone(0.38, 0.03, 265), stage.lamps.next() < stage.light.lit);
  pen.rect(white, x - 2, parapet - 3, width + 4, 7);
  pen.rect(white, x, base - ground, width, ground);
  pen.rect(white, x - 2, base - ground - 3, width + 4, 5);
  const windows = openWindows(stage, { frame: white, bars: chance.pick(['sash', 'cross']), sill: white, border: 1.5 });
  const floors = Math.max(2, Math.round((base - ground - parapet) / 50));
  const storey = (base - ground - parapet - 6) / floors;
  const levels = tops(floors, parapet + 8, storey);
  const middle = Math.floor(houses / 2);
  for (const [index, house] of middles(houses, x, x + width).entries()) {
    const balcony = chance.percent(40) || stars > 3;
    addRows(windows, levels, middles(3, house - w / 2 + 4, house + w / 2 - 4), (at, y, floor) => {
      const tall = storey * (floor === floors - 1 ? 0.72 : 0.6);
      const box = floor === floors - 1 && balcony && chance.percent(60);
      return { x: at - 8, y: y + (storey - tall) * 0.45, width: 16, height: tall, box };
    });
    if (balcony) railing(stage, house - w / 2 + 6, base - ground - 15, w - 12, 12, 4);
    portico(stage, house + w * 0.26, base, ground, main && index === middle);
    addRows(windows, [base - ground + 12], [house - w * 0.34, house - w * 0.1], (at, y) => ({
      x: at - 8,
      y,
      width: 16,
      height: 32,
    }));
    railing(stage, house - w / 2 + 3, base - 13, w * 0.5, 13, 4);
  }
  windows.draw();
  if (!main) return;
  spill(stage, x + w * (middle + 0.76), base, 18);
  sign(stage, x + width - 1, base - ground - 24, 1);
  if (stars > 3) flag(stage, x + width / 2, base - ground - 2, 25);
};
