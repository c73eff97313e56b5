import { isDark, LAMP } from '../light.ts';
import { balustrade, door, sign, spill } from '../parts.ts';
import { d, whole } from '../pen.ts';
import { along, type Build, type Lch, middles, SHADE, type Stage, within } from '../stage.ts';

interface Look {
  readonly red: string;
  readonly tile: string;
  readonly edge: string;
}

interface Storey {
  readonly left: number;
  readonly w: number;
  readonly bottom: number;
  /** Where its roof begins. */
  readonly eave: number;
  readonly last: boolean;
  /** Height of a storey with its roof. */
  readonly each: number;
}

/** Lattice doors between red columns. */
const hall = (stage: Stage, { red }: Look, { left, w, bottom, eave }: Storey): void => {
  const { pen, tone, lamps, light } = stage;
  const paper = tone(isDark(light) ? 0.5 : 0.72, 0.06, 60);
  pen.rect(tone(0.4, 0.08, 30), left, eave, w, bottom - eave);
  const bays = Math.max(3, Math.round(w / 34)) | 1;
  const half = (w - 6) / bays / 2 - 4;
  let lattice = '';
  for (const at of middles(bays, left + 3, left + w - 3)) {
    const lamp = lamps.percent(30) ? LAMP.deep : LAMP.bright;
    pen.rect(lamps.next() < light.lit + 0.25 ? lamp : paper, at - half, eave + 12, half * 2, bottom - eave - 16);
    lattice += d`M${at - half / 3} ${eave + 12}V${bottom - 4}M${at + half / 3} ${eave + 12}V${bottom - 4}M${at - half} ${eave + 12 + (bottom - eave) * 0.26}h${half * 2}`;
  }
  pen.line(red, 0.9, lattice);
  pen.rect(tone(0.45, 0.08, 200), left, eave + 4, w, 6);
  for (const at of along(bays + 1, left, left + w - 5)) pen.rect(red, at, eave + 4, 5, bottom - eave - 4);
};

/** A roof of tiles whose corners turn up; the last one has a ridge. */
const roof = ({ pen, tone }: Stage, { tile, edge }: Look, { left, w, eave, last, each }: Storey): void => {
  const [over, cx] = [30, left + w / 2];
  const high = eave - each * (last ? 0.8 : 0.46);
  const inset = w * (last ? 0.12 : 0.05);
  pen.rect(SHADE.deep, left, eave + 3, w, 9);
  pen.path(
    tile,
    d`M${left - over} ${eave - 9}Q${left - 6} ${eave - 6} ${left + inset} ${high}H${left + w - inset}Q${left + w + 6} ${eave - 6} ${left + w + over} ${eave - 9}Q${left + w + over * 0.4} ${eave + 7} ${left + w - 6} ${eave + 5}H${left + 6}Q${left - over * 0.4} ${eave + 7} ${left - over} ${eave - 9}z`,
  );
  const ribs = along(Math.round(w / 14), left + inset + 3, left + w - inset - 3);
  const rib = (at: number): string =>
    whole`M${at} ${high + 3}Q${at + (at - cx) * 0.04} ${eave - 12} ${cx + (at - cx) * (1 + (over - 6) / w)} ${eave + 3}`;
  pen.line(tone(0.4, 0.035, 255), 1, ribs.map(rib).join(''));
  pen.line(
    edge,
    2,
    d`M${left - over + 3} ${eave - 6}Q${left - over * 0.4} ${eave + 7} ${left + 6} ${eave + 5.5}H${left + w - 6}Q${left + w + over * 0.4} ${eave + 7} ${left + w + over - 3} ${eave - 6}`,
  );
  if (!last) return;
  pen.rect(edge, left + inset - 4, high - 5, w - inset * 2 + 8, 6);
  for (const [at, turn] of [
    [left + inset, -1],
    [left + w - inset, 1],
  ] as const) {
    pen.path(edge, d`M${at - 5} ${high - 4}q${turn * 3} -4 ${turn * 9} -9q${-turn} 6 ${5 - turn * 2} 11z`);
  }
};

/** A courtyard house behind red columns: swept tiled roofs one above the other, lanterns under the eaves. */
export const pavilion: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const red = tone(0.5, 0.155, 28);
  const tile = tone(
    ...chance.pick<Lch>([
      [0.48, 0.03, 255],
      [0.52, 0.07, 165],
      [0.68, 0.11, 82],
      [0.46, 0.05, 235],
    ]),
  );
  const edge = tone(0.78, 0.1, 85);
  const tiers = main ? (stars > 3 ? 3 : 2) : 1;
  const terrace = main ? 20 : 8;
  const each = (height - terrace) / (tiers + 0.35);
  pen.rect(tone(0.86, 0.015, 80), x - 14, base - terrace, width + 28, terrace);
  balustrade(stage, x - 14, base - terrace - 8, width + 28, 9, tone(0.93, 0.01, 85));
  const look: Look = { red, tile, edge };
  for (let tier = 0; tier < tiers; tier += 1) {
    const w = width * (1 - tier * within(chance, 0.24, 0.32)) * (tier === 0 ? 0.9 : 0.86);
    const bottom = base - terrace - each * tier;
    const storey: Storey = {
      left: x + (width - w) / 2,
      w,
      bottom,
      eave: bottom - each * 0.52,
      last: tier === tiers - 1,
      each,
    };
    hall(stage, look, storey);
    roof(stage, look, storey);
  }
  if (!main) return;
  const cx = x + width / 2;
  const floor = base - terrace;
  door(stage, cx, floor, 30, each * 0.38, red);
  pen.poly(tone(0.93, 0.01, 85), cx - 20, floor, cx + 20, floor, cx + 28, base, cx - 28, base);
  pen.line(
    tone(0.72, 0.02, 80),
    1.2,
    [0.3, 0.65].map((at) => d`M${cx - 20 - 8 * at} ${floor + terrace * at}h${40 + 16 * at}`).join(''),
  );
  for (const side of [-56, -28, 28, 56]) {
    pen.disc(`${LAMP.bright}30`, cx + side, floor - each * 0.36, 12);
    pen.path(tone(0.62, 0.21, 28), d`M${cx + side - 4} ${floor - each * 0.36 - 6}h8q6 6 0 12h-8q-6 -6 0 -12z`);
    pen.line(edge, 1, d`M${cx + side} ${floor - each * 0.36 + 6}v6M${cx + side - 4} ${floor - each * 0.36 - 6}h8`);
  }
  spill(stage, cx, base, 40);
  sign(stage, x + width - 6, floor - each * 0.3, 1);
};
