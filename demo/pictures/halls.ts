import { FLOOR, glow, type Interior, inside, print, shell, viewWindow } from './interior.ts';
import { isDark, LAMP } from './light.ts';
import { broadleaf, guest, palm } from './nature.ts';
import { potted } from './parts.ts';
import { d } from './pen.ts';
import { along, inkOf, type Lch, middles, SHADE, type Stage } from './stage.ts';

const lampOver = (stage: Stage, x: number, y: number, on: boolean): void => {
  const { pen } = stage;
  if (on) glow(stage, x, y, 46);
  pen.line(inkOf(stage), 1.4, d`M${x} 0V${y - 12}`);
  pen.path(inkOf(stage), d`M${x - 18} ${y}q0 -18 18 -18t18 18z`);
  pen.disc(on ? LAMP.bright : LAMP.pale, x, y + 1, 5);
};

const chair = (stage: Stage, x: number, base: number, side: 1 | -1, hue: number): void => {
  const { pen, tone } = stage;
  pen.line(inkOf(stage), 2.4, d`M${x - 11} ${base}v-30M${x + 11} ${base}v-30M${x - side * 11} ${base - 28}v-34`);
  pen.rect(tone(0.6, 0.11, hue), x - 14, base - 34, 28, 6);
  pen.rect(tone(0.6, 0.11, hue), x - side * 11 - 3, base - 64, 6, 26);
};

/** The lobby: a desk before a wall of keys that is the house itself, one pane a room, some of them lit. */
export const lobby = (outside: Stage, interior: Interior): void => {
  const stage = inside(outside);
  const { pen, tone, stars, lamps, chance } = stage;
  const on = isDark(outside.light) || outside.light.lit > 0.3;
  const { accent } = interior;
  shell(stage, interior, stars >= 3);
  viewWindow(outside, stage, interior, { x: 70, y: 112, width: 104, height: 146 }, stars >= 3);
  const [columns, rows] = [4 + stars, 4];
  const [w, left] = [columns * 24 + 16, 366 - (columns * 24 + 16) / 2];
  pen.rect(SHADE.soft, left + 5, 93, w, rows * 26 + 16);
  pen.rect(tone(0.42, 0.055, 48), left, 88, w, rows * 26 + 16);
  for (const y of middles(rows, 96, 96 + rows * 26)) {
    for (const x of middles(columns, left + 8, left + w - 8)) {
      pen.rect(lamps.next() < 0.4 ? LAMP.bright : tone(0.3, 0.04, 48), x - 8, y - 9, 16, 18);
    }
  }
  for (const x of middles(3, left, left + w)) lampOver(stage, x, stars > 3 ? 74 : 80, on);
  const [from, to] = [246, 500];
  pen.rect(SHADE.deep, from - 6, FLOOR + 34, to - from + 16, 8);
  pen.rect(tone(0.5, 0.08, accent), from, FLOOR - 46, to - from, 84);
  pen.bars(tone(0.44, 0.08, accent), 62, 2, 26, d`M${from + 12} ${FLOOR - 2}H${to - 6}`);
  pen.rect(tone(0.88, 0.02, 80), from - 10, FLOOR - 54, to - from + 20, 9);
  pen.path(tone(0.75, 0.11, 85), d`M${from + 40} ${FLOOR - 54}q0 -11 11 -11t11 11z`);
  pen.rect(inkOf(stage), from + 49, FLOOR - 69, 4, 4);
  pen.rect(tone(0.93, 0.01, 85), to - 70, FLOOR - 60, 40, 6);
  pen.rect(inkOf(stage), 356, FLOOR - 86, 26, 34);
  pen.disc(tone(0.72, 0.07, 50), 369, FLOOR - 96, 10);
  pen.path(inkOf(stage), d`M358.5 ${FLOOR - 98}a10.5 10.5 0 0 1 21 0z`);
  pen.rect(tone(0.97, 0.01, 85), 366, FLOOR - 86, 6, 14);
  for (const x of stars > 2 ? [96, 172] : [130]) {
    pen.rect(SHADE.soft, x - 34, FLOOR + 66, 74, 6);
    pen.path(tone(0.6, 0.1, accent + 40), d`M${x - 26} ${FLOOR + 46}v-42q0 -14 26 -14t26 14v42z`);
    pen.path(tone(0.52, 0.1, accent + 40), d`M${x - 36} ${FLOOR + 64}v-32q0 -8 8 -8t8 8v14h40v-14q0 -8 8 -8t8 8v32z`);
  }
  (chance.percent(50) ? palm : broadleaf)(stage, 556, FLOOR + 26, 150);
  pen.poly(tone(0.6, 0.09, 45), 538, FLOOR + 12, 574, FLOOR + 12, 568, FLOOR + 48, 544, FLOOR + 48);
  guest(stage, 222, FLOOR + 44, 92);
};

/** The breakfast room: small tables before tall windows. */
export const breakfast = (outside: Stage, interior: Interior): void => {
  const stage = inside(outside);
  const { pen, tone, stars } = stage;
  const on = isDark(outside.light) || outside.light.lit > 0.3;
  const { accent } = interior;
  shell(stage, interior, true);
  viewWindow(outside, stage, interior, { x: 92, y: 100, width: 190, height: 126 }, stars >= 3);
  pen.rect(tone(0.46, 0.06, 52), 366, 118, 178, 7);
  pen.rect(tone(0.46, 0.06, 52), 366, 164, 178, 7);
  const jams: readonly [Lch, Lch, Lch] = [
    [0.8, 0.09, 85],
    [0.6, 0.12, 30],
    [0.62, 0.08, 150],
  ];
  for (const [index, x] of along(9, 376, 526).entries()) {
    pen.rect(tone(...(jams[index % 3] ?? jams[0])), x, 102, 10, 16);
    pen.path(tone(0.95, 0.012, 85), d`M${x - 2} 154h13q0 10 -6.5 10t-6.5 -10z`);
  }
  print(stage, 424, 184, 62);
  for (const [index, x] of [150, 320, 490].entries()) {
    const base = FLOOR + 70 + (index % 2) * 14;
    lampOver(stage, x, 108, on);
    pen.rect(SHADE.soft, x - 62, base - 3, 124, 6);
    chair(stage, x - 62, base, 1, accent);
    chair(stage, x + 62, base, -1, accent);
    pen.rect(inkOf(stage), x - 2.5, base - 48, 5, 48);
    pen.rect(inkOf(stage), x - 20, base - 4, 40, 4);
    pen.poly(tone(0.97, 0.008, 85), x - 44, base - 54, x + 44, base - 54, x + 47, base - 36, x - 47, base - 36);
    pen.rect(tone(0.9, 0.015, 80), x - 46, base - 40, 92, 4);
    pen.path(tone(0.62, 0.11, accent), d`M${x - 32} ${base - 63}h14q0 9 -7 9t-7 -9z`);
    pen.rect(tone(0.78, 0.14, 65), x + 16, base - 68, 8, 14);
    pen.path(tone(0.72, 0.1, 65), d`M${x - 10} ${base - 54}q2 -9 9 -9t11 9z`);
    if (stars >= 3) {
      pen.line(tone(0.5, 0.1, 145), 1.4, d`M${x + 33} ${base - 62}v-14M${x + 33} ${base - 64}l-5 -8`);
      pen.disc(tone(0.68, 0.17, accent), x + 33, base - 78, 4);
      pen.rect(tone(0.93, 0.015, 230), x + 30, base - 64, 6, 10);
    }
  }
  potted(stage, 328, FLOOR + 4);
};
