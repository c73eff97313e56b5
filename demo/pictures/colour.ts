/** A colour of oklab: lightness from 0 to 1, green to red, blue to yellow. */
export type Lab = readonly [number, number, number];

/** From oklch, its hue in degrees. */
export const labOf = (lightness: number, chroma: number, hue: number): Lab => {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
};

/** From `from` (share 0) to `to` (share 1). */
export const mixed = (from: Lab, to: Lab, share: number): Lab => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const channel = (linear: number): string => {
  const bounded = Math.min(1, Math.max(0, linear));
  const gamma = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, '0');
};

/** As sRGB, `#rrggbb`; what sRGB cannot show is clipped. Matrices: Björn Ottosson, "A perceptual color space", 2020. */
export const hexOf = ([lightness, a, b]: Lab): string => {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    '#',
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ].join('');
};
