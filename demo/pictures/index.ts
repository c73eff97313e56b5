import { chanceOf } from '../chance.ts';
import { pictureAddress, type Scene } from './address.ts';
import { facade } from './facade.ts';
import { type FamilyName, families, isFamilyName } from './families/index.ts';
import { FRAME } from './frame.ts';
import { breakfast, lobby } from './halls.ts';
import { interiors } from './interior.ts';
import { lightOf, type Theme, toneIn } from './light.ts';
import { pool, view } from './outdoors.ts';
import { createPen } from './pen.ts';
import { room } from './rooms.ts';
import type { Stage } from './stage.ts';

/** The inputs of a picture: its owner, the family of buildings, the stars and the scene. */
export interface Subject {
  /** The id of a hotel or room type: it decides everything that is left to chance. */
  readonly owner: string;
  readonly family: FamilyName;
  /** From 1 to 5. */
  readonly stars: number;
  readonly scene: Scene;
  readonly theme: Theme;
}

const familyNames = Object.keys(families).filter(isFamilyName);

/** What an address without family or stars shows: chance decides, the same each time. */
const subjectOf = (id: string): Subject => {
  const address = pictureAddress(id);
  const chance = chanceOf('subject', address.owner);
  const any = familyNames[chance.between(0, familyNames.length - 1)] ?? 'tower';
  const { family = any, stars = chance.between(2, 4), ...rest } = address;
  return { family, stars, ...rest };
};

const paint = (stage: Stage, { family, scene, owner }: Subject): void => {
  const [kind, interior] = [families[family], interiors[family]];
  if (scene === 'facade') facade(stage, kind, owner);
  else if (scene === 'lobby') lobby(stage, interior);
  else if (scene === 'breakfast') breakfast(stage, interior);
  else if (scene === 'pool') pool(stage, interior, kind.trees);
  else if (scene === 'view') view(stage, interior, kind.trees);
  else room(stage, interior, scene);
};

/** Draws a subject as the text of an SVG document, under 12 KB, of colours and shapes only. */
export const draw = (subject: Subject): string => {
  const { owner, family, scene, stars, theme } = subject;
  const chance = chanceOf('picture', owner, scene);
  const weather = chance.pick(families[family].weathers);
  const light = lightOf(theme, weather, chanceOf('hour', owner, theme));
  const pen = createPen();
  paint(
    { pen, chance, lamps: chanceOf('lamps', owner, scene), light, weather, stars, detailed: true, tone: toneIn(light) },
    subject,
  );
  const [left, top, width, height] = FRAME;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width * 2}" height="${height * 2}" fill="none">${pen.text()}</svg>\n`;
};

/**
 * The picture `/pictures/<id>.svg` as the text of an SVG document; see `pictureUrl` for the parts of an id. The same id
 * gives the same picture, any other text a hotel from the street. The id itself is never written into the document.
 */
export const picture = (id: string): string => draw(subjectOf(id));
