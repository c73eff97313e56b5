import { FLOOR, glow, type Interior, inside, print, shell, tableLamp, viewWindow } from './interior.ts';
import { isDark, LAMP } from './light.ts';
import { potted } from './parts.ts';
import { d } from './pen.ts';
import { inkOf, SHADE, type Stage } from './stage.ts';

export type RoomKind = 'single' | 'double' | 'twin' | 'family' | 'suite';

/** A bed seen from its foot; `x` is its middle. Better hotels have higher headboards and more pillows. */
const bed = (stage: Stage, { accent, floor }: Interior, x: number, width: number): void => {
  const { pen, tone, stars } = stage;
  const futon = floor === 'mats';
  const [head, foot] = [width / 2, width / 2 + 12];
  const [top, base] = futon ? [FLOOR + 12, FLOOR + 76] : [FLOOR - 24, FLOOR + 60];
  const board = 34 + stars * 8;
  pen.rect(SHADE.soft, x - foot - 4, base - 4, foot * 2 + 14, 9);
  if (futon) pen.rect(tone(0.42, 0.055, 48), x - head - 10, top - 12, width + 20, 8);
  else if (stars >= 4) {
    pen.path(
      tone(0.55, 0.09, accent),
      d`M${x - head - 6} ${top + 10}v${-board}q0 -12 12 -12H${x + head - 6}q12 0 12 12v${board}z`,
    );
    pen.bars(
      tone(0.48, 0.09, accent),
      board - 6,
      1.4,
      width / 5,
      d`M${x - head + width / 6} ${top - board / 2 + 2}H${x + head - 6}`,
    );
  } else if (stars >= 2) pen.rect(tone(0.46, 0.06, 52), x - head - 4, top - board + 12, width + 8, board);
  else pen.line(inkOf(stage), 3, d`M${x - head} ${top + 10}v-40h${width}v40M${x - head} ${top - 14}h${width}`);
  const white = tone(0.97, 0.008, 85);
  pen.poly(white, x - head, top, x + head, top, x + foot, base - 8, x - foot, base - 8);
  pen.poly(tone(0.9, 0.015, 80), x - foot, base - 8, x + foot, base - 8, x + foot, base, x - foot, base);
  const pillows = width > 110 ? 2 : 1;
  for (let pillow = 0; pillow < pillows; pillow += 1) {
    const [w, left] = [width / pillows - 14, x - head + 7 + (pillow * width) / pillows];
    pen.path(
      tone(0.9, 0.015, 250),
      d`M${left} ${top - 16}q${w / 2} -6 ${w} 0q5 13 0 24q${-w / 2} 5 ${-w} 0q-5 -11 0 -24z`,
    );
    if (stars >= 3)
      pen.path(
        tone(0.68, 0.1, accent),
        d`M${left + w * 0.2} ${top - 6}q${w * 0.3} -4 ${w * 0.6} 0q3 9 0 17q${-w * 0.3} 3 ${-w * 0.6} 0q-3 -8 0 -17z`,
      );
  }
  const fold = 0.42;
  const [fy, fw] = [top + (base - top) * fold, head + (foot - head) * fold];
  pen.poly(tone(0.62, 0.105, accent), x - fw - 1, fy, x + fw + 1, fy, x + foot + 2, base + 3, x - foot - 2, base + 3);
  pen.poly(
    tone(0.55, 0.105, accent),
    x - foot - 2,
    base - 9,
    x + foot + 2,
    base - 9,
    x + foot + 2,
    base + 3,
    x - foot - 2,
    base + 3,
  );
  pen.poly(tone(0.99, 0.005, 85), x - fw - 2, fy - 4, x + fw + 2, fy - 4, x + fw + 4, fy + 9, x - fw - 4, fy + 9);
  if (!futon) for (const side of [-1, 1]) pen.rect(tone(0.4, 0.055, 50), x + side * (foot - 5) - 2.5, base + 3, 5, 6);
};

const nightstand = (stage: Stage, x: number, on: boolean): void => {
  const { pen, tone } = stage;
  pen.rect(SHADE.soft, x - 18, FLOOR + 22, 40, 6);
  pen.rect(tone(0.48, 0.06, 52), x - 18, FLOOR - 14, 36, 38);
  pen.rect(tone(0.4, 0.055, 50), x - 20, FLOOR - 17, 40, 4);
  pen.rect(tone(0.7, 0.08, 80), x - 5, FLOOR - 2, 10, 2.5);
  tableLamp(stage, x, FLOOR - 17, on);
};

