import { WIDTH } from './frame.ts';
import { isDark, LAMP } from './light.ts';
import { h2, half, whole } from './pen.ts';
import { inkOf, SHADE, type Stage } from './stage.ts';

/** How the windows of one building look. */
export interface Look {
  readonly frame: string;
  readonly sill?: string;
  readonly shutters?: string;
  readonly bars?: 'cross' | 'sash' | 'tall' | 'grid' | 'none';
  /** Width of the frame around the glass. */
  readonly border?: number;
}

/** One window, by its glass. */
export interface Pane {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly arch?: 'round' | 'pointed' | 'horseshoe';
  readonly lit?: boolean;
  readonly balcony?: boolean;
  readonly box?: boolean;
  readonly bare?: boolean;
}

const outline = ({ x, y, width: w, height: h, arch }: Pane): string => {
  const base = y + h;
  if (arch === 'round') return h2`M${x} ${base}V${y + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${base}z`;
  if (arch === 'pointed') {
    const rise = w * 0.8;
    return h2`M${x} ${base}V${y + rise}q0 ${-rise * 0.6} ${w / 2} ${-rise}q${w / 2} ${rise * 0.4} ${w / 2} ${rise}V${base}z`;
  }
  if (arch === 'horseshoe') {
    const r = w * 0.56;
    return h2`M${x} ${base}V${y + r * 1.5}a${r} ${r} 0 1 1 ${w} 0V${base}z`;
  }
  return h2`M${x} ${base}v${-h}h${w}v${h}z`;
};

/** The bars of a window, relative to the lower left corner of its glass. */
const barsOf = ({ width: w, height: h, arch }: Pane, bars: Look['bars']): string => {
  const high = arch ? h - w * 0.06 : h;
  if (bars === 'none') return '';
  if (bars === 'sash') return h2`m0 ${-h * 0.5}h${w}`;
  if (bars === 'tall') return h2`m${w / 2} 0v${-high}m${-w / 2} ${high - h * 0.7}h${w}`;
  if (bars === 'grid')
    return h2`m${w / 3} 0v${-high * 0.95}m${w / 3} 0v${high * 0.95}m${-w * 0.67} ${-h * 0.36}h${w}m0 ${-h * 0.3}h${-w}`;
  return h2`m${w / 2} 0v${-high}m${-w / 2} ${high - h * 0.6}h${w}`;
};

/** What one sees in a lit window: curtains, a guest, a lamp; most often nothing. */
const inside = ({ x, y, width: w, height: h, arch }: Pane, draw: number): { curtain?: string; figure?: string } => {
  const top = y + (arch ? w * 0.5 : 0);
  if (draw < 0.3) {
    return {
      curtain: h2`M${x + 1} ${top}h${w * 0.32}q0 ${h * 0.42} ${-w * 0.32} ${h * 0.6}zm${w - 2} 0v${h * 0.6}q${-w * 0.3} ${-h * 0.18} ${-w * 0.32} ${-h * 0.6}z`,
    };
  }
  if (draw < 0.4) {
    const [r, cx] = [w * 0.15, x + w * 0.55];
    return {
      figure:
        h2`M${cx - r} ${y + h * 0.5}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z` +
        h2`M${cx - w * 0.26} ${y + h}q0 ${-h * 0.34} ${w * 0.26} ${-h * 0.34}t${w * 0.26} ${h * 0.34}z`,
    };
  }
  return {};
};

