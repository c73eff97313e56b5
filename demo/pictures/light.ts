import type { Chance } from '../chance.ts';
import { hexOf, type Lab, labOf, mixed } from './colour.ts';

/** The colour of a surface by daylight: lightness and chroma of oklch, hue in degrees. Given as it looks in the picture. */
export type Tone = (lightness: number, chroma: number, hue: number) => string;

export type Theme = 'day' | 'night';
export type Weather = 'clear' | 'fair' | 'rain' | 'snow' | 'mist';

/** An hour of the day: its sky, and its effect on every other colour. */
export interface Light {
  readonly name: string;
  /** Zenith, middle and horizon. */
  readonly sky: readonly [Lab, Lab, Lab];
  /** How much of a colour's own lightness is left, and the colour that is mixed in by which share. */
  readonly gain: number;
  readonly cast: Lab;
  readonly share: number;
  /** The share of windows that are lit. */
  readonly lit: number;
  /** Height of the sun or moon over the horizon, from 0 to 1; undefined behind clouds. */
  readonly orb?: number;
  readonly stars?: true;
}

type Lch = readonly [number, number, number];
const hour = (
  name: string,
  sky: readonly [Lch, Lch, Lch],
  grade: { readonly gain: number; readonly cast: Lch; readonly share: number; readonly lit: number },
  more: { readonly orb?: number; readonly stars?: true } = {},
): Light => ({
  name,
  sky: [labOf(...sky[0]), labOf(...sky[1]), labOf(...sky[2])],
  ...grade,
  cast: labOf(...grade.cast),
  ...more,
});

const L = {
  morning: hour(
    'morning',
    [
      [0.82, 0.06, 235],
      [0.9, 0.04, 220],
      [0.95, 0.045, 75],
    ],
    { gain: 1, cast: [0.9, 0.06, 70], share: 0.07, lit: 0.14 },
    { orb: 0.3 },
  ),
  noon: hour(
    'noon',
    [
      [0.74, 0.09, 240],
      [0.84, 0.065, 230],
      [0.94, 0.025, 215],
    ],
    { gain: 1.01, cast: [0.95, 0.02, 220], share: 0.03, lit: 0.1 },
    { orb: 0.82 },
  ),
  golden: hour(
    'golden',
    [
      [0.72, 0.065, 265],
      [0.85, 0.06, 50],
      [0.92, 0.085, 75],
    ],
    { gain: 0.97, cast: [0.8, 0.12, 60], share: 0.15, lit: 0.32 },
    { orb: 0.16 },
  ),
  sunset: hour(
    'sunset',
    [
      [0.5, 0.1, 275],
      [0.7, 0.1, 340],
      [0.85, 0.11, 55],
    ],
    { gain: 0.92, cast: [0.66, 0.14, 10], share: 0.17, lit: 0.45 },
    { orb: 0.05 },
  ),
  overcast: hour(
    'overcast',
    [
      [0.78, 0.025, 250],
      [0.85, 0.018, 240],
      [0.91, 0.015, 220],
    ],
    { gain: 0.94, cast: [0.78, 0.03, 245], share: 0.16, lit: 0.34 },
  ),
  blueHour: hour(
    'blue hour',
    [
      [0.26, 0.085, 268],
      [0.38, 0.095, 275],
      [0.56, 0.095, 320],
    ],
    { gain: 0.69, cast: [0.38, 0.1, 275], share: 0.35, lit: 0.5 },
    { orb: 0.74 },
  ),
  night: hour(
    'night',
    [
      [0.2, 0.06, 266],
      [0.28, 0.075, 266],
      [0.42, 0.085, 266],
    ],
    { gain: 0.66, cast: [0.33, 0.085, 266], share: 0.4, lit: 0.46 },
    { orb: 0.8, stars: true },
  ),
  wetNight: hour(
    'wet night',
    [
      [0.26, 0.045, 255],
      [0.34, 0.05, 250],
      [0.45, 0.055, 245],
    ],
    { gain: 0.65, cast: [0.35, 0.065, 252], share: 0.4, lit: 0.56 },
  ),
} as const;

/** The hour of a picture. Rain and mist have no sun; by night a clear sky has stars or the last light of the day. */
export const lightOf = (theme: Theme, weather: Weather, chance: Chance): Light => {
  const covered = weather === 'rain' || weather === 'snow' || weather === 'mist';
  if (theme === 'night') return covered ? L.wetNight : chance.pick([L.blueHour, L.blueHour, L.night]);
  return covered ? L.overcast : chance.pick([L.morning, L.noon, L.noon, L.golden, L.golden, L.sunset]);
};

/** The light of rooms: lamps are on by night, the window is bright by day. */
export const isDark = (light: Light): boolean => light.gain < 0.7;

/** Colours in this light; `depth` from 0 (here) to 1 (on the horizon, where all takes the colour of the sky). */
export const toneIn = (light: Light, depth = 0): Tone => {
  const [, middle, horizon] = light.sky;
  const air = mixed(horizon, middle, 0.5);
  return (lightness, chroma, hue) => {
    const [l, a, b] = labOf(lightness, chroma, hue);
    const graded = mixed([l * light.gain, a * light.gain, b * light.gain], light.cast, light.share);
    return hexOf(mixed(graded, air, depth));
  };
};

/** The brand's lamp: the one colour that no hour changes. */
export const LAMP = { bright: '#ffd166', deep: '#f3ae3d', pale: '#ffe7a8' } as const;
