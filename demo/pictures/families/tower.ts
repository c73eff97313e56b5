import type { Chance } from '../../chance.ts';
import { LAMP } from '../light.ts';
import { door, potted, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, middles, type Stage, within } from '../stage.ts';

type Kind = 'slab' | 'steps' | 'curve' | 'twin' | 'crown';

interface Look {
  readonly kind: Kind;
  readonly hue: number;
  /** Height of a floor and width of a pane. */
  readonly floor: number;
  readonly cell: number;
}

interface Tier {
  readonly left: number;
  readonly wide: number;
  readonly top: number;
}

/** The upright parts of a tower, the furthest back first. */
const tiersOf = (
  kind: Kind,
  chance: Chance,
  { x, width, top, tall }: { x: number; width: number; top: number; tall: number },
): Tier[] => {
  if (kind === 'twin') {
    return [
      { left: x, wide: width * 0.44, top: top + within(chance, 26, 60) },
      { left: x + width * 0.5, wide: width * 0.5, top },
    ];
  }
  if (kind !== 'steps')
    return [{ left: x + width * 0.1, wide: width * 0.8, top: top + { slab: 0, curve: 24, crown: 30 }[kind] }];
  const lean = chance.pick([0, 0.5, 1]);
  const drop = within(chance, 0.14, 0.24) * tall;
  return [2, 1, 0].map((tier) => {
    const wide = width * (1 - 0.24 * tier);
    return { left: x + (width - wide) * lean, wide, top: top + drop * (2 - tier) };
  });
};

const shaft = ({ pen, tone }: Stage, { kind, hue }: Look, { left, wide, top }: Tier, base: number): void => {
  const [glass, deep, edge] = [tone(0.64, 0.06, hue), tone(0.52, 0.065, hue + 6), tone(0.9, 0.02, hue)];
  if (kind === 'curve')
    pen.path(glass, d`M${left} ${top + 1}q0 -24 ${wide * 0.6} -24q${wide * 0.4} 0 ${wide * 0.4} 24z`);
  if (kind === 'crown') {
    pen.poly(deep, left, top + 1, left, top - 8, left + wide, top - 30, left + wide, top + 1);
    pen.line(edge, 1.4, d`M${left} ${top - 8}L${left + wide} ${top - 30}`);
  }
  pen.rect(glass, left, top, wide, base - top);
  pen.rect(deep, left + wide * 0.68, top, wide * 0.32, base - top);
  pen.rect(edge, left - 1.5, top, 3, base - top);
  if (kind !== 'curve' && kind !== 'crown') pen.rect(edge, left - 2, top - 4, wide + 4, 5);
};

/** Glass by floors: some panes are lit, some have the sky in them. */
const panes = (
  { pen, tone, lamps, light }: Stage,
  { hue, floor, cell }: Look,
  { left, wide, top }: Tier,
  bottom: number,
): void => {
  let [lit, dim, sky] = ['', '', ''];
  const columns = Math.max(3, Math.round(wide / cell));
  const w = (wide - 6) / columns;
  for (let y = top + 6; y < bottom - floor; y += floor) {
    for (let column = 0; column < columns; column += 1) {
      const drawn = lamps.next();
      const pane = d`M${left + 4 + w * column} ${Math.round(y + (floor - 4) / 2)}h${w - 2}`;
      if (drawn < light.lit * 0.2) dim += pane;
      else if (drawn < light.lit * 0.75) lit += pane;
      else if (drawn > 0.88) sky += pane;
    }
  }
  pen.bars(tone(0.78, 0.035, hue), wide, 0.9, floor, d`M${left + wide / 2} ${top + 3}V${bottom}`);
  for (const [colour, data] of [
    [tone(0.76, 0.05, hue - 8), sky],
    [LAMP.bright, lit],
    [LAMP.deep, dim],
  ] as const) {
    if (data !== '') pen.line(colour, floor - 4, data);
  }
};

const hall = (
  { pen, tone, lamps, light }: Stage,
  hue: number,
  box: { left: number; wide: number; base: number; tall: number },
): void => {
  const { left, wide, base, tall } = box;
  pen.rect(tone(0.42, 0.035, hue), left, base - tall, wide, tall);
  for (const at of middles(Math.round(wide / 18), left + 4, left + wide - 4)) {
    const lit = lamps.next() < light.lit + 0.3;
    pen.rect(lit ? LAMP.bright : tone(0.56, 0.05, hue), at - 7.5, base - tall + 9, 15, tall - 9);
  }
  pen.rect(tone(0.9, 0.02, hue), left - 5, base - tall - 3, wide + 10, 6);
};

/** Glass and steel: a slab, a stepped or a rounded tower on a lit hall. */
export const tower: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const kind = chance.pick<Kind>(['slab', 'steps', 'curve', 'twin', 'crown']);
  const hue = within(chance, 195, 262);
  const edge = tone(0.9, 0.02, hue);
  const podium = main ? 48 : 30;
  const top = base - height;
  const tiers = tiersOf(kind, chance, { x, width, top, tall: height - podium });
  const look: Look = { kind, hue, floor: within(chance, 12, 15), cell: within(chance, 13, 18) };
  for (const tier of tiers) {
    shaft(stage, look, tier, base);
    panes(stage, look, tier, base - podium);
  }
  if (kind === 'slab') {
    const band = top + (height - podium) * within(chance, 0.2, 0.4);
    pen.rect(tone(0.42, 0.04, hue), x + width * 0.1, band, width * 0.8, 12);
    for (const at of along(6, x + width * 0.14, x + width * 0.82)) pen.disc(tone(0.5, 0.1, 145), at, band + 3, 6);
  }
  if (main && kind !== 'crown') pen.line(edge, 2, d`M${x + width * 0.62} ${kind === 'curve' ? top + 3 : top - 2}v-30`);
  const wide = width * (main ? 1.3 : 1);
  const left = x - (wide - width) / 2;
  hall(stage, hue, { left, wide, base, tall: podium });
  if (!main) return;
  const cx = x + width / 2;
  door(stage, cx, base, 32, 34, tone(0.32, 0.03, 260));
  pen.poly(edge, cx - 44, base - 38, cx + 44, base - 38, cx + 50, base - 33, cx - 50, base - 33);
  for (const side of stars > 3 ? [-42, 42] : []) potted(stage, cx + side, base);
  spill(stage, cx, base, 36);
  sign(stage, left + wide, base - podium - 2, 1);
};
