import type { Chance } from '../../chance.ts';
import { door, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, type Lch, middles, SHADE, tops, within } from '../stage.ts';
import { addRows, openWindows } from '../windows.ts';

interface Frame {
  readonly x: number;
  readonly width: number;
  readonly eaves: number;
  /** From the eaves to the ridge. */
  readonly rise: number;
  readonly storey: number;
  readonly floors: number;
  readonly bays: number;
  /** Levels of the gable. */
  readonly levels: number;
}

/** Posts, rails and the struts between them, bay by bay. */
const wallBeams = (chance: Chance, { x, width, eaves, storey, floors, bays }: Frame): string => {
  const lean = width / bays / 2.5;
  const strut = (bay: number, at: number, y: number): string => {
    if (bay === 0) return d`M${at} ${y + storey}l${lean} ${-storey}`;
    if (bay === bays) return d`M${at} ${y + storey}l${-lean} ${-storey}`;
    const low = y + storey * 0.74;
    return chance.percent(55) ? d`M${at} ${low}l${lean} ${storey * 0.26}M${at} ${low}l${-lean} ${storey * 0.26}` : '';
  };
  let beams = '';
  for (const y of tops(floors, eaves, storey)) {
    beams += d`M${x} ${y + 2}h${width}M${x} ${y + storey * 0.74}h${width}`;
    for (const [bay, at] of along(bays + 1, x + 3, x + width - 3).entries())
      beams += d`M${at} ${y}v${storey}` + strut(bay, at, y);
  }
  return beams;
};

const gableBeams = ({ x, width, eaves, rise, levels }: Frame): string => {
  const cx = x + width / 2;
  let beams = '';
  for (let level = 1; level < levels; level += 1) {
    const half = (width / 2) * (1 - level / levels);
    beams += d`M${cx - half} ${eaves - (rise * level) / levels}h${half * 2}`;
  }
  for (const share of [-0.5, -0.17, 0.17, 0.5])
    beams += d`M${cx + share * width * 0.62} ${eaves}v${-rise * (1 - Math.abs(share) * 1.24) * 0.94}`;
  return (
    beams +
    d`M${x + width * 0.06} ${eaves}l${width * 0.13} ${-rise / levels}M${x + width * 0.94} ${eaves}l${-width * 0.13} ${-rise / levels}`
  );
};

/** A half-timbered town house under a steep roof, its storeys stepping out. */
export const halfTimbered: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance } = stage;
  const plaster = tone(
    ...chance.pick<Lch>([
      [0.93, 0.03, 88],
      [0.88, 0.06, 85],
      [0.82, 0.06, 40],
      [0.85, 0.045, 150],
      [0.8, 0.05, 230],
    ]),
  );
  const beam = tone(0.34, 0.05, chance.pick([45, 30, 55]));
  const roof = tone(0.5, 0.11, within(chance, 32, 44));
  const steep = within(chance, 0.62, 0.85);
  const rise = Math.min(height * 0.52, (width / 2) * steep * 1.5);
  const [cx, top] = [x + width / 2, base - height];
  const eaves = top + rise;
  const ground = 50;
  pen.poly(plaster, x, eaves, cx, top + 4, x + width, eaves);
  pen.rect(plaster, x, eaves - 1, width, base - ground - eaves + 1);
  pen.rect(tone(0.7, 0.03, 60), x + 5, base - ground, width - 10, ground);
  const floors = Math.max(1, Math.round((base - ground - eaves) / 48));
  const storey = (base - ground - eaves) / floors;
  const bays = Math.max(2, Math.round(width / 46));
  const levels = rise > 84 ? 3 : 2;
  const frame: Frame = { x, width, eaves, rise, storey, floors, bays, levels };
  pen.line(beam, 4, wallBeams(chance, frame) + gableBeams(frame));
  const windows = openWindows(stage, {
    frame: tone(0.95, 0.012, 85),
    bars: 'cross',
    border: 1.6,
    ...(chance.percent(50) ? { shutters: tone(0.46, 0.09, chance.pick([150, 28, 240])) } : {}),
  });
  addRows(windows, tops(floors, eaves + storey * 0.2, storey), middles(bays, x + 3, x + width - 3), (at, y) => ({
    x: at - 7,
    y,
    width: 14,
    height: storey * 0.5,
    box: chance.percent(70),
  }));
  for (let level = 0; level < levels - 1; level += 1) {
    const half = (width / 2) * (1 - (level + 0.6) / levels) * 0.7;
    const y = eaves - (rise * (level + 1)) / levels + 7;
    addRows(windows, [y], middles(levels - 1 - level, cx - half, cx + half), (at) => ({
      x: at - 6,
      y,
      width: 12,
      height: rise / levels - 12,
    }));
  }
  const places = middles(bays, x + 8, x + width - 8);
  const doorAt = places[Math.floor(bays / 2)] ?? cx;
  addRows(
    windows,
    [base - 36],
    places.filter((at) => !main || at !== doorAt),
    (at, y) => ({ x: at - 11, y, width: 22, height: 26, bare: true }),
  );
  windows.draw();
  pen.rect(beam, x - 4, base - ground - 4, width + 8, 7);
  pen.rect(SHADE.deep, x + 5, base - ground + 3, width - 10, 6);
  const over = 11;
  pen.poly(
    roof,
    x - over,
    eaves + over * steep,
    cx,
    top - 8,
    x + width + over,
    eaves + over * steep,
    x + width + over - 9,
    eaves + over * steep + 3,
    cx,
    top + 9,
    x - over + 9,
    eaves + over * steep + 3,
  );
  if (!main) return;
  door(stage, doorAt, base, 22, 40, beam, true);
  spill(stage, doorAt, base, 24);
  sign(stage, x + width, base - ground - 22, 1);
};
