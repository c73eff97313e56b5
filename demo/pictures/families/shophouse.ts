import { LAMP } from '../light.ts';
import { awning, door, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, type Lch, middles, type Stage, tops, within } from '../stage.ts';
import { openWindows, type Windows } from '../windows.ts';

const paints: readonly [Lch, ...Lch[]] = [
  [0.82, 0.075, 190],
  [0.86, 0.08, 95],
  [0.78, 0.1, 25],
  [0.8, 0.07, 235],
  [0.84, 0.075, 150],
  [0.76, 0.09, 320],
  [0.92, 0.025, 85],
];

/** Height of the covered walk. */
const WALK = 60;

interface Shop {
  readonly left: number;
  readonly w: number;
  readonly top: number;
  readonly base: number;
  readonly paint: Lch;
  readonly white: string;
}

type Crown = 'tiles' | 'gable' | 'parapet';

const crowns: Readonly<Record<Crown, (stage: Stage, shop: Shop) => void>> = {
  tiles: ({ pen, tone }, { left, w, top }) => {
    pen.poly(
      tone(0.56, 0.11, 38),
      left - 1,
      top + 26,
      left + 4,
      top + 4,
      left + w - 4,
      top + 4,
      left + w + 1,
      top + 26,
    );
    pen.bars(tone(0.47, 0.1, 36), 22, 1.4, 6, d`M${left + 5} ${top + 15}h${w - 8}`);
  },
  gable: ({ pen, tone }, { left, w, top, paint, white }) => {
    pen.path(
      white,
      d`M${left} ${top + 27}q${w * 0.14} 0 ${w * 0.2} -10q${w * 0.3} -26 ${w * 0.6} 0q${w * 0.06} 10 ${w * 0.2} 10z`,
    );
    pen.disc(tone(...paint), left + w / 2, top + 17, 5);
  },
  parapet: ({ pen, tone }, { left, w, top, paint, white }) => {
    pen.rect(tone(...paint), left, top + 8, w, 20);
    pen.rect(white, left - 1, top + 6, w + 2, 4);
    for (const at of along(3, left + 3, left + w - 9)) pen.rect(white, at, top, 6, 8);
  },
};

/** Upper floors: behind louvred shutters, open where a lamp is on. */
const shutters = (stage: Stage, windows: Windows, { left, w, top, base, paint, white }: Shop, floors: number): void => {
  const { pen, tone, chance, lamps, light, detailed } = stage;
  const shut = tone(
    ...chance.pick<Lch>([
      [0.5, 0.09, 165],
      [0.52, 0.09, 235],
      [0.52, 0.13, 28],
      [0.6, 0.1, 85],
      [0.42, 0.05, 270],
    ]),
  );
  const storey = (base - WALK - top - 26) / floors;
  const [wide, tall] = [Math.round(w / 3 - 6), Math.round(storey * 0.62)];
  let [closed, hoods, sills] = ['', '', ''];
  for (const y of tops(floors, top + 32 + storey * 0.18, storey).map(Math.round)) {
    for (const at of middles(3, left + 5, left + w - 5)) {
      if (lamps.next() < light.lit + 0.15)
        windows.add({ x: at - wide / 2 + 1, y, width: wide - 2, height: tall, bare: true });
      else closed += d`M${at} ${y}v${tall}`;
      hoods += d`M${at - wide / 2 - 1} ${y - 1}q${wide / 2 + 1} -9 ${wide + 2} 0z`;
    }
    sills += d`M${left + 6} ${y + storey * 0.7}h${w - 12}`;
  }
  if (closed !== '') {
    pen.line(white, wide + 3, closed);
    pen.line(shut, wide, closed);
  }
  if (detailed) {
    if (closed !== '') pen.bars(tone(0.4, 0.06, 165), wide, 0.8, 4, closed);
    pen.path(white, hoods);
    pen.bars(tone(paint[0] - 0.14, paint[1], paint[2]), 4, 8, 13, sills);
  }
};

/** The covered walk before the shop, or before the hall of the hotel. */
const walk = (stage: Stage, { left, w, base, paint, white }: Shop, open: boolean): void => {
  const { pen, tone, lamps, light, detailed } = stage;
  const cx = left + w / 2;
  pen.rect(tone(0.34, 0.03, 260), left + 5, base - WALK + 8, w - 10, WALK - 8);
  if (open) door(stage, cx, base, w * 0.34, WALK - 18, white);
  else {
    const inside = lamps.next() < light.lit + 0.3 ? LAMP.deep : tone(0.5, 0.05, 200);
    pen.rect(inside, left + 12, base - WALK + 18, w - 24, WALK - 26);
  }
  pen.rect(white, left, base - WALK, w, 8);
  awning(stage, left + 4, base - WALK + 6, w - 8, paint[2]);
  for (const at of [left, left + w - 6]) pen.rect(white, at, base - WALK, 6, WALK);
  if (!detailed) return;
  const lantern = paint[2] > 100 ? tone(0.6, 0.2, 28) : LAMP.bright;
  for (const side of [-0.26, 0.26])
    pen.path(lantern, d`M${cx + side * w - 4} ${base - WALK + 19}h8q5 5.5 0 11h-8q-5 -5.5 0 -11z`);
};

/** Narrow painted shops in a row: louvred shutters above a covered walk. */
export const shophouse: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, stars } = stage;
  const count = main ? Math.min(4, 2 + Math.floor(stars / 3)) : Math.max(1, Math.round(width / 78));
  const w = width / count;
  const white = tone(0.96, 0.012, 85);
  const windows = openWindows(stage, { frame: white, bars: 'cross' });
  let colour = chance.between(0, paints.length - 1);
  for (let index = 0; index < count; index += 1) {
    colour = (colour + chance.between(1, paints.length - 1)) % paints.length;
    const paint = paints[colour] ?? paints[0];
    const shop: Shop = { left: x + index * w, w, top: base - height * within(chance, 0.86, 1), base, paint, white };
    pen.rect(tone(...paint), shop.left, shop.top + 26, w, base - shop.top - 26);
    crowns[chance.pick<Crown>(['tiles', 'gable', 'parapet', 'tiles'])](stage, shop);
    pen.rect(white, shop.left, shop.top + 26, w, 4);
    shutters(stage, windows, shop, main && stars > 2 ? 2 : 1);
    const open = main && index === Math.floor(count / 2);
    walk(stage, shop, open);
    if (open) spill(stage, shop.left + w / 2, base, w * 0.34);
  }
  windows.draw();
  if (main) sign(stage, x + width - 2, base - WALK - 22, 1);
};
