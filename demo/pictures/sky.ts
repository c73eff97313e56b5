import { hexOf } from './colour.ts';
import { WIDTH } from './frame.ts';
import { isDark, toneIn } from './light.ts';
import { whole } from './pen.ts';
import { GROUND, type Stage, within } from './stage.ts';

/** The sky as a gradient from the zenith to the horizon, with the sun or the moon, stars and clouds. */
export const sky = (stage: Stage, horizon = GROUND): void => {
  const { pen, light, chance, tone } = stage;
  const [zenith, middle, low] = light.sky.map(hexOf);
  pen.raw(
    `<linearGradient id="s" x2="0" y2="1"><stop stop-color="${zenith}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${low}"/></linearGradient><path fill="url(#s)" d="M0 0h${WIDTH}v${horizon}H0z"/>`,
  );
  const x = chance.percent(50) ? within(chance, 60, 150) : within(chance, 490, 580);
  if (light.stars) {
    for (const size of [1, 1.7, 2.4]) pen.brush('#e8edff', size, scattered(stage, 15, WIDTH, 210));
  }
  if (light.orb !== undefined) {
    const y = 300 - light.orb * 235;
    if (isDark(light)) moon(stage, x, y);
    else {
      pen.disc('#fff6d638', x, y, 46);
      pen.disc(light.orb < 0.2 ? '#ffe3a8' : '#fff8e1', x, y, 25);
    }
  }
  const cover = light.orb === undefined ? 7 : chance.between(1, 3);
  const dark = isDark(light);
  const [l, a, b] = light.sky[2];
  const colour = dark ? tone(0.62, 0.05, 265) : hexOf([Math.min(0.985, (l + 1) / 2), a * 0.4, b * 0.4]);
  for (let cloud = 0; cloud < cover; cloud += 1) {
    clouds(
      stage,
      within(chance, -60, WIDTH - 60),
      within(chance, 28, 160),
      within(chance, 60, 150),
      `${colour}${dark ? '30' : 'a0'}`,
    );
  }
};

/** Dots here and there, more of them high up. */
export const scattered = ({ chance }: Stage, count: number, width: number, height: number, from = 0): string => {
  let dots = '';
  for (let dot = 0; dot < count; dot += 1)
    dots += `M${chance.between(0, width)} ${from + Math.round(chance.next() ** 1.4 * height)}h0`;
  return dots;
};

const moon = ({ pen, light }: Stage, x: number, y: number): void => {
  pen.disc('#f6eccb1c', x, y, 40);
  if (light.stars) pen.path('#f4ecd2', whole`M${x + 4} ${y - 17}a17 17 0 1 0 13 20a14 14 0 0 1 -13 -20z`);
  else pen.disc('#f4ecd2', x, y, 16);
};

/** A cloud is three strokes of a broad brush. */
const clouds = ({ pen, chance }: Stage, x: number, y: number, width: number, colour: string): void => {
  const [a, b] = [within(chance, 0.1, 0.4), within(chance, 0.3, 0.6)];
  pen.brush(
    colour,
    9,
    whole`M${x} ${y}h${width}M${x + width * a} ${y - 9}h${width * b}M${x - width * 0.2} ${y + 9}h${width * 0.7}`,
  );
};

/** A bank of hills with a soft outline. */
export const hills = (stage: Stage, base: number, height: number, depth: number, hue = 150): void => {
  const { pen, chance, light } = stage;
  const colour = toneIn(light, depth)(0.55, 0.07, hue);
  let [x, data] = [-20, whole`M-20 ${base}V${base - height * 0.6}`];
  while (x < WIDTH + 20) {
    const wide = within(chance, 110, 200);
    const rise = height * within(chance, 0.2, 0.7);
    data += whole`q${wide * 0.5} ${-rise} ${wide} ${0}`;
    x += wide;
  }
  pen.path(colour, `${data}V${base}z`);
};

/** Mountains, with snow on the side of the light. */
export const mountains = (stage: Stage, base: number, height: number, depth: number, snow: boolean): void => {
  const { pen, chance, light } = stage;
  const tone = toneIn(light, depth);
  const peaks = [within(chance, 40, 130), within(chance, 230, 330), within(chance, 430, 500), within(chance, 560, 640)];
  const colours = [
    tone(0.52, 0.05, 262),
    tone(0.45, 0.055, 268),
    tone(0.96, 0.012, 240),
    tone(0.84, 0.03, 255),
  ] as const;
  for (const x of peaks) {
    const [h, half] = [height * within(chance, 0.6, 1), within(chance, 130, 180)];
    pen.poly(colours[0], x - half, base, x, base - h, x + half, base);
    pen.poly(
      colours[1],
      x,
      base - h,
      x + half,
      base,
      x + half * 0.2,
      base,
      x - half * 0.08,
      base - h * 0.45,
      x + half * 0.1,
      base - h * 0.62,
    );
    if (!snow) continue;
    const cap = (share: number): number => base - h * (1 - share);
    pen.poly(
      colours[2],
      x,
      base - h,
      x - half * 0.38,
      cap(0.38),
      x - half * 0.22,
      cap(0.32),
      x - half * 0.12,
      cap(0.46),
      x + half * 0.02,
      cap(0.36),
      x + half * 0.1,
      cap(0.38),
    );
    pen.poly(
      colours[3],
      x,
      base - h,
      x + half * 0.36,
      cap(0.36),
      x + half * 0.24,
      cap(0.31),
      x + half * 0.12,
      cap(0.42),
      x + half * 0.1,
      cap(0.38),
    );
  }
};

