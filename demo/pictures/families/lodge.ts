import { isDark, LAMP } from '../light.ts';
import { palm } from '../nature.ts';
import { door, railing, sign, spill } from '../parts.ts';
import { d } from '../pen.ts';
import { along, type Build, middles, SHADE, within } from '../stage.ts';

/** Thatched roofs on posts between palms: a hall and its huts, on a deck over the sand. */
export const lodge: Build = (stage, { x, base, width, height, main }) => {
  const { pen, tone, chance, lamps, light, stars } = stage;
  const thatch = within(chance, 62, 80);
  const [straw, shadow] = [tone(0.66, 0.075, thatch), tone(0.55, 0.07, thatch - 8)];
  const [wood, pale] = [tone(0.42, 0.06, 48), tone(0.72, 0.06, 62)];
  const deck = 22;
  const hut = (cx: number, w: number, tall: number, storeys: number): void => {
    const floor = base - deck;
    const roof = tall * (storeys > 1 ? 0.46 : 0.6);
    const eave = base - tall + roof;
    const left = cx - w / 2;
    pen.rect(tone(0.5, 0.05, 50), left + 4, eave, w - 8, floor - eave);
    const each = (floor - eave) / storeys;
    const bays = Math.max(2, Math.round(w / 38));
    for (let storey = 0; storey < storeys; storey += 1) {
      const y = floor - each * (storey + 1);
      for (const at of middles(bays, left + 6, left + w - 6)) {
        const half = (w - 12) / bays / 2 - 3;
        pen.rect(
          lamps.next() < light.lit + 0.2 ? LAMP.bright : tone(isDark(light) ? 0.42 : 0.48, 0.05, 240),
          at - half,
          y + 6,
          half * 2,
          each - 6,
        );
        pen.line(pale, 1, d`M${at} ${y + 6}v${each - 6}`);
      }
      for (const at of along(bays + 1, left + 4, left + w - 8)) pen.rect(pale, at, y, 4, each);
      railing(stage, left, floor - each * storey - 13, w, 12, 6);
    }
    pen.rect(SHADE.deep, left + 4, eave, w - 8, 7);
    const over = w * 0.15;
    const peak = w * 0.09;
    pen.path(
      straw,
      d`M${left - over} ${eave + 5}Q${cx - w * 0.24} ${eave - roof * 0.5} ${cx - peak} ${base - tall}H${cx + peak}Q${cx + w * 0.24} ${eave - roof * 0.5} ${left + w + over} ${eave + 5}Q${cx} ${eave - 4} ${left - over} ${eave + 5}z`,
    );
    pen.path(
      shadow,
      d`M${cx + peak} ${base - tall}Q${cx + w * 0.24} ${eave - roof * 0.5} ${left + w + over} ${eave + 5}Q${cx + w * 0.3} ${eave - 2} ${cx + w * 0.12} ${eave}Q${cx + w * 0.1} ${eave - roof * 0.6} ${cx + peak * 0.3} ${base - tall}z`,
    );
    pen.line(
      shadow,
      1,
      [-0.7, -0.4, -0.1]
        .map(
          (side) =>
            d`M${cx + side * peak} ${base - tall + 6}Q${cx + side * w * 0.22} ${eave - roof * 0.45} ${cx + side * w * 0.58} ${eave - 2}`,
        )
        .join(''),
    );
    pen.rect(shadow, cx - peak - 2, base - tall - 3, peak * 2 + 4, 5);
  };
  const side = width * within(chance, 0.22, 0.28);
  const middle = width * within(chance, 0.36, 0.46);
  const cx = x + width * within(chance, 0.44, 0.56);
  if (main && stars > 1) hut(x + side / 2, side, height * within(chance, 0.54, 0.66), 1);
  if (main) hut(x + width - side / 2, side, height * within(chance, 0.58, 0.74), 1);
  if (main) palm(stage, cx - middle * 0.66, base - deck, height * 0.98);
  hut(cx, main ? middle : width, height, main && stars > 2 ? 2 : 1);
  pen.bars(wood, deck + 5, 4, 27, d`M${x - 2} ${base - deck / 2 + 2.5}h${width + 4}`);
  pen.rect(pale, x - 12, base - deck - 2, width + 24, 6);
  pen.rect(SHADE.soft, x - 12, base - deck + 4, width + 24, 5);
  if (!main) return;
  door(stage, cx, base - deck - 2, 24, 38, wood);
  for (let step = 0; step < 3; step += 1)
    pen.rect(pale, cx - 18 - step * 3, base - deck + 3 + step * 7, 36 + step * 6, 4);
  spill(stage, cx, base + 2, 26);
  sign(stage, cx + middle / 2 + 2, base - deck - 42, 1);
};
