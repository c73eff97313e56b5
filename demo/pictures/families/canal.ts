import { door, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, type Lch, middles, SHADE, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

const bricks: readonly [Lch, ...Lch[]] = [
  [0.5, 0.1, 32],
  [0.42, 0.06, 40],
  [0.64, 0.09, 62],
  [0.46, 0.05, 200],
  [0.55, 0.075, 20],
  [0.4, 0.03, 270],
];

interface Gable {
  readonly stage: Stage;
  readonly wall: string;
  readonly trim: string;
  readonly left: number;
  readonly w: number;
  readonly top: number;
  /** From the eaves to the top. */
  readonly rise: number;
  readonly main: boolean;
}

type GableKind = 'step' | 'bell' | 'neck' | 'cornice';

const gables: Readonly<Record<GableKind, (gable: Gable) => void>> = {
  step: ({ stage: { pen }, wall, trim, left, w, top, rise, main }) => {
    const eaves = top + rise;
    const cx = left + w / 2;
    for (let step = 0; step < 4; step += 1) {
      const half = (w / 2) * (1 - step * 0.24);
      pen.rect(wall, cx - half, eaves - (rise * (step + 1)) / 4, half * 2, rise / 4 + 0.5);
      if (!main) continue;
      pen.rect(trim, cx - half - 1, eaves - (rise * (step + 1)) / 4 - 1.5, half * 0.26 + 2, 2.5);
      pen.rect(trim, cx + half * 0.74 - 1, eaves - (rise * (step + 1)) / 4 - 1.5, half * 0.26 + 2, 2.5);
    }
    pen.rect(trim, cx - w * 0.13, top - 3, w * 0.26, 3.5);
  },
  bell: ({ stage: { pen }, wall, trim, left, w, top, rise }) => {
    const eaves = top + rise;
    pen.path(
      trim,
      d`M${left - 1} ${eaves}q${w * 0.2} ${-rise * 0.1} ${w * 0.22} ${-rise * 0.55}q${w * 0.02} ${-rise * 0.48} ${w * 0.29} ${-rise * 0.5}q${w * 0.27} ${rise * 0.02} ${w * 0.29} ${rise * 0.5}q${w * 0.02} ${rise * 0.45} ${w * 0.22} ${rise * 0.55}z`,
    );
    pen.path(
      wall,
      d`M${left + 3} ${eaves + 1}q${w * 0.19} ${-rise * 0.1} ${w * 0.21} ${-rise * 0.54}q${w * 0.03} ${-rise * 0.4} ${w * 0.25} ${-rise * 0.42}q${w * 0.22} ${rise * 0.02} ${w * 0.25} ${rise * 0.42}q${w * 0.02} ${rise * 0.44} ${w * 0.21} ${rise * 0.54}z`,
    );
  },
  neck: ({ stage: { pen }, wall, trim, left, w, top, rise }) => {
    const eaves = top + rise;
    const cx = left + w / 2;
    pen.rect(wall, cx - w * 0.24, top, w * 0.48, rise + 1);
    pen.path(
      trim,
      d`M${left} ${eaves}q${w * 0.02} ${-rise * 0.5} ${w * 0.25} ${-rise * 0.6}v${rise * 0.6}zM${left + w} ${eaves}h${-w * 0.25}v${-rise * 0.6}q${w * 0.23} ${rise * 0.1} ${w * 0.25} ${rise * 0.6}z`,
    );
    pen.poly(trim, cx - w * 0.29, top + 2, cx, top - w * 0.17, cx + w * 0.29, top + 2);
  },
  cornice: ({ stage: { pen }, wall, trim, left, w, top, rise }) => {
    pen.rect(wall, left, top + rise * 0.3, w, rise);
    pen.rect(trim, left - 2, top + rise * 0.24, w + 4, 6);
    pen.bars(trim, 4, 2.4, 7, d`M${left + 2} ${top + rise * 0.24 + 8}h${w - 4}`);
  },
};

/** Narrow brick houses on a canal, each with a different gable: step, bell, neck or cornice. */
export const canal: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const count = main ? Math.min(4, 2 + Math.floor(stars / 2)) : Math.max(1, Math.round(width / 76));
  const trim = tone(0.95, 0.015, 90);
  const middle = Math.floor(count / 2);
  const windows = openWindows(stage, { frame: trim, bars: chance.pick(['cross', 'tall', 'sash']), border: 1.6 });
  const parts = along(count, 0, 1).map(() => within(chance, 0.88, 1.12));
  const all = parts.reduce((sum, part) => sum + part, 0);
  let left = x;
  let entrance: readonly [x: number, width: number] = [x, 0];
  let colour = chance.between(0, bricks.length - 1);
  for (const [index, part] of parts.entries()) {
    const w = (width * part) / all;
    const h = height * within(chance, 0.86, 1);
    colour = (colour + chance.between(1, bricks.length - 1)) % bricks.length;
    const wall = tone(...(bricks[colour] ?? bricks[0]));
    const [top, rise] = [base - h, w * 0.62];
    const [eaves, cx] = [top + rise, left + w / 2];
    const gable = chance.pick<GableKind>(['step', 'bell', 'neck', 'step', 'cornice']);
    pen.rect(wall, left, eaves - 0.5, w, base - eaves + 0.5);
    gables[gable]({ stage, wall, trim, left, w, top, rise, main });
    if (main) pen.rect(tone(0.3, 0.03, 60), cx - 1.2, eaves - rise * 0.66, 2.4, 8);
    windows.add({ x: cx - w * 0.1, y: eaves - rise * 0.42, width: w * 0.2, height: rise * 0.36 });
    const ground = h * 0.17;
    const floors = Math.max(3, Math.min(4, Math.round((base - eaves - ground) / 46)));
    const storey = (base - ground - eaves - 5) / floors;
    addRows(windows, tops(floors, eaves + 5, storey), middles(3, left + w * 0.05, left + w * 0.95), (at, y, floor) => ({
      x: at - w * 0.1,
      y: y + storey * (0.16 - 0.06 * (floor / floors)),
      width: w * 0.2,
      height: storey * (0.6 + 0.12 * (floor / floors)),
    }));
    pen.rect(trim, left, base - ground, w, 3);
    const isDoor = main && index === middle;
    if (isDoor) door(stage, cx, base, w * 0.24, ground * 0.86, trim);
    for (const side of [-0.3, 0.3])
      windows.add({ x: cx + side * w - w * 0.11, y: base - ground * 0.76, width: w * 0.22, height: ground * 0.5 });
    if (!isDoor) pen.rect(tone(0.34, 0.06, 160), cx - w * 0.09, base - ground * 0.8, w * 0.18, ground * 0.8);
    if (main) pen.rect(SHADE.soft, left + w - 3, eaves, 3, base - eaves);
    if (isDoor) entrance = [cx, w];
    left += w;
  }
  windows.draw();
  if (!main) return;
  const [at, w] = entrance;
  spill(stage, at, base, w * 0.24);
  sign(stage, x + width - 2, base - height * 0.17 - 18, 1);
};
