import { LAMP } from '../light.ts';
import { palm } from '../nature.ts';
import { sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, inkOf, middles, SHADE, type Stage, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

const crenels = ({ pen }: Stage, from: number, to: number, y: number, colour: string, stepped: boolean): void => {
  const every = (to - from - 11) / Math.round((to - from - 11) / 16);
  pen.bars(colour, 7, 11, every, d`M${from} ${y - 2.5}H${to}`);
  if (stepped) pen.bars(colour, 6, 5, every, d`M${from + 3} ${y - 8}H${to - 2}`);
};

/** A second house that looks over the first one. */
const upperHouse = (
  stage: Stage,
  from: number,
  w: number,
  top: number,
  { dark, light, stepped }: { dark: string; light: string; stepped: boolean },
): void => {
  stage.pen.rect(dark, from, top, w, 60);
  crenels(stage, from, from + w, top, dark, stepped);
  const windows = openWindows(stage, { frame: light, bars: 'none', border: 2 });
  addRows(windows, [top + 8], middles(4, from + 8, from + w - 8), (x, y) => ({
    x: x - 6,
    y,
    width: 12,
    height: 24,
    arch: 'horseshoe',
  }));
  windows.draw();
};

/** The gate, framed by tiles, with a lantern on each side in better hotels. */
const gateway = (
  stage: Stage,
  gate: number,
  base: number,
  { light, green, stepped }: { light: string; green: string; stepped: boolean },
): void => {
  const { pen, stars } = stage;
  pen.rect(light, gate - 30, base - 84, 60, 84);
  crenels(stage, gate - 30, gate + 30, base - 84, light, stepped);
  pen.path(green, d`M${gate - 21} ${base}V${base - 42}a21.5 21.5 0 1 1 42 0V${base}z`);
  pen.path(LAMP.bright, d`M${gate - 16} ${base}V${base - 38}a16.5 16.5 0 1 1 32 0V${base}z`);
  pen.path(LAMP.pale, d`M${gate - 8} ${base}V${base - 30}a8.4 8.4 0 1 1 16 0V${base}z`);
  for (const x of stars > 2 ? [gate - 38, gate + 38] : [gate + 38]) {
    pen.line(inkOf(stage), 1, d`M${x} ${base - 78}v12`);
    pen.poly(LAMP.deep, x, base - 68, x + 5, base - 60, x, base - 50, x - 5, base - 60);
  }
};

/** Earthen walls with few openings, crenels, a square tower, horseshoe arches and bands of tiles. */
export const riad: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance } = stage;
  const hue = within(chance, 38, 60);
  const l = within(chance, 0.66, 0.76);
  const [wall, light, dark] = [tone(l, 0.09, hue), tone(l + 0.06, 0.08, hue + 4), tone(l - 0.12, 0.09, hue - 6)];
  const green = tone(0.52, 0.085, chance.pick([175, 160, 235]));
  const towerLeft = chance.percent(50);
  const towerWidth = within(chance, 58, 74);
  const tx = towerLeft ? x + width * 0.06 : x + width * 0.94 - towerWidth;
  const body = height * within(chance, 0.58, 0.68);
  const stepped = chance.percent(60);
  if (main) palm(stage, towerLeft ? x + width * 0.82 : x + width * 0.2, base - body * 0.5, height * 0.72);
  if (main && chance.percent(50))
    upperHouse(stage, towerLeft ? tx + towerWidth - 4 : x + width * 0.1, width * 0.38, base - body - 34, {
      dark,
      light,
      stepped,
    });
  pen.rect(wall, x, base - body, width, body);
  crenels(stage, x, x + width, base - body, wall, stepped);
  pen.rect(light, tx, base - height + 16, towerWidth, height - 16);
  crenels(stage, tx, tx + towerWidth, base - height + 17, light, true);
  pen.rect(SHADE.soft, tx + towerWidth, base - body, 9, body);
  pen.rect(green, tx, base - height + 22, towerWidth, 9);
  pen.brush(
    tone(0.93, 0.02, 85),
    4.5,
    along(6, tx + 6, tx + towerWidth - 6)
      .map((at) => d`M${at} ${base - height + 26.5}h0`)
      .join(''),
  );
  const windows = openWindows(stage, { frame: tone(0.93, 0.02, 80), bars: 'none', border: 2.2 });
  for (const at of middles(2, tx + 8, tx + towerWidth - 8))
    windows.add({ x: at - 7, y: base - height + 40, width: 14, height: 30, arch: 'horseshoe' });
  windows.add({ x: tx + towerWidth / 2 - 8, y: base - height * 0.52, width: 16, height: 32, arch: 'horseshoe' });
  const [from, to] = towerLeft ? [tx + towerWidth + 8, x + width - 6] : [x + 6, tx - 8];
  const bays = Math.max(2, Math.round((to - from) / 46));
  const pointed = chance.percent(40) ? ('pointed' as const) : ('horseshoe' as const);
  for (const at of middles(bays, from, to))
    windows.add({ x: at - 8, y: base - body + 18, width: 16, height: 32, arch: pointed, balcony: chance.percent(30) });
  const screens = chance.between(3, 6);
  pen.bars(dark, 4, 4, 3 * screens, d`M${from} ${base - body + 9}H${to}`);
  windows.draw();
  pen.rect(green, x, base - 74, width, 6);
  pen.bars(tone(0.93, 0.02, 85), 3, 3, 8, d`M${x + 3} ${base - 71}h${width - 4}`);
  const gate = (from + to) / 2;
  const arcade = openWindows(stage, { frame: light, bars: 'none', border: 3 });
  for (const at of middles(bays, from, to))
    if (!main || Math.abs(at - gate) > 30)
      arcade.add({ x: at - 10, y: base - 52, width: 20, height: 52, arch: 'horseshoe' });
  arcade.add({ x: tx + towerWidth / 2 - 10, y: base - 50, width: 20, height: 50, arch: 'horseshoe' });
  arcade.draw();
  if (!main) return;
  gateway(stage, gate, base, { light, green, stepped });
  spill(stage, gate, base, 32);
  sign(stage, x + width, base - 86, 1);
};
