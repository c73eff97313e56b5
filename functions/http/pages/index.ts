export type { HotelPages } from './hotel-head.ts';
export { readManifest } from './manifest.ts';
export { type BuiltApp, pageHandler } from './page.ts';
export type { ListedHotels } from './sitemap.ts';