/** The windows of one building: they are collected, then drawn layer by layer. */
export const openWindows = (stage: Stage, look: Look) => {
  const { lamps, light, detailed } = stage;
  const layers = { shutters: '', glass: '', reveal: '', lit: '', dim: '', curtain: '', figure: '' };
  const over = { sill: '', flowers: '', leaves: '', rail: '', balusters: '' };
  const border = look.border ?? 1.5;
  const far = new Map<number, readonly [dark: string, lit: string]>();
  let looks = 0;

  const furnish = (pane: Pane): void => {
    const { x, y, width: w, height: h } = pane;
    if (look.shutters && !pane.bare && !pane.arch) {
      const leaf = w * 0.42;
      layers.shutters += h2`M${x - border - leaf / 2} ${y - 1}v${h + 2}M${x + w + border + leaf / 2} ${y - 1}v${h + 2}`;
    }
    if (!detailed) return;
    if (look.sill && !pane.bare) over.sill += h2`M${x - 2.5} ${y + h + 1.5}h${w + 5}`;
    if (pane.box) {
      over.leaves += h2`M${x - 2} ${y + h + 1}h${w + 4}`;
      over.flowers += h2`M${x} ${y + h - 1}h0m${w * 0.36} 1h0m${w * 0.26} -1.5h0m${w * 0.34} 1h0`;
    }
    if (pane.balcony) {
      const [left, wide, rail] = [x - w * 0.3, w * 1.6, Math.min(12, h * 0.38)];
      over.rail += h2`M${left} ${y + h - rail}h${wide}M${left} ${y + h + 1}h${wide}`;
      over.balusters += h2`M${left} ${y + h - rail / 2}h${wide}`;
    }
  };

  /** A neighbour's window: one thick stroke. */
  const plain = ({ x, y, width: w, height: h }: Pane, lit: boolean): void => {
    const thick = Math.round(w);
    const [dark, bright] = far.get(thick) ?? ['', ''];
    const stroke = whole`M${x + w / 2} ${y}v${h}`;
    far.set(thick, lit ? [dark, bright + stroke] : [dark + stroke, bright]);
  };

  const lightUp = (pane: Pane, data: string): void => {
    if (lamps.percent(30) && pane.lit === undefined) layers.dim += data;
    else layers.lit += data;
    if (pane.width < 9 || !detailed || looks > 4) return;
    looks += 1;
    const seen = inside(pane, lamps.next());
    layers.curtain += seen.curtain ?? '';
    layers.figure += seen.figure ?? '';
  };

  return {
    add(given: Pane): void {
      const [x, y, w, h] = [half(given.x), half(given.y), half(given.width), half(given.height)];
      const pane: Pane = { ...given, x, y, width: w, height: h };
      const lit = pane.lit ?? lamps.next() < light.lit;
      if (x > WIDTH - 40 || x + w < 40) return;
      if (!detailed && !pane.arch) {
        plain(pane, lit);
        return;
      }
      const bars = detailed && w >= 9.5 ? barsOf(pane, look.bars) : '';
      const data = outline(pane) + bars;
      if (lit) lightUp(pane, data);
      else {
        layers.glass += data;
        if (detailed && w >= 9 && !isDark(light) && !pane.arch) layers.reveal += whole`M${x} ${y + 2}h${w}`;
      }
      furnish(pane);
    },
    draw(): void {
      const { pen, tone, light } = stage;
      const glass = isDark(light) ? tone(0.44, 0.05, 262) : tone(0.46, 0.05, 248);
      const ink = inkOf(stage);
      const some = (data: string, put: () => void): void => {
        if (data !== '') put();
      };
      for (const [thick, [dark, lit]] of far) {
        some(dark, () => pen.line(glass, thick, dark));
        some(lit, () => pen.line(LAMP.bright, thick, lit));
      }
      some(layers.shutters, () => pen.line(look.shutters ?? ink, 5.5, layers.shutters));
      some(layers.glass, () => pen.framed(glass, look.frame, border, layers.glass));
      some(layers.lit, () => pen.framed(LAMP.bright, look.frame, border, layers.lit));
      some(layers.dim, () => pen.framed(LAMP.deep, look.frame, border, layers.dim));
      some(layers.reveal, () => pen.line(SHADE.deep, 3, layers.reveal));
      some(layers.curtain, () => pen.path(LAMP.pale, layers.curtain));
      some(layers.figure, () => pen.path(ink, layers.figure));
      some(over.sill, () => pen.line(look.sill ?? ink, 2, over.sill));
      some(over.leaves, () => pen.brush(tone(0.5, 0.1, 145), 3.4, over.leaves));
      some(over.flowers, () => pen.brush(tone(0.64, 0.19, 20), 2.6, over.flowers));
      some(over.rail, () => pen.line(ink, 1.1, over.rail));
      some(over.balusters, () => pen.bars(ink, 10, 0.8, 3.4, over.balusters));
    },
  };
};

export type Windows = ReturnType<typeof openWindows>;

/** A window for every place on every floor; `pane` receives the middle, the top of the floor and their indexes. */
export const addRows = (
  windows: Windows,
  tops: readonly number[],
  places: readonly number[],
  pane: (x: number, y: number, floor: number, bay: number) => Pane,
): void => {
  for (const [floor, y] of tops.entries()) for (const [bay, x] of places.entries()) windows.add(pane(x, y, floor, bay));
};
