import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { composeCleanup } from '../../functions/composition/cleanup.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeMakeReady } from '../../functions/composition/uploads.ts';
import { describeError } from '../../functions/runtime/log.ts';
import type { Log } from '../server-log.ts';
import type { Stopping } from '../stopping.ts';
import { type PictureFolder, pictureFolder } from './picture-folder.ts';
import { type PictureServer, pictureServer } from './picture-server.ts';
import { uploadForms } from './upload-form.ts';

/** The folder of a run: beside its data, or one that goes with it. */
export const picturesAt = (dataDir: string | undefined, stopping: Stopping): string => {
  if (dataDir !== undefined) return path.resolve(dataDir, 'pictures');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
  stopping.onStop(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The pictures in a folder, which all processes of a run share. */
export const localPictureStore = (secrets: readonly string[], folder: string): PictureFolder =>
  pictureFolder(folder, uploadForms(secrets).admit);

/** What takes uploads, makes them ready and serves them. */
export const localPictureServer = (secrets: readonly string[], pictures: string, log: Log): PictureServer => {
  const folder = localPictureStore(secrets, pictures);
  return pictureServer(folder, uploadForms(secrets), composeMakeReady(folder), (error) =>
    log({ level: 'error', message: 'A picture was not made ready.', error: describeError(error) }),
  );
};

/** The sweep of pictures in this process, which continues with uploads that an earlier one left half-way. */
export const localCleanup = (core: Core, budgetMs?: number) => composeCleanup(core, budgetMs, composeMakeReady);

/** Sweeps once at the start, whatever the clock of the schedules says: an owner waits for a picture that was cut short. */
export const resumePictures = (core: Core, log: Log, stopping: Stopping): void => {
  let stopped = false;
  const running = localCleanup(core)(() => !stopped).catch((error) =>
    log({ level: 'error', message: 'Pictures were not swept.', error: describeError(error) }),
  );
  stopping.onStop(async () => {
    stopped = true;
    await running;
  });
};
