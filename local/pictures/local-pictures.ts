import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hotelReader } from '../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeMakeReady } from '../../functions/composition/uploads.ts';
import { describeError } from '../../functions/runtime/log.ts';
import { sweepPictures } from '../../functions/usecases/pictures/sweep-pictures.ts';
import type { PictureStore } from '../../functions/usecases/ports/pictures.ts';
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

const dayMs = 86_400_000;

/** Sweeps the folder once at the start and then every day. */
export const startPictureSweep = (core: Core, store: PictureStore, log: Log, stopping: Stopping): void => {
  const { table, clock } = core;
  let stopped = false;
  const ready = composeMakeReady(store);
  const sweep = sweepPictures({ hotels: hotelReader(table), store, clock, makeReady: ready });
  let running: Promise<unknown> = Promise.resolve();
  const run = (): void => {
    running = sweep(() => !stopped).catch((error) =>
      log({ level: 'error', message: 'Pictures were not swept.', error: describeError(error) }),
    );
  };
  const timer = setInterval(run, dayMs).unref();
  run();
  stopping.onStop(async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  });
};
