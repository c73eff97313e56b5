/** The folders of the pictures' bucket: what a function may do is granted by folder, and each has its own lifecycle. */
export const pictureFolders = {
  /** One JSON document a picture. */
  records: 'records',
  /** Files as they were sent; named like their picture, deleted after a day at the latest. */
  uploads: 'uploads',
  /** What pages show; the keys are the paths of the site's addresses. */
  files: 'pictures',
  /** Where the sweep under way has got to. */
  sweep: 'sweep',
} as const;
export type PictureFolder = keyof typeof pictureFolders;

/** The picture whose file lies at a key; undefined for any other object. */
export const uploadedPicture = (key: string): string | undefined =>
  key.startsWith(`${pictureFolders.uploads}/`) ? key.slice(pictureFolders.uploads.length + 1) : undefined;