/** A volcano with its crater, as behind the towns of high plains. */
export const volcano = (stage: Stage, base: number, height: number, depth: number): void => {
  const { pen, chance, light } = stage;
  const tone = toneIn(light, depth);
  const x = chance.percent(50) ? within(chance, 90, 180) : within(chance, 460, 550);
  pen.path(
    tone(0.5, 0.06, 280),
    whole`M${x - 230} ${base}Q${x - 70} ${base - height * 0.5} ${x - 26} ${base - height}l10 5 14 -4 10 5 16 -6Q${x + 70} ${base - height * 0.5} ${x + 230} ${base}z`,
  );
  pen.poly(
    tone(0.93, 0.012, 250),
    x - 26,
    base - height,
    x - 16,
    base - height + 5,
    x - 2,
    base - height + 1,
    x + 8,
    base - height + 6,
    x + 24,
    base - height,
    x + 36,
    base - height * 0.82,
    x + 20,
    base - height * 0.88,
    x + 8,
    base - height * 0.76,
    x - 8,
    base - height * 0.86,
    x - 22,
    base - height * 0.74,
    x - 38,
    base - height * 0.82,
  );
};

export interface Skyline {
  readonly height: number;
  readonly depth: number;
  readonly roofs: 'flat' | 'pitched' | 'towers' | 'domes';
}

/** Objects on the roofs of the town in the background. */
const roofOf = (
  { pen, chance }: Stage,
  colour: string,
  roofs: Skyline['roofs'],
  x: number,
  top: number,
  wide: number,
): void => {
  if (roofs === 'pitched') pen.poly(colour, x - 2, top, x + wide / 2, top - wide * 0.4, x + wide + 2, top);
  else if (roofs === 'domes' && chance.percent(34)) pen.disc(colour, x + wide / 2, top, wide * 0.36);
  else if (roofs === 'towers' && chance.percent(30)) pen.rect(colour, x + wide * 0.45, top - 18, 2.4, 18);
};

/** The town behind: shapes in the air's colour, with a few lit windows where it is dark enough. */
export const skyline = (stage: Stage, base: number, { height, depth, roofs }: Skyline): void => {
  const { pen, chance, lamps, light } = stage;
  const colour = toneIn(light, depth)(0.55, 0.05, 265);
  const tall = roofs === 'towers';
  const lights: string[] = [];
  for (let x = -10; x < WIDTH; ) {
    const wide = within(chance, tall ? 26 : 34, tall ? 48 : 64);
    const h = height * within(chance, tall ? 0.35 : 0.6, 1);
    pen.rect(colour, x, base - h, wide, h);
    roofOf(stage, colour, roofs, x, base - h, wide);
    for (let y = 8; y < h - 18; y += 17) {
      const at = x + within(lamps, 4, wide - 9);
      if (lamps.next() < light.lit * 0.5) lights.push(whole`M${at} ${base - h + y}v6`);
    }
    x += wide + (tall ? within(chance, -4, 5) : 0);
  }
  const shown = lights.filter((_, index) => index % Math.ceil(lights.length / 36) === 0);
  if (light.lit >= 0.3) pen.line(isDark(light) ? '#ffd16699' : '#ffe7a899', 4, shown.join(''));
};

/** Water to the horizon, with the path of light under the sun or moon. */
export const sea = (stage: Stage, horizon: number, base: number): void => {
  const { pen, light } = stage;
  const [far, near] = [toneIn(light, 0.42)(0.66, 0.09, 225), toneIn(light, 0.12)(0.62, 0.1, 222)];
  pen.rect(far, -1, horizon, WIDTH + 2, base - horizon);
  pen.rect(near, -1, horizon + (base - horizon) * 0.45, WIDTH + 2, (base - horizon) * 0.55);
  pen.line(isDark(light) ? '#cfd8ff3a' : '#ffffff70', 1.4, strokes(stage, 18, horizon + 3, base - 3));
};

/** Short level strokes between two heights: ripples, stones, tufts. */
export const strokes = ({ chance }: Stage, count: number, from: number, to: number): string => {
  let data = '';
  for (let stroke = 0; stroke < count; stroke += 1) {
    data += `M${chance.between(-20, WIDTH)} ${Math.round(within(chance, from, to))}h${chance.between(10, 46)}`;
  }
  return data;
};
