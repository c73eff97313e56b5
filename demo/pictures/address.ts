import { type FamilyName, isFamilyName } from './families/index.ts';
import type { Theme } from './light.ts';

const scenes = ['facade', 'lobby', 'breakfast', 'pool', 'view', 'single', 'double', 'twin', 'family', 'suite'] as const;

/** What a picture of a hotel can show: the hotel from the street, its halls, or a room of a kind. */
export type Scene = (typeof scenes)[number];

export const isScene = (text: string): text is Scene => scenes.some((scene) => scene === text);

/** How a hotel looks in all its pictures. */
export interface Style {
  readonly family: FamilyName;
  /** From 1 to 5. */
  readonly stars: number;
}

/**
 * Where a picture is served; `owner` is the id of a hotel or room type. Everything that is drawn is told by the address,
 * so that the file can be made without asking for the hotel: `/pictures/demo-00042-riad4-lobby.svg`.
 */
export const pictureUrl = (owner: string, { family, stars }: Style, scene: Scene): string =>
  `/pictures/${owner}-${family}${stars}-${scene}.svg`;

const pattern = /^(?<owner>[^.]*?)(?:-(?<family>[a-zA-Z]+)(?<stars>[1-5]))?(?:-(?<scene>[a-z]+))?(?<night>\.night)?$/;

/** What an id says; what it does not say or says wrongly is left out, and the scene is then the hotel from the street. */
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