const armchair = (stage: Stage, x: number, hue: number): void => {
  const { pen, tone } = stage;
  pen.rect(SHADE.soft, x - 36, FLOOR + 48, 78, 6);
  pen.path(tone(0.58, 0.1, hue), d`M${x - 26} ${FLOOR + 26}v-46q0 -14 26 -14t26 14v46z`);
  pen.rect(tone(0.66, 0.1, hue), x - 28, FLOOR + 12, 56, 16);
  pen.path(tone(0.5, 0.1, hue), d`M${x - 38} ${FLOOR + 44}v-34q0 -8 8 -8t8 8v18h44v-18q0 -8 8 -8t8 8v34z`);
  for (const side of [-30, 26]) pen.rect(inkOf(stage), x + side, FLOOR + 44, 4, 7);
};

const sofa = (stage: Stage, x: number, width: number, hue: number): void => {
  const { pen, tone } = stage;
  const half = width / 2;
  pen.rect(SHADE.soft, x - half - 8, FLOOR + 56, width + 20, 7);
  pen.path(tone(0.56, 0.09, hue), d`M${x - half} ${FLOOR + 32}v-44q0 -12 12 -12h${width - 24}q12 0 12 12v44z`);
  pen.rect(tone(0.64, 0.09, hue), x - half + 10, FLOOR + 16, half - 12, 18);
  pen.rect(tone(0.64, 0.09, hue), x + 2, FLOOR + 16, half - 12, 18);
  pen.path(
    tone(0.48, 0.09, hue),
    d`M${x - half - 10} ${FLOOR + 52}v-36q0 -9 9 -9t9 9v18h${width - 16}v-18q0 -9 9 -9t9 9v36z`,
  );
  pen.poly(
    tone(0.75, 0.12, 75),
    x - half + 20,
    FLOOR + 18,
    x - half + 46,
    FLOOR + 14,
    x - half + 42,
    FLOOR - 10,
    x - half + 18,
    FLOOR - 6,
  );
  for (const side of [-half, half - 5]) pen.rect(inkOf(stage), x + side, FLOOR + 52, 5, 7);
};

const desk = (stage: Stage, x: number, on: boolean): void => {
  const { pen, tone } = stage;
  const wood = tone(0.5, 0.065, 55);
  tableLamp(stage, x + 28, FLOOR - 36, on);
  pen.rect(tone(0.6, 0.12, 25), x - 34, FLOOR - 52, 5, 16);
  pen.rect(tone(0.55, 0.1, 250), x - 28, FLOOR - 56, 6, 20);
  pen.rect(tone(0.75, 0.1, 85), x - 21, FLOOR - 50, 4, 14);
  pen.rect(wood, x - 48, FLOOR - 36, 96, 6);
  for (const side of [-44, 39]) pen.rect(wood, x + side, FLOOR - 30, 5, 46);
  pen.rect(tone(0.42, 0.05, 50), x - 16, FLOOR - 18, 32, 5);
  for (const side of [-14, 10]) pen.rect(tone(0.42, 0.05, 50), x + side, FLOOR - 14, 4, 46);
  pen.rect(tone(0.42, 0.05, 50), x - 16, FLOOR - 50, 32, 12);
};

const bunk = (stage: Stage, x: number, accent: number): void => {
  const { pen, tone } = stage;
  const wood = tone(0.6, 0.07, 62);
  for (const level of [FLOOR - 92, FLOOR + 4]) {
    pen.rect(tone(0.97, 0.008, 85), x - 52, level - 14, 104, 16);
    pen.rect(tone(0.64, 0.1, accent), x - 20, level - 16, 72, 18);
    pen.rect(tone(0.9, 0.015, 250), x - 50, level - 22, 26, 10);
    pen.rect(wood, x - 56, level, 112, 10);
  }
  pen.rect(wood, x - 58, FLOOR - 128, 7, 170);
  pen.rect(wood, x + 51, FLOOR - 128, 7, 170);
  pen.bars(wood, 26, 3, 10, d`M${x + 28} ${FLOOR - 80}V${FLOOR + 38}`);
  pen.line(wood, 3, d`M${x + 16} ${FLOOR - 92}V${FLOOR + 40}M${x + 40} ${FLOOR - 92}V${FLOOR + 40}`);
};

