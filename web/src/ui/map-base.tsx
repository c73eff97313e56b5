import type { View } from '../lib/project.ts';

export const MapBase = (_: { readonly view: View }) => null;
