import { LAMP } from '../light.ts';
import { awning, balustrade, door, dormer, flag, potted, sign } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, type Lch, middles, SHADE, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

type Crown = 'dome' | 'mansard' | 'pediment';

interface House {
  readonly wall: string;
  readonly shade: string;
  readonly white: string;
  readonly roof: string;
  readonly top: number;
  readonly base: number;
  readonly storey: number;
  /** The tops of its storeys. */
  readonly levels: readonly number[];
}

/** A projecting corner of the house, under a dome or a steep roof. */
const corner = (
  stage: Stage,
  house: House,
  { edge, wide, high, domed }: { edge: number; wide: number; high: number; domed: boolean },
): void => {
  const { pen } = stage;
  const { wall, white, roof, base, top, storey, levels } = house;
  pen.rect(wall, edge, high, wide, base - high);
  pen.rect(white, edge - 3, high - 3, wide + 6, 6);
  if (domed) {
    pen.path(
      roof,
      d`M${edge} ${high - 2}q${-wide * 0.02} ${-wide * 0.62} ${wide / 2} ${-wide * 0.78}q${wide * 0.52} ${wide * 0.16} ${wide / 2} ${wide * 0.78}z`,
    );
    pen.rect(white, edge + wide / 2 - 4, high - wide * 0.78 - 10, 8, 12);
    pen.line(roof, 1.6, d`M${edge + wide / 2} ${high - wide * 0.78 - 9}v-14`);
  } else
    pen.poly(
      roof,
      edge - 3,
      high - 2,
      edge + wide * 0.24,
      high - wide * 0.56,
      edge + wide * 0.76,
      high - wide * 0.56,
      edge + wide + 3,
      high - 2,
    );
  const windows = openWindows(stage, { frame: white, bars: 'tall', border: 1.8 });
  const places = middles(2, edge + 3, edge + wide - 3);
  addRows(windows, levels, places, (at, y, floor) => ({
    x: at - 6,
    y: y + storey * 0.14,
    width: 12,
    height: storey * 0.66,
    balcony: floor > 0,
  }));
  addRows(windows, [base - 42], places, (at, y) => ({ x: at - 6, y, width: 12, height: 34, arch: 'round' }));
  windows.draw();
  pen.rect(SHADE.soft, edge + wide, top + 4, 5, base - top - 4);
};

const crowns: Readonly<
  Record<Crown, (stage: Stage, house: House, at: { cx: number; wide: number; high: number }) => void>
> = {
  dome: (stage, { wall, white, roof }, { cx, wide, high }) => {
    const { pen, tone } = stage;
    pen.rect(wall, cx - wide * 0.34, high - 16, wide * 0.68, 18);
    pen.rect(white, cx - wide * 0.36, high - 18, wide * 0.72, 4);
    pen.path(
      roof,
      d`M${cx - wide * 0.34} ${high - 17}q0 ${-wide * 0.46} ${wide * 0.34} ${-wide * 0.5}q${wide * 0.34} ${wide * 0.04} ${wide * 0.34} ${wide * 0.5}z`,
    );
    pen.line(
      tone(0.62, 0.04, 170),
      1.2,
      [-0.16, 0, 0.16]
        .map(
          (side) =>
            d`M${cx + side * wide * 0.3} ${high - 17 - wide * 0.48}Q${cx + side * wide * 1.2} ${high - 17 - wide * 0.4} ${cx + side * wide * 1.3} ${high - 18}`,
        )
        .join(''),
    );
    pen.rect(white, cx - 6, high - 28 - wide * 0.5, 12, 13);
    flag(stage, cx, high - 28 - wide * 0.5, 25);
  },
  pediment: (stage, { shade, white }, { cx, wide, high }) => {
    const { pen } = stage;
    const left = cx - wide / 2;
    pen.poly(white, left - 6, high, cx, high - wide * 0.26, left + wide + 6, high);
    pen.poly(shade, left + 8, high - 3, cx, high - wide * 0.2, left + wide - 8, high - 3);
    pen.disc(LAMP.bright, cx, high - wide * 0.08, 5);
    flag(stage, cx, high - wide * 0.26, 240);
  },
  mansard: (stage, { white, roof }, { cx, wide, high }) => {
    const { pen } = stage;
    const left = cx - wide / 2;
    pen.path(roof, d`M${left - 3} ${high}q3 -34 14 -44h${wide - 22}q11 10 14 44z`);
    for (const at of middles(3, left, left + wide))
      dormer(stage, at, high - 2, 15, white, roof, stage.lamps.next() < stage.light.lit + 0.2);
    for (const at of [left + 12, left + wide - 12]) flag(stage, at, high - 42, 25);
  },
};

