import { labOf } from './colour.ts';
import type { FamilyName } from './families/index.ts';
import { HEIGHT, WIDTH } from './frame.ts';
import { isDark, LAMP, type Light, toneIn } from './light.ts';
import { d } from './pen.ts';
import { hills, mountains, sea, sky, skyline } from './sky.ts';
import { along, inkOf, type Lch, SHADE, type Stage } from './stage.ts';

/** The look of rooms in a family of buildings. */
export interface Interior {
  readonly wall: Lch;
  /** Hue of curtains, bedspread and chairs. */
  readonly accent: number;
  readonly floor: 'boards' | 'tiles' | 'mats' | 'stone';
  readonly arch?: 'round' | 'pointed' | 'horseshoe';
  readonly above?: 'beams' | 'stucco';
  readonly view: 'roofs' | 'towers' | 'mountains' | 'sea' | 'garden';
}

export const interiors: Readonly<Record<FamilyName, Interior>> = {
  canal: { wall: [0.86, 0.04, 225], accent: 30, floor: 'boards', above: 'beams', view: 'roofs' },
  townhouse: { wall: [0.62, 0.06, 165], accent: 25, floor: 'boards', above: 'stucco', view: 'roofs' },
  mansard: { wall: [0.89, 0.025, 85], accent: 265, floor: 'boards', above: 'stucco', view: 'roofs' },
  chalet: { wall: [0.7, 0.075, 65], accent: 25, floor: 'boards', above: 'beams', view: 'mountains' },
  halfTimbered: { wall: [0.92, 0.03, 90], accent: 150, floor: 'boards', above: 'beams', view: 'roofs' },
  nordic: { wall: [0.93, 0.015, 230], accent: 240, floor: 'boards', view: 'mountains' },
  ryokan: { wall: [0.87, 0.045, 90], accent: 160, floor: 'mats', view: 'garden' },
  tiled: { wall: [0.92, 0.02, 85], accent: 245, floor: 'tiles', arch: 'round', view: 'roofs' },
  palazzo: { wall: [0.82, 0.075, 60], accent: 155, floor: 'stone', arch: 'round', above: 'beams', view: 'roofs' },
  villa: { wall: [0.94, 0.025, 80], accent: 235, floor: 'tiles', arch: 'round', above: 'beams', view: 'sea' },
  hacienda: { wall: [0.8, 0.1, 62], accent: 350, floor: 'tiles', arch: 'round', above: 'beams', view: 'mountains' },
  riad: { wall: [0.78, 0.075, 45], accent: 175, floor: 'tiles', arch: 'horseshoe', view: 'garden' },
  haveli: { wall: [0.84, 0.075, 25], accent: 60, floor: 'stone', arch: 'pointed', view: 'garden' },
  shophouse: { wall: [0.88, 0.06, 165], accent: 20, floor: 'tiles', above: 'beams', view: 'towers' },
  lodge: { wall: [0.8, 0.06, 75], accent: 195, floor: 'boards', above: 'beams', view: 'sea' },
  brick: { wall: [0.56, 0.09, 35], accent: 250, floor: 'boards', view: 'towers' },
  tower: { wall: [0.8, 0.025, 250], accent: 285, floor: 'stone', view: 'towers' },
  grand: { wall: [0.84, 0.045, 215], accent: 25, floor: 'boards', above: 'stucco', view: 'garden' },
  pavilion: { wall: [0.9, 0.03, 85], accent: 28, floor: 'stone', above: 'beams', view: 'garden' },
};

/** Where the wall meets the floor. */
export const FLOOR = 292;

/** The light of a room: bright by day, by night the warm light of its lamps. */
export const indoors = (light: Light): Light =>
  isDark(light)
    ? { ...light, gain: 0.86, cast: labOf(0.62, 0.09, 60), share: 0.2 }
    : { ...light, gain: 1, cast: labOf(0.92, 0.05, 80), share: 0.08 };

/** The same stage under a roof. */
export const inside = (stage: Stage): Stage => {
  const light = indoors(stage.light);
  return { ...stage, light, tone: toneIn(light) };
};

