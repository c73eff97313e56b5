import { paletteOf } from './palette.ts';
import { facade, HEIGHT, lobby, pool, room, view, WIDTH } from './scenes.ts';

const scenes = { facade, lobby, room, pool, view };

/** What a picture of a house can show. */
export type Scene = keyof typeof scenes;

const isScene = (text: string): text is Scene => Object.hasOwn(scenes, text);

/** Where the local server shows a picture; `owner` is the id of a hotel or room type. */
export const pictureUrl = (owner: string, scene: Scene): string => `/pictures/${owner}-${scene}.svg`;

/**
 * The picture `/pictures/<id>.svg` as the text of an SVG document. The id is that of a hotel or room type with the
 * scene behind it, `demo-00042-lobby`; the same id gives the same picture, any other text a house from the street. The
 * id itself is never written into the document.
 */
export const picture = (id: string): string => {
  const [, owner = id, wanted = ''] = /^(.*)-([a-z]+)$/.exec(id) ?? [];
  const scene: Scene = isScene(wanted) ? wanted : 'facade';
  const palette = paletteOf(owner, scene);
  const [above, below] = palette.sky;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${above}"/>`,
    `<stop offset="1" stop-color="${below}"/></linearGradient></defs>`,
    scenes[scene](palette),
    '</svg>\n',
  ].join('');
};
