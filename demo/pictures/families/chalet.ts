import { chimney, door, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { type Build, type Lch, middles, SHADE, within } from '../stage.ts';
import { openWindows } from '../windows.ts';

/** A wide timber house under a low roof with far eaves: stone below, carved balconies, shutters and flowers. */
export const chalet: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, weather } = stage;
  const wood = tone(within(chance, 0.48, 0.58), 0.075, within(chance, 48, 62));
  const dark = tone(0.4, 0.06, 50);
  const plaster = tone(0.93, 0.015, 85);
  const pitch = within(chance, 0.26, 0.4);
  const [cx, overhang] = [x + width * within(chance, 0.46, 0.54), width * 0.09];
  const rise = width * pitch;
  const top = base - height;
  const eaves = top + rise;
  const stone = (base - eaves) * within(chance, 0.28, 0.38);
  chimney(stage, cx + width * chance.pick([-0.24, 0.2]), top + rise * 0.16, 17, rise * 0.5, plaster);
  pen.poly(wood, x, base, x, eaves, cx, top + 6, x + width, eaves, x + width, base);
  pen.bars(tone(0.44, 0.065, 52), width, 1, 8, d`M${x + width / 2} ${eaves}V${base - stone}`);
  pen.rect(plaster, x, base - stone, width, stone);
  pen.poly(SHADE.deep, x, eaves, cx, top + 6, x + width, eaves, x + width, eaves + 18, cx, top + 26, x, eaves + 18);
  const windows = openWindows(stage, {
    frame: plaster,
    bars: 'cross',
    shutters: tone(
      ...chance.pick<Lch>([
        [0.45, 0.09, 150],
        [0.48, 0.13, 28],
        [0.5, 0.07, 240],
      ]),
    ),
    border: 1.6,
  });
  const floors = base - stone - eaves > 76 ? 2 : 1;
  const storey = (base - stone - eaves) / floors;
  const bays = Math.max(3, Math.round(width / 52));
  for (let floor = 0; floor < floors; floor += 1) {
    for (const at of middles(bays, x + 8, x + width - 8))
      windows.add({
        x: at - 8,
        y: eaves + storey * floor + storey * 0.3,
        width: 16,
        height: 22,
        box: floor === floors - 1,
      });
  }
  for (const at of middles(Math.max(1, bays - 2), cx - width * 0.2, cx + width * 0.2))
    windows.add({ x: at - 7, y: eaves - rise * 0.32, width: 14, height: 18 });
  for (const [index, at] of middles(bays, x + 8, x + width - 8).entries()) {
    if (main && index === Math.floor(bays / 2)) continue;
    windows.add({ x: at - 9, y: base - stone * 0.72, width: 18, height: stone * 0.4, bare: true });
  }
  windows.draw();
  for (let floor = 0; floor < floors; floor += 1) {
    const y = eaves + storey * (floor + 1) - 2;
    pen.rect(SHADE.soft, x, y, width, 7);
    pen.rect(dark, x - 6, y - 16, width + 12, 3);
    pen.rect(dark, x - 6, y - 2, width + 12, 3.5);
    pen.bars(dark, 13, 3, 6.6, d`M${x - 5} ${y - 8}h${width + 10}`);
  }
  pen.rect(dark, cx - width * 0.24, eaves - 3, width * 0.48, 3);
  const roof = weather === 'snow' ? tone(0.96, 0.01, 240) : tone(0.42, 0.04, 40);
  const thick = weather === 'snow' ? 13 : 8;
  const [l, r] = [x - overhang, x + width + overhang];
  const drop = overhang * (rise / (width / 2));
  pen.poly(
    dark,
    l,
    eaves + drop + 4,
    cx,
    top + 8,
    r,
    eaves + drop + 4,
    r,
    eaves + drop + 9,
    cx,
    top + 14,
    l,
    eaves + drop + 9,
  );
  pen.poly(
    roof,
    l,
    eaves + drop + 4 - thick,
    cx,
    top + 8 - thick,
    r,
    eaves + drop + 4 - thick,
    r,
    eaves + drop + 5,
    cx,
    top + 9,
    l,
    eaves + drop + 5,
  );
  if (!main) return;
  const at = middles(bays, x + 8, x + width - 8)[Math.floor(bays / 2)] ?? cx;
  door(stage, at, base, 22, Math.min(40, stone * 0.84), dark, true);
  spill(stage, at, base, 24);
  sign(stage, x + width, base - stone - 4, 1);
};
