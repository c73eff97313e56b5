import { isDark, LAMP } from './light.ts';
import { d } from './pen.ts';
import { inkOf, type Stage } from './stage.ts';

// Parts that several families of buildings share.

/** The door of the hotel, open to a lit hall, with the light it throws onto the street. */
export const door = (
  stage: Stage,
  x: number,
  base: number,
  width: number,
  height: number,
  frame: string,
  arch = false,
): void => {
  const { pen } = stage;
  const left = x - width / 2;
  const opening = (grown: number): string => {
    const [wide, tall] = [width + 2 * grown, height + grown];
    return arch
      ? d`M${left - grown} ${base}v${-(tall - wide / 2)}a${wide / 2} ${wide / 2} 0 0 1 ${wide} 0V${base}z`
      : d`M${left - grown} ${base}v${-tall}h${wide}V${base}z`;
  };
  pen.path(frame, opening(3));
  pen.path(LAMP.bright, opening(0));
  pen.path(LAMP.pale, d`M${x - width * 0.2} ${base}v${-height * 0.55}h${width * 0.4}v${height * 0.55}z`);
  pen.line(frame, 1.4, d`M${x} ${base}v${-height * 0.72}M${left} ${base - height * 0.72}h${width}`);
};

/** Light that falls from a door onto the ground. */
export const spill = (stage: Stage, x: number, base: number, width: number): void => {
  const dark = isDark(stage.light);
  if (stage.light.lit < 0.3) return;
  stage.pen.poly(
    dark ? '#ffd16650' : '#ffe7a840',
    x - width / 2,
    base,
    x + width / 2,
    base,
    x + width * 1.3,
    base + 26,
    x - width * 1.3,
    base + 26,
  );
};

/** The signature of every picture: a hanging sign of three windows, one of them lit. `side` is 1 to the right, -1 left. */
export const sign = (stage: Stage, x: number, y: number, side: 1 | -1): void => {
  const { pen, tone } = stage;
  const left = side === 1 ? x + 5 : x - 35;
  pen.line(inkOf(stage), 1.6, d`M${x - side * 2} ${y}h${side * 36}M${left + 5} ${y}v4M${left + 25} ${y}v4`);
  pen.rect(inkOf(stage), left, y + 4, 30, 18);
  pen.bars(tone(0.62, 0.03, 255), 10, 5, 16, d`M${left + 4.5} ${y + 13}h22`);
  pen.rect(LAMP.bright, left + 12.5, y + 8, 5, 10);
};

export const awning = (stage: Stage, x: number, y: number, width: number, hue: number): void => {
  const { pen, tone } = stage;
  pen.poly(tone(0.5, 0.13, hue), x, y, x + width, y, x + width + 5, y + 12, x - 5, y + 12);
  if (stage.detailed) pen.bars(tone(0.93, 0.02, 80), 11.4, 5, 10, d`M${x + 1} ${y + 6}h${width - 1}`);
};

export const flag = (stage: Stage, x: number, y: number, hue: number): void => {
  stage.pen.line(inkOf(stage), 1.3, d`M${x} ${y}v-30`);
  stage.pen.path(stage.tone(0.6, 0.16, hue), d`M${x} ${y - 30}q6 -3 11 0t11 0v11q-6 3 -11 0t-11 0z`);
};

/** A row of balusters under a rail. */
export const balustrade = (stage: Stage, x: number, y: number, width: number, height: number, colour: string): void => {
  const { pen } = stage;
  pen.rect(colour, x, y, width, 2.4);
  pen.rect(colour, x, y + height - 2.4, width, 2.4);
  pen.bars(colour, height - 3, 2.2, 6, d`M${x} ${y + height / 2}h${width}`);
};

/** An iron railing: two rails and thin bars. */
export const railing = (stage: Stage, x: number, y: number, width: number, height: number, gap = 5): void => {
  const { pen } = stage;
  pen.line(inkOf(stage), 1.1, d`M${x} ${y}h${width}`);
  if (!stage.detailed) return;
  pen.line(inkOf(stage), 1.1, d`M${x} ${y + height}h${width}`);
  pen.bars(inkOf(stage), height, 0.9, gap, d`M${x} ${y + height / 2}h${width}`);
};

export const chimney = (stage: Stage, x: number, y: number, width: number, height: number, colour: string): void => {
  const { pen, tone } = stage;
  pen.rect(colour, x, y, width, height);
  if (!stage.detailed) return;
  pen.rect(tone(0.5, 0.04, 40), x - 1.5, y, width + 3, 3);
  pen.bars(tone(0.58, 0.09, 45), 6, 3.6, 6.6, d`M${x + 1.6} ${y - 3}h${width - 3}`);
};

/** A dormer window with its own pitched roof; `x` is its middle, `base` where it meets the roof. */
export const dormer = (
  stage: Stage,
  x: number,
  base: number,
  width: number,
  wall: string,
  roof: string,
  lit: boolean,
): void => {
  const { pen, tone, light, detailed } = stage;
  const height = width * 1.2;
  const glass = tone(isDark(light) ? 0.4 : 0.46, 0.05, 250);
  if (!detailed) {
    pen.rect(lit ? LAMP.bright : glass, x - width * 0.3, base - height * 0.84, width * 0.6, height * 0.72);
    return;
  }
  pen.rect(wall, x - width / 2, base - height, width, height);
  pen.poly(roof, x - width * 0.72, base - height, x, base - height - width * 0.55, x + width * 0.72, base - height);
  pen.rect(lit ? LAMP.bright : glass, x - width * 0.3, base - height * 0.84, width * 0.6, height * 0.72);
  pen.line(wall, 1, d`M${x} ${base}v${-height * 0.84}`);
};

/** Topiary in a pot beside a good hotel's door. */
export const potted = (stage: Stage, x: number, base: number): void => {
  const { pen, tone } = stage;
  pen.poly(tone(0.55, 0.09, 40), x - 5, base - 9, x + 5, base - 9, x + 4, base, x - 4, base);
  pen.rect(tone(0.4, 0.04, 60), x - 0.8, base - 18, 1.6, 9);
  pen.disc(tone(0.48, 0.09, 145), x, base - 22, 7);
};
