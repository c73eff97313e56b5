import { chanceOf } from '../chance.ts';
import type { Family } from './families/index.ts';
import { HEIGHT, WIDTH } from './frame.ts';
import { isDark, LAMP, toneIn } from './light.ts';
import { bicycle, cactus, fir, guest, lampPost, type Planted, palm, parasol } from './nature.ts';
import { d } from './pen.ts';
import { hills, mountains, scattered, sea, sky, skyline, strokes, volcano } from './sky.ts';
import { GROUND, SHADE, type Stage, within } from './stage.ts';

type Backdrop = Family['behind'][number];

const backdrops: Readonly<Record<Backdrop, (stage: Stage, layer: number) => void>> = {
  hills: (stage) => hills(stage, GROUND, within(stage.chance, 90, 140), 0.5),
  mountains: (stage) =>
    mountains(
      stage,
      GROUND,
      within(stage.chance, 210, 270),
      0.52,
      stage.weather === 'snow' || stage.chance.percent(70),
    ),
  volcano: (stage) => volcano(stage, GROUND, within(stage.chance, 180, 230), 0.5),
  sea: (stage) => {
    sea(stage, GROUND - 74, GROUND);
    hills(stage, GROUND - 73, 36, 0.6);
  },
  pitched: (stage) => skyline(stage, GROUND, { height: 190, depth: 0.66, roofs: 'pitched' }),
  flat: (stage) => skyline(stage, GROUND, { height: 180, depth: 0.66, roofs: 'flat' }),
  domes: (stage) => skyline(stage, GROUND, { height: 140, depth: 0.62, roofs: 'domes' }),
  towers: (stage, layer) =>
    skyline(stage, GROUND, { height: 260 - 60 * layer, depth: 0.74 - 0.14 * layer, roofs: 'towers' }),
};

/** The neighbours on both sides, cut by the frame, slightly faded so that the hotel is prominent. */
const row = (stage: Stage, family: Family, left: number, right: number, share: number): void => {
  const { chance, light } = stage;
  const side: Stage = { ...stage, stars: 2, detailed: false, tone: toneIn(light, isDark(light) ? 0.3 : 0.36) };
  const fill = (from: number, towards: 1 | -1): void => {
    for (let x = from; towards === 1 ? x < WIDTH - 40 : x > 40; ) {
      const width = within(chance, 104, 150);
      const height = family.size[1] * share * within(chance, 0.84, 1.06);
      family.build(side, { x: towards === 1 ? x : x - width, base: GROUND, width, height, main: false });
      x += towards * (width + 2);
    }
  };
  fill(left - 3, -1);
  fill(right + 3, 1);
};

const grounds: Readonly<Record<Family['ground'], (stage: Stage) => void>> = {
  street: (stage) => {
    const { pen, tone } = stage;
    pen.rect(tone(0.78, 0.015, 80), 0, GROUND, WIDTH, 12);
    pen.rect(tone(0.66, 0.02, 80), 0, GROUND + 12, WIDTH, 3);
    pen.rect(tone(0.5, 0.02, 265), 0, GROUND + 15, WIDTH, HEIGHT);
    for (let x = 10; x < WIDTH; x += 92) pen.poly(tone(0.8, 0.015, 90), x, 380, x + 44, 380, x + 42, 384, x - 3, 384);
  },
  cobbles: (stage) => {
    const { pen, tone } = stage;
    pen.rect(tone(0.7, 0.025, 70), 0, GROUND, WIDTH, HEIGHT);
    for (const [shade, from, thick] of [
      [0.65, 5, 2.4],
      [0.75, 16, 3],
      [0.64, 34, 4],
    ] as const)
      pen.line(tone(shade, 0.025, 68), thick, strokes(stage, 13, GROUND + from, GROUND + from + 22));
  },
  water: (stage) => {
    const { pen, tone, light } = stage;
    pen.rect(tone(0.62, 0.02, 70), 0, GROUND, WIDTH, 10);
    pen.rect(tone(0.5, 0.025, 60), 0, GROUND + 10, WIDTH, 7);
    pen.rect(tone(0.5, 0.055, 225), 0, GROUND + 17, WIDTH, HEIGHT);
    pen.rect(tone(0.42, 0.05, 230), 0, GROUND + 17, WIDTH, 5);
    pen.line(tone(0.68, 0.05, 225), 1.8, strokes(stage, 14, GROUND + 24, HEIGHT));
    pen.line(`${LAMP.deep}a0`, 2, strokes(stage, Math.round(20 * light.lit), GROUND + 24, HEIGHT - 10));
  },
  sand: ({ pen, tone, chance }) => {
    pen.rect(tone(0.84, 0.055, 78), 0, GROUND, WIDTH, HEIGHT);
    for (let dune = 0; dune < 5; dune += 1) {
      const [x, y, w] = [within(chance, -60, WIDTH - 60), GROUND + 12 + dune * 11, within(chance, 90, 220)];
      pen.path(tone(0.79, 0.06, 72), d`M${x} ${y}q${w / 2} -7 ${w} 0q${-w / 2} -1.5 ${-w} 0z`);
    }
  },
  meadow: (stage) => {
    const { pen, tone, weather } = stage;
    const snow = weather === 'snow';
    const [near, far] = snow
      ? [tone(0.95, 0.014, 240), tone(0.89, 0.022, 245)]
      : [tone(0.62, 0.11, 135), tone(0.55, 0.1, 140)];
    pen.path(far, d`M0 ${GROUND - 6}q170 -20 330 0t310 -4V${HEIGHT}H0z`);
    pen.path(near, d`M0 ${GROUND + 14}q200 -16 380 -4t260 -6V${HEIGHT}H0z`);
    if (!snow)
      for (const hue of [95, 350]) pen.brush(tone(0.9, 0.06, hue), 2.8, scattered(stage, 12, WIDTH, 40, GROUND + 20));
  },
  gravel: (stage) => {
    const { pen, tone } = stage;
    pen.rect(tone(0.62, 0.09, 138), 0, GROUND, WIDTH, HEIGHT);
    pen.line(tone(0.56, 0.09, 142), 2, strokes(stage, 12, GROUND + 6, HEIGHT));
    pen.poly(tone(0.83, 0.03, 80), 270, GROUND, 370, GROUND, 560, HEIGHT, 80, HEIGHT);
  },
};

