/** A problem with a data folder, in one readable line. */
export class StorageError extends Error {}

export function damaged(file: string, at: number): StorageError {
  return new StorageError(
    `${file} is damaged at byte ${at}, before writes that were answered: put a copy of the folder from before in its place, or choose another folder.`,
  );
}

export function newerFormat(file: string, found: number, known: number): StorageError {
  return new StorageError(
    `${file} was written by a newer version (format ${found}, this one reads ${known}): start that version, or choose another folder.`,
  );
}

/** The reason for a failed write, from the error of the file system. */
export function cannotWrite(folder: string, error: { readonly code: string; readonly message: string }): string {
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error.code);
  const what = full ? 'the disk is full' : `the disk fails (${error.message})`;
  return `${what}, so nothing more is written to ${folder} (${error.code}). What was answered is kept. ${full ? 'Make room and start again.' : 'See to the disk and start again.'}`;
}
