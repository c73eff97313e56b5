import { isDark, LAMP } from './light.ts';
import { d, whole } from './pen.ts';
import { inkOf, type Stage, within } from './stage.ts';

/** Plants beside hotels and objects on streets; `x` is the middle, `base` the ground, `size` the height. */
export type Planted = (stage: Stage, x: number, base: number, size: number) => void;

export const broadleaf: Planted = (stage, x, base, size) => {
  const { pen, tone, chance } = stage;
  const hue = within(chance, 120, 150);
  const r = Math.round(size * 0.3);
  pen.path(
    tone(0.4, 0.04, 55),
    whole`M${x - size * 0.03} ${base}L${x - size * 0.018} ${base - size * 0.5}h${size * 0.036}L${x + size * 0.03} ${base}z`,
  );
  pen.line(
    tone(0.4, 0.04, 55),
    size * 0.02,
    whole`M${x} ${base - size * 0.38}l${size * 0.12} ${-size * 0.14}M${x} ${base - size * 0.44}l${-size * 0.1} ${-size * 0.12}`,
  );
  const leaf = (colour: string, dx: number, dy: number, share: number): void =>
    pen.disc(colour, Math.round(x + dx * r), Math.round(base - size * dy), Math.round(r * share));
  const [dark, light] = [tone(0.45, 0.085, hue + 10), tone(0.54, 0.095, hue)];
  leaf(dark, 0.5, 0.56, 0.72);
  leaf(dark, -0.5, 0.58, 0.7);
  leaf(dark, 0.12, 0.74, 0.86);
  leaf(light, -0.42, 0.63, 0.5);
  leaf(light, -0.08, 0.8, 0.58);
};

export const fir: Planted = (stage, x, base, size) => {
  const { pen, tone, weather } = stage;
  pen.rect(tone(0.36, 0.04, 50), x - size * 0.025, base - size * 0.14, size * 0.05, size * 0.14);
  for (const [low, high, wide] of [
    [0.08, 0.5, 0.26],
    [0.3, 0.74, 0.2],
    [0.54, 1, 0.14],
  ] as const) {
    pen.poly(
      tone(0.4, 0.065, 160),
      x - size * wide,
      base - size * low,
      x,
      base - size * high,
      x + size * wide,
      base - size * low,
    );
    if (weather === 'snow') {
      pen.poly(
        tone(0.95, 0.012, 240),
        x - size * wide * 0.5,
        base - size * (low + high) * 0.5,
        x,
        base - size * high,
        x + size * wide * 0.3,
        base - size * (low * 0.3 + high * 0.7),
      );
    } else
      pen.poly(
        tone(0.47, 0.07, 155),
        x - size * wide,
        base - size * low,
        x,
        base - size * high,
        x - size * wide * 0.1,
        base - size * low,
      );
  }
};

export const cypress: Planted = ({ pen, tone }, x, base, size) => {
  const w = size * 0.1;
  pen.rect(tone(0.36, 0.04, 50), x - 1.5, base - size * 0.1, 3, size * 0.1);
  pen.path(
    tone(0.4, 0.065, 150),
    whole`M${x} ${base - size}Q${x + w * 2} ${base - size * 0.3} ${x + w * 0.7} ${base - size * 0.06}H${x - w * 0.7}Q${x - w * 2} ${base - size * 0.3} ${x} ${base - size}z`,
  );
  pen.path(
    tone(0.48, 0.075, 145),
    whole`M${x} ${base - size}Q${x - w * 0.3} ${base - size * 0.4} ${x - w * 0.2} ${base - size * 0.06}H${x - w * 0.7}Q${x - w * 2} ${base - size * 0.3} ${x} ${base - size}z`,
  );
};

