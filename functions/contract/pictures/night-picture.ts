/** A drawn picture by night, for a dark page; an address that is not one of ours is left as it is. */
export const nightPictureUrl = (url: string): string => url.replace(/^(\/pictures\/[\w-]+)\.svg$/, '$1.night.svg');
