import { awning, chimney, door, dormer, railing, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, middles, type Stage, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

interface Rotunda {
  readonly left: number;
  readonly cornice: number;
  readonly storey: number;
  readonly floors: number;
  readonly roof: number;
  readonly stone: string;
  readonly shade: string;
  readonly zinc: string;
}

/** The round corner under its dome. */
const rotunda = (stage: Stage, { left, cornice, storey, floors, roof, stone, shade, zinc }: Rotunda): void => {
  const { pen } = stage;
  const w = 62;
  const levels = tops(floors, cornice, storey);
  pen.rect(stone, left, cornice - 6, w, storey * floors + 6);
  pen.path(
    zinc,
    d`M${left - 3} ${cornice - 5}q2 ${-roof * 0.95} ${w / 2 + 3} ${-roof * 1.25}q${w / 2 + 1} ${roof * 0.3} ${w / 2 + 3} ${roof * 1.25}z`,
  );
  pen.rect(zinc, left + w / 2 - 3, cornice - roof * 1.25 - 14, 6, 14);
  pen.line(zinc, 1.5, d`M${left + w / 2} ${cornice - roof * 1.25 - 12}v-18`);
  pen.rect(shade, left - 3, cornice - 7, w + 6, 5);
  const windows = openWindows(stage, { frame: shade, bars: 'tall', border: 2 });
  addRows(windows, levels, middles(2, left + 4, left + w - 4), (at, y) => ({
    x: at - 8,
    y: y + storey * 0.16,
    width: 16,
    height: storey * 0.7,
    arch: 'round',
  }));
  windows.add({ x: left + w / 2 - 8, y: cornice - roof * 0.72, width: 16, height: 22, arch: 'round', lit: true });
  windows.draw();
  for (const y of levels) railing(stage, left + 2, y + storey - 12, w - 4, 11, 4.5);
};

/** Windows of cafés; the hotel's door is at one of them, none at -1. */
const cafes = (stage: Stage, places: readonly number[], base: number, doorAt: number): void => {
  const windows = openWindows(stage, { frame: stage.tone(0.3, 0.04, 60), bars: 'tall', border: 1.5 });
  for (const [index, at] of places.entries()) {
    if (index === doorAt) door(stage, at, base, 20, 40, stage.tone(0.7, 0.09, 80));
    else
      windows.add({
        x: at - 14,
        y: base - 38,
        width: 28,
        height: 30,
        ...(doorAt < 0 ? {} : { lit: stage.lamps.percent(70) }),
      });
  }
  windows.draw();
};

/** Limestone with iron balconies under a grey mansard; cafés on the ground floor. */
export const mansard: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const hue = within(chance, 72, 92);
  const stone = tone(within(chance, 0.86, 0.9), 0.032, hue);
  const shade = tone(0.76, 0.04, hue);
  const zinc = tone(0.5, 0.035, 262);
  const roof = height * 0.24;
  const [top, cornice] = [base - height, base - height + roof];
  const corner = main && chance.percent(45);
  const ground = 52;
  for (const at of along(3, x + 16, x + width - 30)) chimney(stage, at, top - 12, 18, roof, shade);
  pen.path(
    zinc,
    d`M${x - 2} ${cornice}q2 ${-roof * 0.72} ${12} ${-roof * 0.86}h${width - 20}q10 ${roof * 0.14} 12 ${roof * 0.86}z`,
  );
  if (main) pen.rect(tone(0.42, 0.035, 262), x + 8, top + roof * 0.1, width - 16, 4);
  const bays = Math.max(2, Math.round(width / 47));
  const places = middles(bays, x + 6, x + width - 6);
  for (const at of places)
    dormer(stage, at, cornice - 3, 15, stone, tone(0.42, 0.035, 262), stage.lamps.next() < stage.light.lit);
  pen.rect(stone, x, cornice, width, base - cornice);
  pen.rect(shade, x - 4, cornice - 3, width + 8, 6);
  if (main) pen.bars(tone(0.82, 0.035, hue), 9, 4.5, 9, d`M${x + 4.5} ${cornice + 8}V${base - ground}`);
  const windows = openWindows(stage, { frame: tone(0.94, 0.015, 90), bars: 'tall', border: 2 });
  const floors = Math.max(3, Math.min(4, Math.round((base - ground - cornice) / 46)));
  const storey = (base - ground - cornice) / floors;
  const noble = [0, floors - 1];
  addRows(windows, tops(floors, cornice, storey), places, (at, y, floor) => ({
    x: at - 7.5,
    y: y + storey * 0.2,
    width: 15,
    height: storey * 0.76,
    balcony: !noble.includes(floor),
  }));
  for (const floor of noble) pen.rect(shade, x - 3, cornice + storey * (floor + 1) - 1, width + 6, 3);
  windows.draw();
  for (const floor of main ? noble : []) railing(stage, x - 2, cornice + storey * (floor + 1) - 13, width + 4, 12, 4.5);
  if (corner)
    rotunda(stage, {
      left: chance.percent(50) ? x - 8 : x + width - 54,
      cornice,
      storey,
      floors,
      roof,
      stone,
      shade,
      zinc,
    });
  pen.rect(tone(0.36, 0.05, chance.pick([25, 160, 265])), x, base - ground, width, ground);
  const awningHue = chance.pick([25, 265, 155]);
  cafes(stage, places, base, main ? Math.floor(bays / 2) : -1);
  if (main && stars > 1) for (const at of places) awning(stage, at - 16, base - ground + 2, 32, awningHue);
  pen.rect(shade, x - 2, base - ground - 4, width + 4, 5);
  if (!main) return;
  spill(stage, places[Math.floor(bays / 2)] ?? x, base, 22);
  sign(stage, corner ? x + width + 6 : x + width - 1, base - ground - 22, 1);
};
