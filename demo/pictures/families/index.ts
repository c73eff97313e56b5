import type { Weather } from '../light.ts';
import {
  agave,
  bicycle,
  broadleaf,
  bush,
  cactus,
  cypress,
  fir,
  lampPost,
  type Planted,
  palm,
  parasol,
  umbrellaPine,
} from '../nature.ts';
import type { Build } from '../stage.ts';
import { brick } from './brick.ts';
import { canal } from './canal.ts';
import { chalet } from './chalet.ts';
import { grand } from './grand.ts';
import { hacienda } from './hacienda.ts';
import { halfTimbered } from './half-timbered.ts';
import { haveli } from './haveli.ts';
import { lodge } from './lodge.ts';
import { mansard } from './mansard.ts';
import { nordic } from './nordic.ts';
import { palazzo } from './palazzo.ts';
import { pavilion } from './pavilion.ts';
import { riad } from './riad.ts';
import { ryokan } from './ryokan.ts';
import { shophouse } from './shophouse.ts';
import { tiled } from './tiled.ts';
import { tower } from './tower.ts';
import { townhouse } from './townhouse.ts';
import { villa } from './villa.ts';

/** The building style and the surroundings of a region's hotels. */
export interface Family {
  readonly build: Build;
  /** Width and height of the hotel with three stars; each star more or less changes both. */
  readonly size: readonly [width: number, height: number];
  /** The height of its neighbours relative to it; without them the hotel is detached. */
  readonly row?: number;
  readonly behind: readonly ('hills' | 'mountains' | 'volcano' | 'pitched' | 'flat' | 'towers' | 'domes' | 'sea')[];
  readonly ground: 'street' | 'cobbles' | 'water' | 'sand' | 'meadow' | 'gravel';
  readonly trees: readonly [Planted, ...Planted[]];
  readonly beside: readonly [Planted, ...Planted[]];
  readonly weathers: readonly [Weather, ...Weather[]];
}

const temperate = ['clear', 'fair', 'fair', 'rain', 'clear', 'mist'] as const;
const mild = ['clear', 'clear', 'fair', 'clear', 'rain'] as const;
const hot = ['clear', 'clear', 'fair'] as const;
const cold = ['clear', 'snow', 'fair', 'snow'] as const;

export const families = {
  canal: {
    build: canal,
    size: [250, 236],
    row: 0.92,
    behind: ['pitched'],
    ground: 'water',
    trees: [broadleaf],
    beside: [bicycle, lampPost],
    weathers: temperate,
  },
  townhouse: {
    build: townhouse,
    size: [250, 226],
    row: 0.92,
    behind: ['flat'],
    ground: 'street',
    trees: [broadleaf],
    beside: [lampPost],
    weathers: temperate,
  },
  mansard: {
    build: mansard,
    size: [244, 252],
    row: 0.94,
    behind: ['pitched'],
    ground: 'street',
    trees: [broadleaf],
    beside: [lampPost, parasol],
    weathers: temperate,
  },
  chalet: {
    build: chalet,
    size: [256, 206],
    behind: ['mountains', 'hills'],
    ground: 'meadow',
    trees: [fir],
    beside: [fir, bush],
    weathers: cold,
  },
  halfTimbered: {
    build: halfTimbered,
    size: [210, 244],
    row: 0.86,
    behind: ['hills', 'pitched'],
    ground: 'cobbles',
    trees: [broadleaf],
    beside: [lampPost, parasol],
    weathers: temperate,
  },
  nordic: {
    build: nordic,
    size: [250, 190],
    row: 0.86,
    behind: ['mountains'],
    ground: 'water',
    trees: [fir],
    beside: [lampPost],
    weathers: cold,
  },
  ryokan: {
    build: ryokan,
    size: [290, 176],
    behind: ['mountains', 'hills'],
    ground: 'gravel',
    trees: [fir, broadleaf],
    beside: [bush, lampPost],
    weathers: temperate,
  },
  tiled: {
    build: tiled,
    size: [240, 240],
    row: 0.9,
    behind: ['hills', 'pitched'],
    ground: 'cobbles',
    trees: [broadleaf],
    beside: [lampPost],
    weathers: mild,
  },
  palazzo: {
    build: palazzo,
    size: [256, 248],
    row: 0.8,
    behind: ['hills', 'domes'],
    ground: 'cobbles',
    trees: [umbrellaPine, cypress],
    beside: [lampPost, parasol],
    weathers: mild,
  },
  villa: {
    build: villa,
    size: [320, 206],
    behind: ['hills', 'sea'],
    ground: 'gravel',
    trees: [cypress, umbrellaPine],
    beside: [agave, bush, parasol],
    weathers: hot,
  },
  hacienda: {
    build: hacienda,
    size: [330, 190],
    behind: ['volcano', 'hills'],
    ground: 'gravel',
    trees: [cactus, palm],
    beside: [agave, cactus],
    weathers: hot,
  },
  riad: {
    build: riad,
    size: [280, 224],
    behind: ['mountains', 'domes'],
    ground: 'sand',
    trees: [palm],
    beside: [agave, bush],
    weathers: hot,
  },
  haveli: {
    build: haveli,
    size: [290, 246],
    behind: ['hills', 'domes'],
    ground: 'sand',
    trees: [broadleaf, palm],
    beside: [bush],
    weathers: hot,
  },
  shophouse: {
    build: shophouse,
    size: [260, 206],
    row: 0.92,
    behind: ['towers'],
    ground: 'street',
    trees: [palm],
    beside: [lampPost, bicycle],
    weathers: mild,
  },
  lodge: {
    build: lodge,
    size: [360, 190],
    behind: ['hills', 'sea'],
    ground: 'sand',
    trees: [palm],
    beside: [palm, bush, parasol],
    weathers: hot,
  },
  brick: {
    build: brick,
    size: [206, 276],
    row: 0.84,
    behind: ['towers'],
    ground: 'street',
    trees: [broadleaf],
    beside: [lampPost],
    weathers: temperate,
  },
  tower: {
    build: tower,
    size: [156, 288],
    behind: ['towers', 'towers'],
    ground: 'street',
    trees: [broadleaf, palm],
    beside: [lampPost, bush],
    weathers: temperate,
  },
  grand: {
    build: grand,
    size: [400, 226],
    behind: ['hills', 'flat'],
    ground: 'gravel',
    trees: [broadleaf, cypress],
    beside: [lampPost, bush],
    weathers: mild,
  },
  pavilion: {
    build: pavilion,
    size: [300, 206],
    behind: ['mountains', 'hills'],
    ground: 'gravel',
    trees: [broadleaf, umbrellaPine],
    beside: [bush, lampPost],
    weathers: temperate,
  },
} as const satisfies Record<string, Family>;

/** The name of a family of buildings, as used in the addresses of pictures. */
export type FamilyName = keyof typeof families;

export const isFamilyName = (text: string): text is FamilyName => Object.hasOwn(families, text);
