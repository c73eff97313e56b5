import type { Chance } from '../chance.ts';
import { isDark, type Light, type Tone, type Weather } from './light.ts';
import type { Pen } from './pen.ts';

/** The upper edge of the street: the base of every object. */
export const GROUND = 340;

/** The inputs of every part of a picture. */
export interface Stage {
  readonly pen: Pen;
  /** The random stream of the buildings and their places: the same by day and by night. */
  readonly chance: Chance;
  /** Which windows are lit. */
  readonly lamps: Chance;
  readonly light: Light;
  readonly weather: Weather;
  /** Colours where the drawing is now; further away they fade. */
  readonly tone: Tone;
  /** From 1 to 5: more stars, more hotel. */
  readonly stars: number;
  /** False for neighbours, whose small parts are left out. */
  readonly detailed: boolean;
}

/** The place of a building. `main` is the hotel itself, the others are its neighbours. */
export interface Plot {
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly height: number;
  readonly main: boolean;
}

export type Build = (stage: Stage, plot: Plot) => void;
export type Lch = readonly [lightness: number, chroma: number, hue: number];

/** Shadows and veils: ink with an alpha, over any background. */
export const SHADE = { soft: '#12153a24', deep: '#12153a48' } as const;

/** `count` numbers, the middles of equal parts between two ends. */
export const middles = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.round(2 * (from + ((to - from) * (index + 0.5)) / count)) / 2);

/** `count` numbers from one end to the other, both included. */
export const along = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));

/** The tops of `count` storeys of one height, from above. */
export const tops = (count: number, top: number, storey: number): number[] =>
  Array.from({ length: count }, (_, floor) => top + storey * floor);

/** A number between two, drawn by chance. */
export const within = (chance: Chance, least: number, most: number): number => least + (most - least) * chance.next();

/** Nearly black, the same in all pictures: railings, lamp posts, people. */
export const inkOf = ({ tone, light }: Stage): string =>
  isDark(light) ? tone(0.26, 0.04, 265) : tone(0.3, 0.045, 268);