/** Streets shine after rain: the lit windows are seen in them. */
const puddles = (stage: Stage): void => {
  stage.pen.line(`${LAMP.bright}4a`, 2, strokes(stage, 14, GROUND + 16, HEIGHT));
};

const weathers = (stage: Stage): void => {
  const { pen, chance, weather, light } = stage;
  if (weather === 'rain') {
    puddles(stage);
    let drops = '';
    for (let drop = 0; drop < 24; drop += 1)
      drops += `M${chance.between(30, WIDTH - 20)} ${chance.between(30, HEIGHT - 20)}l-5 16`;
    pen.line(isDark(light) ? '#dfe8ff40' : '#ffffff80', 1, drops);
  } else if (weather === 'snow') {
    for (const size of [2, 3, 4.4]) pen.brush('#ffffffd0', size, scattered(stage, 16, WIDTH, HEIGHT));
  } else if (weather === 'mist') {
    for (const [y, alpha] of [
      [250, '30'],
      [290, '48'],
      [322, '40'],
    ] as const)
      pen.path(
        `${toneIn(light)(0.95, 0.01, 240)}${alpha}`,
        d`M-20 ${y}q150 -18 320 0t380 -6v44q-180 16 -340 4t-360 8z`,
      );
  }
};

/** The height of the objects beside a hotel that are not knee-high. */
const sizes: ReadonlyMap<Planted, number> = new Map([
  [lampPost, 84],
  [palm, 130],
  [fir, 110],
  [parasol, 48],
  [bicycle, 34],
  [cactus, 54],
]);

/** A hotel without neighbours has trees around it. */
const grove = (stage: Stage, { trees }: Family, left: number, right: number): void => {
  const { chance } = stage;
  for (const [from, to] of [
    [36, left - 26],
    [right + 26, WIDTH - 36],
  ] as const) {
    for (let x = from + within(chance, 0, 26); x < to; x += within(chance, 36, 70)) {
      chance.pick(trees)(stage, x, GROUND + 4, within(chance, 90, 150));
    }
  }
};

/** The hotel from the street, in its weather and at its hour. Sky and town have their own random streams. */
export const facade = (stage: Stage, family: Family, owner: string): void => {
  const { pen, chance, stars } = stage;
  sky({ ...stage, chance: chanceOf('sky', owner) });
  const town: Stage = { ...stage, chance: chanceOf('town', owner) };
  for (const [layer, behind] of family.behind.entries()) backdrops[behind](town, layer);
  const width = Math.min(430, family.size[0] * (0.8 + stars * 0.066) * within(chance, 0.9, 1.12));
  const height = Math.min(270, family.size[1] * (0.86 + stars * 0.045) * within(chance, 0.92, 1.08));
  const left = Math.round(320 - width / 2 + within(chance, -26, 26));
  const base = family.ground === 'meadow' ? GROUND + 8 : GROUND;
  if (family.row === undefined) grove(town, family, left, left + width);
  else row(town, family, left, left + width, family.row);
  grounds[family.ground](town);
  pen.raw('<g id="hotel">');
  family.build(stage, { x: left, base, width, height, main: true });
  pen.raw('</g>');
  pen.rect(SHADE.soft, left - 5, base, width + 10, 3);
  for (const x of [left - within(chance, 24, 60), left + width + within(chance, 56, 76)]) {
    const kind = chance.pick(family.beside);
    kind(stage, x, GROUND + 12, sizes.get(kind) ?? 20);
  }
  guest(stage, left + width * (chance.percent(50) ? 0.3 : 0.74), GROUND + 14, 30);
  weathers(stage);
};
