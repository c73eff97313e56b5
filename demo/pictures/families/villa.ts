import { cypress } from '../nature.ts';
import { door, sign, spill } from '../parts.ts';
import { whole } from '../pen.ts';
import { along, type Build, type Lch, middles, SHADE, type Stage, within } from '../stage.ts';
import { addRows, type Look, openWindows } from '../windows.ts';

interface Block {
  readonly left: number;
  readonly w: number;
  readonly top: number;
  readonly base: number;
}

interface Style {
  readonly wall: string;
  readonly shade: string;
  readonly look: Look;
}

/** Walls under a low tiled roof. */
const block = ({ pen, tone }: Stage, wall: string, { left, w, top, base }: Block, rise: number, eave: number): void => {
  const under = tone(0.52, 0.11, 40);
  const cx = left + w / 2;
  pen.rect(wall, left, top, w, base - top);
  pen.poly(
    tone(0.62, 0.125, 42),
    left - eave,
    top + 3,
    left + w * 0.24,
    top - rise,
    left + w * 0.76,
    top - rise,
    left + w + eave,
    top + 3,
  );
  const ribs = along(Math.round(w / 12), left + w * 0.26, left + w * 0.74);
  pen.line(under, 1, ribs.map((at) => whole`M${at} ${top - rise + 1}L${cx + (at - cx) * 2.1} ${top + 3}`).join(''));
  pen.rect(under, left - eave, top + 3, w + eave * 2, 3);
  pen.rect(SHADE.soft, left, top + 6, w, 7);
  pen.rect(SHADE.soft, left + w - 3, top + 6, 3, base - top - 6);
};

const tower = (stage: Stage, { shade, look }: Style, place: Block): void => {
  const { left, w, top, base } = place;
  block(stage, shade, place, 20, 8);
  const windows = openWindows(stage, look);
  addRows(windows, [top + 20], middles(2, left + 6, left + w - 6), (x, y) => ({
    x: x - 6.5,
    y,
    width: 13,
    height: 26,
    arch: 'round',
  }));
  addRows(windows, [top + (base - top) * 0.42, top + (base - top) * 0.72], [left + w / 2], (x, y, floor) => ({
    x: x - 8,
    y,
    width: 16,
    height: 26,
    box: floor === 1,
  }));
  windows.draw();
};

/** The main block with its arcade; answers where the door is. */
const body = (stage: Stage, { wall, shade, look }: Style, place: Block, main: boolean): number => {
  const { left, w, top, base } = place;
  block(stage, wall, place, 26, 12);
  const bays = Math.max(3, Math.round(w / 44));
  const windows = openWindows(stage, look);
  addRows(windows, [top + 22], middles(bays, left + 6, left + w - 6), (x, y) => ({
    x: x - 8,
    y,
    width: 16,
    height: 28,
    box: stage.chance.percent(50),
  }));
  windows.draw();
  const [arcade, r, places] = [58, w / bays / 2 - 5, middles(bays, left + 4, left + w - 4)];
  const doorAt = places[Math.floor(bays / 2)] ?? left;
  stage.pen.rect(shade, left, base - arcade - 8, w, 4);
  const arches = openWindows(stage, { frame: wall, bars: 'none', border: 1 });
  for (const at of places)
    if (!main || at !== doorAt)
      arches.add({ x: at - r, y: base - arcade, width: r * 2, height: arcade, arch: 'round' });
  if (main) door(stage, doorAt, base, r * 1.5, arcade - 6, shade, true);
  arches.draw();
  return doorAt;
};

/** The low wing behind a pergola with bougainvillea. */
const wing = (stage: Stage, { wall, look }: Style, place: Block, main: boolean): void => {
  const { pen, tone, chance } = stage;
  const { left, w, top, base } = place;
  block(stage, wall, place, 26, 12);
  const windows = openWindows(stage, look);
  addRows(
    windows,
    [base - (base - top) * 0.62],
    middles(Math.max(1, Math.round(w / 46)), left + 4, left + w - 4),
    (x, y) => ({ x: x - 9, y, width: 18, height: 30, box: true }),
  );
  windows.draw();
  if (!main) return;
  const wood = tone(0.5, 0.06, 50);
  for (const post of along(4, left + 4, left + w - 8)) pen.rect(wood, post, base - 44, 3, 44);
  pen.rect(wood, left - 2, base - 47, w + 4, 3.5);
  for (const at of along(9, left, left + w)) {
    const leaf = chance.percent(45) ? tone(0.5, 0.1, 145) : tone(0.58, 0.19, 350);
    pen.disc(leaf, at, base - 48 + within(chance, -4, 4), within(chance, 4, 7));
  }
};

/** White walls in three blocks under low tiled roofs: a tower, an arcade in the shade, a wing with vines. */
export const villa: Build = (stage, { x, base, width, height, main }) => {
  const { tone, chance } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.95, 0.02, 85],
    [0.92, 0.035, 75],
    [0.87, 0.06, 60],
    [0.94, 0.025, 50],
  ]);
  const shade = tone(l - 0.08, c + 0.012, h - 10);
  const shutters = tone(
    ...chance.pick<Lch>([
      [0.55, 0.08, 235],
      [0.5, 0.07, 160],
      [0.48, 0.08, 50],
    ]),
  );
  const style: Style = { wall: tone(l, c, h), shade, look: { frame: shade, bars: 'cross', shutters } };
  const [towerWidth, bodyWidth] = [width * within(chance, 0.2, 0.26), width * within(chance, 0.44, 0.52)];
  const bodyHeight = height * within(chance, 0.56, 0.66);
  const wingHeight = bodyHeight * within(chance, 0.55, 0.66);
  const wingWidth = width - towerWidth - bodyWidth;
  const left = chance.percent(50);
  const towerLeft = left ? x : x + width - towerWidth;
  if (main)
    for (const share of [-0.5, 0.35])
      cypress(stage, towerLeft + towerWidth * (left ? share : 1 - share), base, height * within(chance, 0.66, 0.96));
  wing(stage, style, { left: left ? x + width - wingWidth : x, w: wingWidth, top: base - wingHeight, base }, main);
  tower(stage, style, { left: towerLeft, w: towerWidth, top: base - height, base });
  const doorAt = body(
    stage,
    style,
    { left: left ? x + towerWidth : x + wingWidth, w: bodyWidth, top: base - bodyHeight, base },
    main,
  );
  if (!main) return;
  spill(stage, doorAt, base, 24);
  sign(stage, x + width, base - 66, 1);
};
