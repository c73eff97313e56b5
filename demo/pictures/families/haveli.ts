import { LAMP } from '../light.ts';
import { sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, type Lch, middles, type Stage, tops } from '../stage.ts';
import { addRows, openWindows, type Windows } from '../windows.ts';

/** A small open kiosk under a dome. */
const chhatri = ({ pen }: Stage, pale: string, deep: string, cx: number, low: number, size: number): void => {
  for (const side of [-0.42, 0, 0.42]) pen.rect(pale, cx + side * size - 1.6, low - size * 0.55, 3.2, size * 0.55);
  pen.rect(deep, cx - size * 0.66, low - size * 0.6, size * 1.32, size * 0.09);
  pen.path(
    pale,
    d`M${cx - size * 0.5} ${low - size * 0.59}q${-size * 0.06} ${-size * 0.42} ${size * 0.5} ${-size * 0.56}q${size * 0.56} ${size * 0.14} ${size * 0.5} ${size * 0.56}z`,
  );
  pen.line(deep, 1.6, d`M${cx} ${low - size * 1.12}v${-size * 0.24}`);
};

/** A carved bay with three windows under a curved roof. */
const jharokha = (
  { pen }: Stage,
  windows: Windows,
  { wall, deep, pale }: { wall: string; deep: string; pale: string },
  { at, y, w, tall }: { at: number; y: number; w: number; tall: number },
): void => {
  pen.path(
    pale,
    d`M${at - w * 0.62} ${y + tall * 0.28}q${w * 0.02} ${-tall * 0.22} ${w * 0.62} ${-tall * 0.26}q${w * 0.6} ${tall * 0.04} ${w * 0.62} ${tall * 0.26}z`,
  );
  pen.rect(deep, at - w * 0.6, y + tall * 0.28, w * 1.2, 3);
  pen.rect(wall, at - w / 2, y + tall * 0.3, w, tall * 0.6);
  pen.poly(
    deep,
    at - w * 0.56,
    y + tall * 0.9,
    at + w * 0.56,
    y + tall * 0.9,
    at + w * 0.2,
    y + tall * 1.08,
    at - w * 0.2,
    y + tall * 1.08,
  );
  addRows(windows, [y + tall * 0.36], middles(3, at - w / 2, at + w / 2), (x, top) => ({
    x: x - w * 0.12,
    y: top,
    width: w * 0.24,
    height: tall * 0.5,
    arch: 'pointed',
  }));
};

/** Marigolds on a string. */
const garland = ({ pen, tone }: Stage, from: number, to: number, y: number): void => {
  for (const [index, x] of along(11, from, to).entries()) {
    pen.disc(index % 2 ? tone(0.7, 0.16, 60) : tone(0.6, 0.18, 25), x, y + (index % 2) * 3, 2.6);
  }
};

/** Sandstone with carved bays, cusped windows and small domes. */
export const haveli: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.8, 0.085, 72],
    [0.72, 0.11, 35],
    [0.76, 0.09, 20],
    [0.86, 0.06, 82],
    [0.72, 0.075, 245],
  ]);
  const [wall, deep, pale] = [tone(l, c, h), tone(l - 0.12, c, h - 5), tone(Math.min(0.95, l + 0.1), c * 0.5, h)];
  const kiosk = 46;
  const top = base - height + kiosk;
  const bays = Math.max(3, Math.round(width / 58)) | 1;
  const places = middles(bays, x + 4, x + width - 4);
  const step = (width - 8) / bays;
  const crowned = chance.pick([[0, bays - 1], [0, (bays - 1) / 2, bays - 1], [(bays - 1) / 2], [1, bays - 2]]);
  for (const index of crowned)
    chhatri(stage, pale, deep, places[index] ?? x, top, index === (bays - 1) / 2 ? kiosk : kiosk * 0.78);
  pen.rect(wall, x, top, width, base - top);
  pen.bars(wall, 9, 5, 8.6, d`M${x} ${top - 4}h${width}`);
  pen.rect(pale, x - 4, top + 3, width + 8, 3);
  const ground = 66;
  const floors = Math.max(2, Math.round((base - ground - top) / 62));
  const storey = (base - ground - top - 6) / floors;
  const windows = openWindows(stage, { frame: pale, bars: 'grid', border: 2.4 });
  for (const [floor, y] of tops(floors, top + 8, storey).entries()) {
    for (const [index, at] of places.entries()) {
      if ((index + floor) % 2 === 0)
        jharokha(stage, windows, { wall, deep, pale }, { at, y, w: step * 0.72, tall: storey * 0.78 });
      else
        windows.add({
          x: at - step * 0.17,
          y: y + storey * 0.2,
          width: step * 0.34,
          height: storey * 0.56,
          arch: 'pointed',
        });
    }
    pen.rect(deep, x, y + storey - 2, width, 2.5);
  }
  windows.draw();
  const arches = openWindows(stage, { frame: pale, bars: 'none', border: 3 });
  const gate = places[(bays - 1) / 2] ?? x;
  addRows(
    arches,
    [base - 52],
    places.filter((at) => !main || at !== gate),
    (at, y) => ({ x: at - step * 0.27, y, width: step * 0.54, height: 52, arch: 'pointed' }),
  );
  if (main) {
    pen.rect(pale, gate - step * 0.5, base - ground - 2, step, ground + 2);
    arches.add({ x: gate - step * 0.3, y: base - 58, width: step * 0.6, height: 58, arch: 'pointed', lit: true });
  }
  arches.draw();
  if (!main) return;
  pen.path(LAMP.pale, d`M${gate - 6} ${base}v-26q0 -8 6 -12q6 4 6 12v26z`);
  if (stars > 3) garland(stage, x + 6, x + width - 6, base - ground + 3);
  spill(stage, gate, base, step * 0.6);
  sign(stage, x + width, base - ground - 20, 1);
};
