import { type FamilyName, isFamilyName } from './families/index.ts';
import type { Theme } from './light.ts';

const scenes = ['facade', 'lobby', 'breakfast', 'pool', 'view', 'single', 'double', 'twin', 'family', 'suite'] as const;

/** The scenes of a picture: the hotel from the street, its halls, or a kind of room. */
export type Scene = (typeof scenes)[number];

export const isScene = (text: string): text is Scene => scenes.some((scene) => scene === text);

/** How a hotel looks in all its pictures. */
export interface Style {
  readonly family: FamilyName;
  /** From 1 to 5. */
  readonly stars: number;
}

/**
 * The address of a picture; `owner` is the id of a hotel or room type. The address contains every input of the drawing,
 * so that the file can be made without reading the hotel: `/pictures/demo-00042-riad4-lobby.svg`.
 */
export const pictureUrl = (owner: string, { family, stars }: Style, scene: Scene): string =>
  `/pictures/${owner}-${family}${stars}-${scene}.svg`;

const pattern = /^(?<owner>[^.]*?)(?:-(?<family>[a-zA-Z]+)(?<stars>[1-5]))?(?:-(?<scene>[a-z]+))?(?<night>\.night)?$/;

/** The parts of an id; a missing or wrong part is left out, and the default scene is the hotel from the street. */
export const pictureAddress = (
  id: string,
): { owner: string; family?: FamilyName; stars?: number; scene: Scene; theme: Theme } => {
  const { owner = id, family = '', stars = '', scene = '', night } = pattern.exec(id)?.groups ?? {};
  return {
    owner,
    ...(isFamilyName(family) ? { family, stars: Number(stars) } : {}),
    scene: isScene(scene) ? scene : 'facade',
    theme: night === undefined ? 'day' : 'night',
  };
};
