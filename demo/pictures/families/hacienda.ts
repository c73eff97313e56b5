import { door, potted, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { type Build, type Lch, middles, SHADE, within } from '../stage.ts';
import { openWindows } from '../windows.ts';

/** A thick-walled country house: a bell gable, a long arcade, earthen colours. */
export const hacienda: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const [l, c, h] = chance.pick<Lch>([
    [0.72, 0.13, 62],
    [0.62, 0.135, 35],
    [0.8, 0.12, 82],
    [0.6, 0.12, 18],
    [0.66, 0.09, 250],
    [0.9, 0.03, 80],
  ]);
  const wall = tone(l, c, h);
  const white = tone(0.96, 0.015, 85);
  const wing = height * within(chance, 0.56, 0.66);
  const middleWidth = width * within(chance, 0.24, 0.34);
  const cx = x + width * chance.pick([0.3, 0.5, 0.5, 0.7]);
  const [left, top] = [cx - middleWidth / 2, base - wing];
  const plinth = 16;
  pen.rect(wall, x, top, width, wing);
  pen.rect(white, x - 4, top - 4, width + 8, 7);
  pen.bars(white, 7, 7, 22, d`M${x + 2} ${top - 6}h${width - 2}`);
  const shoulder = base - height * 0.76;
  const crest = base - height;
  pen.rect(wall, left, shoulder, middleWidth, base - shoulder);
  const curve = (grown: number): string =>
    d`M${left - grown} ${shoulder + 1}q${middleWidth * 0.2} ${-2 - grown * 0.3} ${middleWidth * 0.22} ${(crest - shoulder) * 0.5 - grown}h${middleWidth * 0.08}q${middleWidth * 0.02 + grown} ${(crest - shoulder) * 0.46 - grown} ${middleWidth * 0.2 + grown} ${(crest - shoulder) * 0.5 - grown}q${middleWidth * 0.18} ${(shoulder - crest) * 0.04} ${middleWidth * 0.2 + grown} ${(shoulder - crest) * 0.5 + grown}h${middleWidth * 0.08}q${middleWidth * 0.02} ${(shoulder - crest) * 0.48 + grown} ${middleWidth * 0.22 + grown} ${(shoulder - crest) * 0.5 + grown}z`;
  pen.path(white, curve(3.5));
  pen.path(wall, curve(0));
  const bell = openWindows(stage, { frame: white, bars: 'none', border: 2.5 });
  bell.add({ x: cx - 8, y: crest + height * 0.09, width: 16, height: 26, arch: 'round', lit: stage.light.lit > 0.3 });
  bell.draw();
  pen.path(tone(0.5, 0.09, 75), d`M${cx - 5} ${crest + height * 0.09 + 20}q1 -10 5 -11q4 1 5 11z`);
  pen.rect(white, left - 3, shoulder - 1, middleWidth + 6, 4);
  const windows = openWindows(stage, { frame: white, bars: 'grid', border: 3 });
  for (const at of middles(2, left + 6, left + middleWidth - 6))
    windows.add({ x: at - 8, y: shoulder + 12, width: 16, height: 26, balcony: true });
  const tallWing = wing > 104;
  for (const [from, to] of [
    [x, left],
    [left + middleWidth, x + width],
  ] as const) {
    const bays = Math.round((to - from) / 44);
    if (bays < 1) continue;
    const arch = Math.min(62, wing * 0.62);
    for (const at of middles(bays, from + 2, to - 2)) {
      const r = Math.min(15, (to - from) / bays / 2 - 5);
      windows.add({ x: at - r, y: base - arch, width: r * 2, height: arch, arch: 'round' });
      if (tallWing)
        windows.add({ x: at - 7, y: top + 12, width: 14, height: wing - arch - 30, balcony: chance.percent(60) });
    }
  }
  windows.draw();
  pen.rect(tone(l - 0.2, c * 0.9, h - 15), x, base - plinth, width, plinth);
  const columns = [
    [x, left],
    [left + middleWidth, x + width],
  ] as const;
  for (const [from, to] of columns) {
    const bays = Math.round((to - from) / 44);
    if (bays < 1) continue;
    for (const at of middles(bays, from + 2, to - 2)) {
      const r = Math.min(15, (to - from) / bays / 2 - 5);
      pen.rect(SHADE.deep, at - r, base - plinth, r * 2, plinth);
    }
  }
  pen.rect(SHADE.soft, left + middleWidth, top + 3, 7, wing - 3);
  if (!main) return;
  pen.rect(white, cx - 22, base - 60, 44, 60);
  door(stage, cx, base, 28, 50, tone(0.4, 0.07, 45), true);
  for (const side of stars > 2 ? [-30, 30] : []) potted(stage, cx + side, base);
  spill(stage, cx, base, 28);
  sign(stage, left + middleWidth, base - 76, 1);
};
