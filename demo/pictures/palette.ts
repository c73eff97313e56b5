/** The colours and proportions of one house, the same in all its pictures. */
export interface Palette {
  readonly sky: readonly [string, string];
  readonly wall: string;
  readonly shade: string;
  readonly accent: string;
  readonly glass: string;
  readonly ground: string;
  readonly wood: string;
  /** The next number from 0 to 1; the same ones for the same picture. */
  readonly draw: () => number;
}

const skies = [
  ['#9cc9e8', '#e9f3f8'],
  ['#f2b880', '#fbe9d0'],
  ['#7fb2d9', '#cfe6ef'],
  ['#c9b6dc', '#f7e3df'],
  ['#34506f', '#c98f7a'],
] as const;
const accents = ['#b8503c', '#2f6f73', '#c58b2a', '#56638f', '#7d4f6b', '#4c7a4a'] as const;

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
};

/** mulberry32. */
const drawing = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const hsl = (hue: number, saturation: number, lightness: number): string =>
  `hsl(${Math.round(hue)} ${Math.round(saturation)}% ${Math.round(lightness)}%)`;

/** The palette of a house by its id; `scene` only moves what is drawn by chance. */
export const paletteOf = (house: string, scene: string): Palette => {
  const draw = drawing(hash(house));
  const hue = 15 + draw() * 45;
  const light = 68 + draw() * 18;
  return {
    sky: skies[Math.floor(draw() * skies.length)] ?? skies[0],
    wall: hsl(hue, 22 + draw() * 25, light),
    shade: hsl(hue, 20, light - 22),
    accent: accents[Math.floor(draw() * accents.length)] ?? accents[0],
    glass: hsl(200 + draw() * 25, 35, 42 + draw() * 20),
    ground: hsl(80 + draw() * 50, 22, 55),
    wood: hsl(25 + draw() * 12, 34, 38 + draw() * 14),
    draw: drawing(hash(`${house} ${scene}`)),
  };
};