/** Wall, floor and ceiling of a room seen from its fourth wall. */
export const shell = (stage: Stage, { wall, floor, above }: Interior, panelled: boolean): void => {
  const { pen, tone } = stage;
  const [l, c, h] = wall;
  pen.raw(
    `<radialGradient id="g"><stop stop-color="${LAMP.pale}" stop-opacity=".6"/><stop offset="1" stop-color="${LAMP.pale}" stop-opacity="0"/></radialGradient>`,
  );
  pen.rect(tone(l, c, h), 0, 0, WIDTH, FLOOR);
  if (panelled) {
    pen.rect(tone(l - 0.06, c, h), 0, FLOOR - 78, WIDTH, 78);
    pen.bars(tone(l - 0.12, c, h), 62, 2, 56, d`M68 ${FLOOR - 38}H${WIDTH}`);
    pen.rect(tone(l + 0.05, c * 0.6, h), 0, FLOOR - 81, WIDTH, 4);
  }
  pen.rect(tone(0.94, 0.015, 85), 0, FLOOR - 9, WIDTH, 9);
  const wood = tone(0.55, 0.065, 58);
  if (floor === 'boards') {
    pen.rect(wood, 0, FLOOR, WIDTH, HEIGHT - FLOOR);
    pen.line(
      tone(0.48, 0.06, 55),
      1.2,
      along(13, -200, 840)
        .map((x) => d`M${320 + (x - 320) * 0.62} ${FLOOR}L${x} ${HEIGHT}`)
        .join(''),
    );
  } else if (floor === 'mats') {
    pen.rect(tone(0.82, 0.07, 105), 0, FLOOR, WIDTH, HEIGHT - FLOOR);
    pen.line(
      tone(0.45, 0.06, 150),
      3,
      d`M0 ${FLOOR + 42}H640M150 ${FLOOR}L100 ${FLOOR + 42}M490 ${FLOOR}L540 ${FLOOR + 42}M300 ${FLOOR + 42}L286 400`,
    );
  } else {
    const [light, dark] =
      floor === 'tiles'
        ? ([tone(0.76, 0.075, 48), tone(0.68, 0.085, 42)] as const)
        : ([tone(0.86, 0.02, 80), tone(0.78, 0.025, 75)] as const);
    pen.rect(light, 0, FLOOR, WIDTH, HEIGHT - FLOOR);
    pen.line(
      dark,
      1.6,
      along(14, -240, 880)
        .map((x) => d`M${320 + (x - 320) * 0.6} ${FLOOR}L${x} 400`)
        .join('') + [18, 44, 78].map((y) => d`M0 ${FLOOR + y}H640`).join(''),
    );
  }
  if (above === 'beams') {
    pen.rect(tone(0.9, 0.02, 85), 0, 0, WIDTH, 70);
    pen.bars(tone(0.45, 0.06, 50), 24, 22, 96, d`M70 58H${WIDTH}`);
    pen.rect(tone(0.4, 0.055, 48), 0, 70, WIDTH, 8);
  } else if (above === 'stucco') {
    pen.rect(tone(0.96, 0.01, 85), 0, 0, WIDTH, 66);
    pen.bars(tone(0.86, 0.02, 85), 6, 6, 11, d`M44 69H${WIDTH}`);
    pen.rect(tone(0.9, 0.015, 85), 0, 62, WIDTH, 4);
  }
};