/** The grand hotel: wings around a portico under domes or a long mansard, balustrades and flags. */
export const grand: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.93, 0.022, 85],
    [0.88, 0.04, 50],
    [0.86, 0.05, 88],
    [0.9, 0.025, 220],
    [0.84, 0.055, 20],
  ]);
  const [wall, shade, white] = [tone(l, c, h), tone(l - 0.09, c + 0.01, h), tone(0.97, 0.008, 85)];
  const roof = tone(
    ...chance.pick<Lch>([
      [0.52, 0.06, 170],
      [0.46, 0.04, 262],
      [0.5, 0.09, 35],
    ]),
  );
  const centre = width * within(chance, 0.24, 0.32);
  const cx = x + width / 2;
  const crown = chance.pick<Crown>(['dome', 'mansard', 'pediment']);
  const corners = chance.pick(['domes', 'pavilions', 'none', 'domes'] as const);
  const wing = height * within(chance, 0.66, 0.74);
  const top = base - wing;
  const end = width * 0.15;
  pen.path(roof, d`M${x + 4} ${top + 2}l8 ${-height * 0.1}H${x + width - 12}l8 ${height * 0.1}z`);
  const attic = middles(Math.round(width / 52), x + end, x + width - end).filter(
    (at) => Math.abs(at - cx) > centre / 2 + 8,
  );
  for (const at of attic) dormer(stage, at, top, 13, white, roof, stage.lamps.next() < stage.light.lit);
  pen.rect(wall, x, top, width, wing);
  const ground = 58;
  const floors = Math.max(2, Math.min(3, Math.round((wing - ground) / 46)));
  const storey = (wing - ground - 4) / floors;
  const windows = openWindows(stage, { frame: white, bars: 'tall', border: 1.8 });
  const inset = corners === 'none' ? 4 : end - 4;
  const bays = Math.round(((width - centre) / 2 - inset) / 34);
  const sides = [
    [x + inset, cx - centre / 2 - 4],
    [cx + centre / 2 + 4, x + width - inset],
  ] as const;
  const levels = tops(floors, top + 6, storey);
  for (const [from, to] of sides) {
    const places = middles(bays, from, to);
    addRows(windows, levels, places, (at, y, floor) => ({
      x: at - 6.5,
      y: y + storey * 0.16,
      width: 13,
      height: storey * 0.62,
      ...(floor === 0 ? { arch: 'round' as const } : {}),
      balcony: floor === floors - 1 && stars > 3,
    }));
    addRows(windows, [base - 42], places, (at, y) => ({ x: at - 8, y, width: 16, height: 34, arch: 'round' }));
  }
  for (let floor = 1; floor <= floors; floor += 1) pen.rect(white, x, top + 2 + storey * floor, width, 2);
  pen.rect(shade, x, base - ground, width, ground);
  windows.draw();
  balustrade(stage, x - 3, top - 9, width + 6, 11, white);
  const house: House = { wall, shade, white, roof, top, base, storey, levels };
  for (const edge of corners === 'none' ? [] : [x - 6, x + width - end + 6]) {
    corner(stage, house, { edge, wide: end, high: top - height * 0.07, domed: corners === 'domes' });
  }
  const left = cx - centre / 2;
  const high = top - height * 0.1;
  pen.rect(wall, left, high, centre, base - high);
  crowns[crown](stage, house, { cx, wide: centre, high });
  pen.rect(white, left - 4, high - 3, centre + 8, 6);
  const middle = openWindows(stage, { frame: white, bars: 'tall', border: 2 });
  addRows(middle, levels, middles(3, left + 6, left + centre - 6), (at, y) => ({
    x: at - 8,
    y: y + storey * 0.04,
    width: 16,
    height: storey * 0.74,
    arch: 'round',
  }));
  middle.draw();
  for (const at of along(4, left + 2, left + centre - 7)) pen.rect(white, at, high + 4, 5, base - high - ground);
  pen.rect(white, left - 8, base - ground - 2, centre + 16, 7);
  balustrade(stage, left - 6, base - ground - 13, centre + 12, 11, white);
  if (!main) return;
  door(stage, cx, base, 30, 42, tone(0.45, 0.08, 60), true);
  for (const at of along(4, left - 2, left + centre - 4)) pen.rect(white, at, base - ground + 4, 6, ground - 4);
  awning(stage, cx - 34, base - 52, 68, 25);
  pen.poly(tone(0.5, 0.17, 25), cx - 14, base, cx + 14, base, cx + 24, base + 22, cx - 24, base + 22);
  for (const side of [-50, 50]) potted(stage, cx + side, base);
  sign(stage, x + width + (corners === 'none' ? 0 : 6), base - ground - 22, 1);
};