export const umbrellaPine: Planted = ({ pen, tone }, x, base, size) => {
  pen.line(
    tone(0.42, 0.05, 50),
    size * 0.035,
    whole`M${x} ${base}q${size * 0.04} ${-size * 0.4} 0 ${-size * 0.75}m0 ${size * 0.06}l${size * 0.16} ${-size * 0.1}m${-size * 0.16} ${size * 0.06}l${-size * 0.16} ${-size * 0.08}`,
  );
  pen.path(
    tone(0.42, 0.07, 150),
    whole`M${x - size * 0.36} ${base - size * 0.7}q0 ${-size * 0.26} ${size * 0.36} ${-size * 0.28}t${size * 0.36} ${size * 0.28}q${-size * 0.36} ${size * 0.09} ${-size * 0.72} 0z`,
  );
  pen.path(
    tone(0.5, 0.08, 145),
    whole`M${x - size * 0.3} ${base - size * 0.76}q${size * 0.04} ${-size * 0.18} ${size * 0.3} ${-size * 0.2}q${size * 0.1} ${size * 0.1} ${size * 0.06} ${size * 0.18}q${-size * 0.2} ${size * 0.06} ${-size * 0.36} ${size * 0.02}z`,
  );
};

export const palm: Planted = (stage, x, base, size) => {
  const { pen, tone, chance } = stage;
  const lean = within(chance, -0.14, 0.14) * size;
  const [top, cx] = [base - size * 0.8, x + lean];
  pen.path(
    tone(0.5, 0.05, 60),
    whole`M${x - size * 0.026} ${base}Q${x + lean * 0.2 - size * 0.016} ${base - size * 0.5} ${cx - size * 0.012} ${top}h${size * 0.024}Q${x + lean * 0.2 + size * 0.02} ${base - size * 0.5} ${x + size * 0.026} ${base}z`,
  );
  const fronds = (colour: string, ends: readonly (readonly [number, number])[]): void => {
    for (const [dx, dy] of ends) {
      const [ex, ey] = [dx * size, dy * size];
      pen.path(
        colour,
        whole`M${cx} ${top}q${ex * 0.45} ${Math.min(ey, 0) * 0.9 - size * 0.12} ${ex} ${ey}q${-ex * 0.42} ${-ey * 0.55 - size * 0.03} ${-ex} ${-ey}z`,
      );
    }
  };
  fronds(tone(0.42, 0.08, 155), [
    [-0.38, 0.12],
    [0.38, 0.1],
    [-0.2, 0.24],
    [0.22, 0.24],
  ]);
  fronds(tone(0.52, 0.1, 145), [
    [-0.34, -0.04],
    [0.33, -0.06],
    [-0.14, -0.18],
    [0.16, -0.18],
  ]);
};

export const cactus: Planted = ({ pen, tone }, x, base, size) => {
  const [colour, r] = [tone(0.5, 0.08, 150), size * 0.06];
  for (const [at, low, high] of [
    [0, 0, 1],
    [-0.24, 0.36, 0.72],
    [0.24, 0.28, 0.66],
  ] as const) {
    pen.rect(colour, x + at * size - r, base - size * high, 2 * r, size * (high - low));
    pen.disc(colour, x + at * size, base - size * high, r);
  }
  pen.rect(colour, x - size * 0.24 - r, base - size * 0.42, size * 0.24, 2 * r);
  pen.rect(colour, x, base - size * 0.34, size * 0.24 + r, 2 * r);
};

export const agave: Planted = ({ pen, tone }, x, base, size) => {
  for (const dx of [-1, -0.6, -0.2, 0.25, 0.65, 1]) {
    pen.poly(
      tone(0.56 + dx * 0.05, 0.06, 170),
      x - size * 0.1,
      base,
      x + dx * size * 0.7,
      base - size * (1.1 - Math.abs(dx) * 0.7),
      x + size * 0.1,
      base,
    );
  }
};

export const bush: Planted = ({ pen, tone }, x, base, size) => {
  pen.path(
    tone(0.47, 0.085, 148),
    whole`M${x - size} ${base}q0 ${-size * 0.7} ${size * 0.55} ${-size * 0.7}q${size * 0.2} ${-size * 0.4} ${size * 0.6} ${-size * 0.1}q${size * 0.8} ${-size * 0.1} ${size * 0.85} ${size * 0.8}z`,
  );
};

