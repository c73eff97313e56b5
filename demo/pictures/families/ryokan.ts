import { isDark, LAMP } from '../light.ts';
import { door, railing, sign, spill } from '../parts.ts';
import { d, whole } from '../pen.ts';
import { along, type Build, inkOf, middles, SHADE, type Stage, within } from '../stage.ts';

interface Storey {
  readonly left: number;
  readonly w: number;
  readonly bottom: number;
  readonly eave: number;
  /** Where its roof ends above. */
  readonly top: number;
  readonly last: boolean;
}

/** Paper screens in a frame of dark wood. */
const screens = (stage: Stage, wood: string, { left, w, bottom, eave }: Storey): void => {
  const { pen, tone, lamps, light } = stage;
  pen.rect(tone(0.92, 0.02, 85), left, eave, w, bottom - eave);
  const count = Math.max(4, Math.round(w / 24));
  const half = (w - 8) / count / 2 - 1;
  const paper = tone(isDark(light) ? 0.72 : 0.9, 0.03, 90);
  for (const at of middles(count, left + 4, left + w - 4)) {
    const lamp = lamps.percent(30) ? LAMP.deep : LAMP.bright;
    pen.rect(lamps.next() < light.lit + 0.15 ? lamp : paper, at - half, eave + 8, half * 2, bottom - eave - 14);
  }
  pen.bars(wood, bottom - eave - 14, 0.9, (w - 8) / count / 3, d`M${left + 4} ${(eave + bottom + 2) / 2}h${w - 8}`);
  pen.line(
    wood,
    0.9,
    d`M${left} ${eave + 8 + (bottom - eave) * 0.3}h${w}M${left} ${eave + 8 + (bottom - eave) * 0.56}h${w}`,
  );
  for (const at of along(count / 2 + 1, left, left + w - 4)) pen.rect(wood, at, eave, 4, bottom - eave);
  pen.rect(wood, left - 2, bottom - 6, w + 4, 6);
};

const roof = ({ pen, tone }: Stage, { left, w, eave, top, last }: Storey): void => {
  const ridge = tone(0.38, 0.035, 258);
  const [over, cx] = [26, left + w / 2];
  const [l, r, inset] = [left - over, left + w + over, w * (last ? 0.16 : 0.02)];
  pen.rect(SHADE.deep, left, eave, w, 9);
  pen.path(
    tone(0.46, 0.035, 255),
    d`M${l} ${eave + 1}Q${l + over + inset * 0.5} ${eave - 6} ${left + inset} ${top}H${left + w - inset}Q${r - over - inset * 0.5} ${eave - 6} ${r} ${eave + 1}Q${r - 8} ${eave + 6} ${r - 14} ${eave + 6}H${l + 14}Q${l + 8} ${eave + 6} ${l} ${eave + 1}z`,
  );
  const ribs = along(Math.round(w / 15), left + inset + 4, left + w - inset - 4);
  pen.line(
    ridge,
    1,
    ribs.map((at) => whole`M${at} ${top + 2}L${cx + (at - cx) * (1 + over / w + 0.08)} ${eave + 4}`).join(''),
  );
  pen.rect(ridge, l + 12, eave + 4, w + over * 2 - 24, 3);
  if (!last) return;
  pen.rect(ridge, left + inset - 5, top - 4, w - inset * 2 + 10, 6);
  pen.path(ridge, d`M${left + inset - 10} ${top - 8}q8 2 10 8h-6zM${left + w - inset + 10} ${top - 8}q-8 2 -10 8h6z`);
};

/** The door behind its short curtains, between two lanterns. */
const entrance = (stage: Stage, wood: string, cx: number, base: number, tall: number): void => {
  const { pen, tone, chance } = stage;
  const ink = inkOf(stage);
  door(stage, cx, base, 34, tall, wood);
  pen.bars(tone(0.4, 0.09, chance.pick([265, 25, 155])), 14, 8, 8.7, d`M${cx - 17} ${base - tall + 7}h34`);
  for (const x of [cx - 30, cx + 30]) {
    pen.disc(`${LAMP.bright}38`, x, base - tall, 15);
    pen.path(LAMP.bright, d`M${x - 5} ${base - tall - 8}h10q4 8 0 16h-10q-4 -8 0 -16z`);
    pen.line(ink, 2.4, d`M${x - 4} ${base - tall - 9}h8M${x - 4} ${base - tall + 9}h8`);
  }
  spill(stage, cx, base, 36);
};

/** A low house of dark wood with paper screens under swept tiled roofs, lanterns at the door. */
export const ryokan: Build = (stage, { x, base, width, height, main }) => {
  const { tone, chance } = stage;
  const wood = tone(0.38, 0.05, 45);
  const each = height / 2;
  const shrink = within(chance, 0.08, 0.2);
  const shift = within(chance, -0.5, 0.5) * shrink * width;
  for (const storey of [0, 1]) {
    const w = width * (1 - shrink * storey);
    const left = x + (width - w) / 2 + shift * storey;
    const [bottom, eave] = [base - each * storey, base - each * storey - each * 0.56];
    const place: Storey = { left, w, bottom, eave, top: eave - each * (storey === 1 ? 0.56 : 0.4), last: storey === 1 };
    screens(stage, wood, place);
    if (storey === 1) railing(stage, left - 8, bottom - 14, w + 16, 12, 9);
    roof(stage, place);
  }
  if (!main) return;
  entrance(stage, wood, x + width * chance.pick([0.32, 0.5, 0.66]), base, each * 0.42);
  sign(stage, x + width, base - each * 0.44, 1);
};
