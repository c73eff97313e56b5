import { chimney, door, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { type Build, type Lch, middles, SHADE, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows, type Pane } from '../windows.ts';

const paints: readonly [Lch, ...Lch[]] = [
  [0.5, 0.145, 28],
  [0.76, 0.12, 82],
  [0.94, 0.012, 90],
  [0.5, 0.07, 235],
  [0.5, 0.075, 165],
  [0.44, 0.03, 265],
];

interface Boards {
  readonly left: number;
  readonly w: number;
  readonly base: number;
  readonly top: number;
  readonly eaves: number;
  readonly paint: Lch;
  readonly trim: string;
  readonly detailed: boolean;
}

const walls = ({ pen, tone }: Stage, { left, w, base, top, eaves, paint, detailed }: Boards): void => {
  const [l, c, h] = paint;
  pen.poly(tone(l, c, h), left, base, left, eaves, left + w / 2, top, left + w, eaves, left + w, base);
  if (detailed) pen.bars(tone(l - 0.05, c, h), base - eaves, 0.9, 6, d`M${left + 3} ${(base + eaves) / 2}h${w - 4}`);
  pen.rect(tone(0.55, 0.015, 260), left, base - 7, w, 7);
};

const roof = (stage: Stage, { left, w, base, top, eaves, trim, detailed }: Boards): void => {
  const { pen, tone, weather, chance } = stage;
  const snow = weather === 'snow';
  const [cx, slope] = [left + w / 2, (eaves - top) / (w / 2)];
  const low = (over: number): number => eaves + over * slope;
  if (detailed)
    pen.poly(
      trim,
      left - 5,
      low(5) + 5,
      cx,
      top + 5,
      left + w + 5,
      low(5) + 5,
      left + w + 5,
      low(5),
      cx,
      top,
      left - 5,
      low(5),
    );
  const cover = snow ? tone(0.96, 0.01, 240) : tone(0.36, 0.03, 265);
  pen.poly(
    cover,
    left - 6,
    low(6),
    cx,
    top - (snow ? 9 : 5),
    left + w + 6,
    low(6),
    left + w + 6,
    low(6) + 2,
    cx,
    top + 2,
    left - 6,
    low(6) + 2,
  );
  if (chance.percent(50))
    chimney(stage, left + w * 0.66, eaves - (eaves - top) * 0.86, 12, (eaves - top) * 0.42, tone(0.5, 0.09, 35));
  if (detailed) pen.rect(SHADE.soft, left + w - 4, eaves, 4, base - eaves);
};

/** One house; answers where its door would be. */
const house = (stage: Stage, boards: Boards, open: boolean): number => {
  const { left, w, base, top, eaves, trim } = boards;
  walls(stage, boards);
  const floors = Math.max(2, Math.round((base - eaves) / 52));
  const storey = (base - 8 - eaves) / floors;
  const places = middles(w > 84 ? 3 : 2, left + 3, left + w - 3);
  const doorAt = places[Math.floor(places.length / 2)] ?? left;
  const windows = openWindows(stage, { frame: trim, bars: 'cross', border: 2, sill: trim });
  const pane = (x: number, y: number): Pane => ({
    x: x - 8.5,
    y: y + storey * 0.22,
    width: 17,
    height: Math.min(30, storey * 0.56),
  });
  addRows(windows, tops(floors - 1, eaves, storey), places, pane);
  addRows(
    windows,
    [eaves + storey * (floors - 1)],
    places.filter((at) => !open || at !== doorAt),
    pane,
  );
  windows.add({ x: left + w / 2 - 7, y: eaves - (eaves - top) * 0.42, width: 14, height: (eaves - top) * 0.36 });
  windows.draw();
  roof(stage, boards);
  return doorAt;
};

/** Painted board houses on the water, white frames, steep gables. */
export const nordic: Build = (stage, { x, base, width, height, main }) => {
  const { tone, chance, stars } = stage;
  const count = main ? Math.min(4, 1 + Math.ceil(stars / 2)) : Math.max(1, Math.round(width / 84));
  const w = (width - 4 * (count - 1)) / count;
  let colour = chance.between(0, paints.length - 1);
  for (let index = 0; index < count; index += 1) {
    colour = (colour + chance.between(1, paints.length - 1)) % paints.length;
    const top = base - height * within(chance, 0.8, 1);
    const left = x + index * (w + 4);
    const open = main && index === Math.floor(count / 2);
    const trim = colour === 2 ? tone(0.45, 0.05, 235) : tone(0.96, 0.01, 90);
    const eaves = top + w * within(chance, 0.42, 0.66);
    const doorAt = house(
      stage,
      { left, w, base, top, eaves, paint: paints[colour] ?? paints[0], trim, detailed: main },
      open,
    );
    if (!open) continue;
    door(stage, doorAt, base, 20, 38, trim);
    spill(stage, doorAt, base, 22);
    sign(stage, left + w, base - 58, 1);
  }
};