/** A window with what is outside, its curtains and, by day, the light it lets in. `outside` is the stage under the sky. */
export const viewWindow = (
  outside: Stage,
  room: Stage,
  interior: Interior,
  box: { x: number; y: number; width: number; height: number },
  curtains: boolean,
): void => {
  const { pen, tone } = room;
  const { x, y, width: w, height: h } = box;
  const { arch, view, accent } = interior;
  const shape =
    arch === undefined
      ? d`M${x} ${y}h${w}v${h}h${-w}z`
      : arch === 'round'
        ? d`M${x} ${y + h}V${y + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${y + h}z`
        : arch === 'pointed'
          ? d`M${x} ${y + h}V${y + w * 0.6}q0 ${-w * 0.4} ${w / 2} ${-w * 0.6}q${w / 2} ${w * 0.2} ${w / 2} ${w * 0.6}V${y + h}z`
          : d`M${x} ${y + h}V${y + w * 0.75}a${w * 0.56} ${w * 0.56} 0 1 1 ${w} 0V${y + h}z`;
  const id = `v${Math.round(x)}`;
  const frame = tone(0.95, 0.012, 85);
  pen.raw(`<clipPath id="${id}"><path d="${shape}"/></clipPath><g clip-path="url(#${id})">`);
  sky(outside);
  if (view === 'mountains') mountains(outside, y + h, h * 0.8, 0.45, true);
  else if (view === 'sea') sea(outside, y + h * 0.62, y + h);
  else if (view === 'garden') {
    hills(outside, y + h, h * 0.6, 0.45);
    for (const at of along(5, x + 6, x + w - 6))
      outside.pen.disc(outside.tone(0.5, 0.09, 145), at, y + h - 8, outside.chance.between(14, 30));
  } else if (view === 'towers') skyline(outside, y + h, { height: h * 0.86, depth: 0.4, roofs: 'towers' });
  else skyline(outside, y + h, { height: h * 0.5, depth: 0.35, roofs: 'pitched' });
  pen.raw('</g>');
  pen.line(frame, 6, shape);
  pen.line(frame, 3, d`M${x + w / 2} ${y + (arch ? 2 : 0)}v${h}M${x} ${y + h * 0.42}h${w}`);
  pen.rect(frame, x - 9, y + h, w + 18, 7);
  if (!isDark(outside.light)) pen.poly('#fff6d638', x + 10, FLOOR, x + w, FLOOR, x + w + 70, HEIGHT, x + 40, HEIGHT);
  if (!curtains) return;
  const cloth = tone(0.66, 0.1, accent);
  const top = y - 16;
  const long = FLOOR - 6 - top;
  for (const side of [-1, 1]) {
    const edge = side === -1 ? x - 20 : x + w + 20;
    pen.path(
      cloth,
      d`M${edge} ${top}h${-side * 30}q${side * 2} ${long * 0.4} ${side * 10} ${long * 0.56}q${-side * 4} ${long * 0.2} ${-side * 2} ${long * 0.44}h${side * 24}z`,
    );
    pen.line(
      tone(0.58, 0.1, accent),
      1.2,
      d`M${edge - side * 8} ${top}q${side * 3} ${long * 0.5} ${-side * 1} ${long}M${edge - side * 18} ${top}q${side * 5} ${long * 0.4} ${side * 7} ${long * 0.56}`,
    );
  }
  pen.line(inkOf(room), 3, d`M${x - 30} ${top}h${w + 60}`);
};

/** The glow around a lamp that is on. */
export const glow = ({ pen }: Stage, x: number, y: number, radius: number): void => {
  const disc = d`M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;
  pen.raw(`<path fill="url(#g)" d="${disc}"/>`);
};

export const tableLamp = (stage: Stage, x: number, base: number, on: boolean): void => {
  const { pen, tone } = stage;
  if (on) glow(stage, x, base - 38, 62);
  pen.rect(inkOf(stage), x - 1.5, base - 26, 3, 26);
  pen.rect(inkOf(stage), x - 9, base - 3, 18, 3);
  pen.poly(
    on ? LAMP.bright : tone(0.93, 0.03, 85),
    x - 11,
    base - 48,
    x + 11,
    base - 48,
    x + 18,
    base - 24,
    x - 18,
    base - 24,
  );
};

/** A framed print: three windows, one lit. */
export const print = (stage: Stage, x: number, y: number, width: number): void => {
  const { pen, tone } = stage;
  const h = width * 0.66;
  pen.rect(SHADE.soft, x + 3, y + 3, width, h);
  pen.rect(inkOf(stage), x, y, width, h);
  pen.rect(tone(0.95, 0.012, 85), x + 3, y + 3, width - 6, h - 6);
  const pane = (width - 18) / 5;
  for (const index of [0, 1, 2])
    pen.rect(index === 1 ? LAMP.deep : tone(0.5, 0.05, 255), x + 9 + index * 2 * pane, y + h * 0.3, pane, h * 0.42);
};
