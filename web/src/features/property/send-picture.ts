import { get, type Success } from '../../lib/api.ts';

export type Picture = Success<'getPicture'>['picture'];

const pollMs = 700;
/** A picture that is not ready by then is still being processed: the page shows this and may check again. */
const mostPolls = 120;

/** A file that the store did not take. */
export class UploadFailed extends Error {}

/** Sends a form and reports progress, which `fetch` cannot. */
const sendForm = (url: string, form: FormData, onProgress: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(new UploadFailed(`The store answered ${request.status}.`)),
    );
    request.addEventListener('error', () => reject(new UploadFailed('The store cannot be reached.')));
    request.open('POST', url);
    request.send(form);
  });

type Type = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif';

interface Sending {
  readonly hotelId: string;
  readonly file: File;
  readonly alt: string;
  /** The part of the file that is sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends one picture and waits until it is ready or refused. */
export const sendPicture = async ({ hotelId, file, alt, onProgress }: Sending): Promise<Picture> => {
  const body = { contentType: file.type as Type, size: file.size, alt };
  const { picture, upload } = await get('createPicture', { params: { hotelId }, body });
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.set(name, value);
  form.set('file', file);
  await sendForm(upload.url, form, onProgress);
  for (let polls = 0; polls < mostPolls; polls += 1) {
    const now = (await get('getPicture', { params: { pictureId: picture.id } })).picture;
    if (now.status !== 'waiting') return now;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new UploadFailed('The picture is still being made ready.');
};