const pendant = (stage: Stage, x: number, on: boolean): void => {
  const { pen, stars } = stage;
  const y = 104;
  if (on) glow(stage, x, y + 8, 58);
  pen.line(inkOf(stage), 1.6, d`M${x} 0V${y - 14}`);
  if (stars < 5) {
    pen.path(
      stars < 2 ? LAMP.pale : inkOf(stage),
      stars < 2 ? d`M${x - 7} ${y}a7 7 0 1 1 14 0a7 7 0 1 1 -14 0z` : d`M${x - 22} ${y + 4}q0 -20 22 -20t22 20z`,
    );
    if (stars >= 2) pen.disc(on ? LAMP.bright : LAMP.pale, x, y + 5, 6);
    return;
  }
  pen.line(
    inkOf(stage),
    2,
    d`M${x - 34} ${y - 4}q4 16 34 16t34 -16M${x - 17} ${y - 6}q2 10 17 12t17 -12M${x} ${y - 14}v26`,
  );
  for (const side of [-34, -17, 0, 17, 34])
    pen.path(on ? LAMP.bright : LAMP.pale, d`M${x + side - 3} ${y - 6}v-6q3 -8 3 -8t3 8v6z`);
};

const rug = (stage: Stage, x: number, width: number, hue: number): void => {
  const { pen, tone } = stage;
  pen.poly(
    tone(0.72, 0.085, hue),
    x - width / 2,
    FLOOR + 26,
    x + width / 2,
    FLOOR + 26,
    x + width * 0.62,
    FLOOR + 92,
    x - width * 0.62,
    FLOOR + 92,
  );
  pen.line(
    tone(0.85, 0.05, 85),
    2.5,
    d`M${x - width / 2 - 1} ${FLOOR + 34}h${width + 2}M${x - width * 0.6} ${FLOOR + 84}h${width * 1.2}`,
  );
};

/** The furniture of each kind of room and its place; windows and beds by their place from the left. */
const layouts: Readonly<Record<RoomKind, (stage: Stage, interior: Interior, on: boolean) => void>> = {
  single: (stage, interior, on) => {
    print(stage, 196, 132, 62);
    desk(stage, 226, on);
    bed(stage, interior, 440, 96);
    nightstand(stage, 366, on);
    print(stage, 412, 126, 56);
  },
  double: (stage, interior, on) => {
    rug(stage, 408, 250, interior.accent + 40);
    bed(stage, interior, 408, 160);
    nightstand(stage, 300, on);
    nightstand(stage, 516, on);
    print(stage, 366, 112, 84);
  },
  twin: (stage, interior, on) => {
    nightstand(stage, 406, on);
    bed(stage, interior, 326, 92);
    bed(stage, interior, 488, 92);
    print(stage, 292, 122, 66);
    print(stage, 456, 122, 66);
  },
  family: (stage, interior, on) => {
    rug(stage, 330, 230, interior.accent + 60);
    bunk(stage, 524, interior.accent);
    bed(stage, interior, 332, 146);
    nightstand(stage, 232, on);
    print(stage, 292, 118, 78);
  },
  suite: (stage, interior, on) => {
    rug(stage, 190, 250, interior.accent + 40);
    bed(stage, interior, 436, 168);
    nightstand(stage, 548, on);
    sofa(stage, 170, 150, interior.accent);
    tableLamp(stage, 312, FLOOR - 4, on);
    stage.pen.rect(stage.tone(0.45, 0.06, 50), 292, FLOOR - 4, 42, 40);
    print(stage, 396, 106, 82);
  },
};

/** A room of its kind, better furnished the more stars the hotel has. */
export const room = (outside: Stage, interior: Interior, kind: RoomKind): void => {
  const stage = inside(outside);
  const { stars } = stage;
  const on = isDark(outside.light) || outside.light.lit > 0.3;
  shell(stage, interior, stars >= 4);
  const tall = stars >= 3 ? 168 : 138;
  const wide = kind === 'suite' ? 190 : kind === 'single' ? 92 : kind === 'family' ? 110 : 122;
  const x = kind === 'suite' ? 76 : kind === 'single' ? 76 : 92;
  viewWindow(outside, stage, interior, { x, y: FLOOR - tall - 34, width: wide, height: tall }, stars >= 2);
  layouts[kind](stage, interior, on);
  pendant(stage, kind === 'suite' ? 330 : 268, on);
  if (stars >= 4 && kind !== 'suite' && kind !== 'family' && kind !== 'single')
    armchair(stage, 150, interior.accent + 30);
  if (stars >= 3) potted(stage, kind === 'suite' ? 282 : 62, FLOOR + (kind === 'suite' ? 34 : 16));
};