export const lampPost: Planted = (stage, x, base, size) => {
  const { pen, light } = stage;
  const ink = inkOf(stage);
  if (light.lit > 0.3) pen.disc(`${LAMP.bright}2e`, x, base - size, size * 0.24);
  pen.path(ink, d`M${x - 3.4} ${base}l1.4 -8v${-size * 0.8}h4v${size * 0.8}l1.4 8z`);
  pen.path(light.lit > 0.3 ? LAMP.bright : '#f4efe0', d`M${x - 3.4} ${base - size * 0.9}l-1.6 -11h10l-1.6 11z`);
  pen.path(ink, d`M${x - 6} ${base - size * 0.9 - 11}h12l-4 -5h-4z`);
};

/** A guest with a suitcase: the measure of everything beside it. */
export const guest: Planted = (stage, x, base, size) => {
  const { pen, tone, chance } = stage;
  const coat = tone(0.5, 0.11, chance.pick([20, 150, 250, 300, 75]));
  const ink = inkOf(stage);
  pen.rect(ink, x - size * 0.09, base - size * 0.42, size * 0.07, size * 0.42);
  pen.rect(ink, x + size * 0.02, base - size * 0.42, size * 0.07, size * 0.42);
  pen.path(
    coat,
    d`M${x - size * 0.16} ${base - size * 0.32}l${size * 0.03} ${-size * 0.4}q${size * 0.13} ${-size * 0.12} ${size * 0.26} 0l${size * 0.03} ${size * 0.4}z`,
  );
  pen.disc(tone(0.7, 0.07, 50), x, base - size * 0.87, size * 0.09);
  pen.path(ink, d`M${x - size * 0.1} ${base - size * 0.88}a${size * 0.1} ${size * 0.1} 0 0 1 ${size * 0.2} 0z`);
  pen.rect(tone(0.45, 0.1, 40), x + size * 0.24, base - size * 0.3, size * 0.2, size * 0.28);
  pen.line(ink, 1, d`M${x + size * 0.28} ${base - size * 0.3}v${-size * 0.14}h${size * 0.12}v${size * 0.14}`);
};

export const bicycle: Planted = (stage, x, base, size) => {
  const { pen } = stage;
  const ink = inkOf(stage);
  const r = size * 0.28;
  const wheel = (cx: number): string =>
    d`M${cx - r} ${base - r}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
  pen.line(ink, 1.3, wheel(x - size * 0.44) + wheel(x + size * 0.44));
  pen.line(
    ink,
    1.5,
    d`M${x - size * 0.44} ${base - r}L${x - size * 0.2} ${base - size * 0.62}H${x + size * 0.28}L${x} ${base - r}zL${x - size * 0.24} ${base - size * 0.74}m${-size * 0.08} 0h${size * 0.18}M${x + size * 0.44} ${base - r}L${x + size * 0.26} ${base - size * 0.8}h${size * 0.14}`,
  );
};

export const parasol: Planted = (stage, x, base, size) => {
  const { pen, tone, light, chance } = stage;
  const hue = chance.pick([25, 75, 240]);
  pen.line(inkOf(stage), 1.6, d`M${x} ${base}v${-size}`);
  pen.path(
    tone(isDark(light) ? 0.75 : 0.9, 0.03, 85),
    d`M${x - size * 0.6} ${base - size * 0.72}Q${x - size * 0.3} ${base - size * 1.06} ${x} ${base - size * 1.08}Q${x + size * 0.3} ${base - size * 1.06} ${x + size * 0.6} ${base - size * 0.72}z`,
  );
  pen.path(
    tone(0.6, 0.14, hue),
    d`M${x - size * 0.22} ${base - size * 0.72}Q${x - size * 0.12} ${base - size} ${x} ${base - size * 1.08}Q${x + size * 0.12} ${base - size} ${x + size * 0.22} ${base - size * 0.72}z`,
  );
  pen.rect(tone(0.9, 0.02, 80), x - size * 0.3, base - size * 0.36, size * 0.6, 2.5);
  pen.rect(inkOf(stage), x - size * 0.46, base - size * 0.24, size * 0.2, 2);
  pen.rect(inkOf(stage), x + size * 0.26, base - size * 0.24, size * 0.2, 2);
};
