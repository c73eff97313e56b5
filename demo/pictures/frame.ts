/** What is drawn: wide enough for everything that the frame may cut. */
export const WIDTH = 640;
export const HEIGHT = 400;
/** What is seen of it: left, top, width and height. */
export const FRAME = [40, 46, 560, 350] as const;
