import type { Family } from './families/index.ts';
import { HEIGHT, WIDTH } from './frame.ts';
import type { Interior } from './interior.ts';
import { isDark, LAMP } from './light.ts';
import { cypress, type Planted, palm, parasol } from './nature.ts';
import { railing } from './parts.ts';
import { d } from './pen.ts';
import { hills, mountains, sea, sky, skyline } from './sky.ts';
import { inkOf, SHADE, type Stage, within } from './stage.ts';

const behind = (stage: Stage, { view }: Interior, base: number): void => {
  if (view === 'mountains') mountains(stage, base, 170, 0.45, true);
  else if (view === 'sea') sea(stage, base - 60, base);
  else if (view === 'towers') skyline(stage, base, { height: 170, depth: 0.5, roofs: 'towers' });
  else if (view === 'roofs') skyline(stage, base, { height: 96, depth: 0.5, roofs: 'pitched' });
  if (view === 'garden' || view === 'roofs') hills(stage, base, 66, 0.42);
};

const lounger = (stage: Stage, x: number, y: number, side: 1 | -1): void => {
  const { pen, tone } = stage;
  pen.line(inkOf(stage), 2, d`M${x - side * 18} ${y}v9M${x + side * 22} ${y}v9`);
  pen.poly(
    tone(0.97, 0.01, 85),
    x - side * 26,
    y - 4,
    x + side * 12,
    y - 4,
    x + side * 30,
    y - 20,
    x + side * 34,
    y - 16,
    x + side * 14,
    y + 1,
    x - side * 26,
    y + 1,
  );
};

/** The pool between its deck chairs; by night it is lit from below. */
export const pool = (stage: Stage, interior: Interior, trees: Family['trees']): void => {
  const { pen, tone, chance, light } = stage;
  const dark = isDark(light);
  sky(stage, 260);
  behind(stage, interior, 236);
  for (const [from, to] of [
    [46, 150],
    [486, 594],
  ] as const)
    for (let x = from; x < to; x += within(chance, 36, 60)) chance.pick(trees)(stage, x, 244, within(chance, 110, 170));
  pen.rect(tone(0.47, 0.085, 148), 0, 222, WIDTH, 22);
  pen.rect(tone(0.86, 0.03, 78), 0, 240, WIDTH, HEIGHT);
  pen.bars(tone(0.8, 0.035, 75), 4, 60, 64, d`M0 252H${WIDTH}`);
  const water = dark ? '#2fa7c4' : tone(0.74, 0.1, 212);
  pen.poly(tone(0.95, 0.012, 85), 128, 262, 512, 262, 612, HEIGHT, 28, HEIGHT);
  pen.poly(tone(0.62, 0.1, 222), 140, 268, 500, 268, 506, 276, 134, 276);
  pen.poly(water, 134, 276, 506, 276, 590, HEIGHT, 50, HEIGHT);
  if (dark) for (const x of [200, 320, 440]) pen.path('#bff3f060', d`M${x - 10} 276h20l40 80q-50 16 -100 0z`);
  pen.line('#ffffff8c', 2, d`M190 300h54M300 292h40M404 308h60M240 330h70M360 344h84M150 360h66M300 376h90M470 372h44`);
  pen.line(inkOf(stage), 2.4, d`M470 262q0 -18 8 -18t8 18v24M486 262q0 -18 8 -18t8 18v24M486 270h16M486 279h16`);
  parasol(stage, 176, 258, 56);
  parasol(stage, 392, 258, 56);
  for (const [x, side] of [
    [120, 1],
    [232, -1],
    [336, 1],
    [446, -1],
  ] as const)
    lounger(stage, x, 250, side);
  chance.pick([palm, cypress, ...trees])(stage, 70, 306, 210);
  if (dark) for (const x of [96, 560]) pen.disc(`${LAMP.bright}40`, x, 246, 20);
};

/** The town from the roof at the hour when the lamps are put on. */
export const view = (stage: Stage, interior: Interior, trees: readonly [Planted, ...Planted[]]): void => {
  const { pen, tone, chance, light } = stage;
  const on = isDark(light) || light.lit > 0.3;
  sky(stage, 320);
  const far = { ...interior, view: interior.view === 'garden' ? ('roofs' as const) : interior.view };
  behind(stage, far, 250);
  skyline(stage, 300, { height: 84, depth: 0.36, roofs: interior.view === 'towers' ? 'towers' : 'pitched' });
  chance.pick(trees)(stage, 96, 320, 120);
  skyline(stage, 330, { height: 56, depth: 0.16, roofs: interior.arch === 'horseshoe' ? 'domes' : 'pitched' });
  pen.rect(tone(0.6, 0.06, 52), 0, 318, WIDTH, HEIGHT);
  pen.bars(tone(0.53, 0.055, 50), WIDTH, 1.6, 13, d`M320 324V${HEIGHT}`);
  pen.rect(SHADE.soft, 0, 318, WIDTH, 8);
  railing(stage, 0, 274, WIDTH, 44, 12);
  pen.rect(inkOf(stage), 0, 270, WIDTH, 5);
  const bulbs: string[] = [];
  for (let x = 64; x < 600; x += 36) bulbs.push(`M${x} ${Math.round(96 + 46 * (1 - ((x - 320) / 290) ** 2))}h0`);
  pen.line(inkOf(stage), 1.3, 'M40 92Q320 200 600 92M56 66V330M584 66V330');
  if (on) pen.brush(`${LAMP.bright}38`, 22, bulbs.join(''));
  pen.brush(on ? LAMP.bright : '#f4efe0', 8, bulbs.join(''));
  for (const [x, hue] of [
    [190, 25],
    [430, 240],
  ] as const) {
    pen.rect(SHADE.soft, x - 66, 376, 140, 6);
    for (const side of [-1, 1] as const) {
      pen.line(
        inkOf(stage),
        2.6,
        d`M${x + side * 52 - 11} 378v-30M${x + side * 52 + 11} 378v-30M${x + side * 63} 352v-36`,
      );
      pen.rect(tone(0.62, 0.12, hue), x + side * 52 - 15, 344, 30, 7);
    }
    pen.rect(inkOf(stage), x - 2, 334, 4, 46);
    pen.rect(inkOf(stage), x - 18, 376, 36, 4);
    pen.rect(tone(0.95, 0.012, 85), x - 40, 330, 80, 6);
    if (on) pen.disc(`${LAMP.bright}40`, x, 320, 22);
    pen.rect(on ? LAMP.bright : tone(0.9, 0.03, 80), x - 5, 316, 10, 14);
    pen.path(tone(0.85, 0.05, 20), d`M${x + 20} 316h9q0 8 -4.5 8t-4.5 -8z`);
  }
};
