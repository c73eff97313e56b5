import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileCache, filePolicy } from '../../functions/contract/page-headers.ts';
import { mostPictureBytes } from '../../functions/contract/pictures/bodies.ts';
import type { PictureFolder } from './picture-folder.ts';
import { type UploadForms, uploadPath } from './upload-form.ts';

/** What a form has around its file: fields, boundaries and names. */
const formBytes = 64 * 1024;
const address = /^\/pictures\/[\w-]{1,64}\/\d{1,5}x\d{1,5}\/\d{1,4}\.(avif|webp)$/;

const plain = (response: ServerResponse, status: number, text = ''): void => {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
};

/** The body, or undefined if it is longer than any form may be, or its sender disconnected. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const most = mostPictureBytes + formBytes;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and discarded, so that the sender can read its answer; an endless sender is disconnected.
    if (bytes > 2 * most) request.destroy();
    else if (bytes <= most) chunks.push(chunk);
  }
  return bytes > most ? undefined : Buffer.concat(chunks);
};

const formOf = (request: IncomingMessage, body: Buffer): Promise<FormData | undefined> =>
  new Response(new Uint8Array(body), { headers: { 'Content-Type': request.headers['content-type'] ?? '' } })
    .formData()
    .catch(() => undefined);

/** Serves uploads and the files of pictures; false where the request is for something else. */
export type PictureServer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Replaces the bucket on a laptop: it accepts the uploads that a form allows, and serves the results. */
export const pictureServer = (
  folder: PictureFolder,
  forms: UploadForms,
  makeReady: (pictureId: string) => Promise<unknown>,
  onFailure: (error: unknown) => void,
): PictureServer => {
  // One after the other: each takes a processor and some hundred megabytes.
  let last: Promise<unknown> = Promise.resolve();
  const ready = (pictureId: string): void => {
    last = last.then(() => makeReady(pictureId)).catch(onFailure);
  };

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (body === undefined) return plain(response, 413, 'The file is larger than 15 MB.');
    const form = await formOf(request, body);
    const file = form?.get('file');
    if (!form || !(file instanceof Blob)) return plain(response, 400, 'This is no form with a file.');
    const admission = forms.admitted(form);
    if (admission === undefined) return plain(response, 403, 'This form is forged or too old.');
    if (file.size !== admission.size) return plain(response, 400, 'The file has another size than was said.');
    const picture = await folder.find(admission.pictureId);
    if (picture === undefined) return plain(response, 403, 'This form is forged or too old.');
    if (picture.result === null) {
      await folder.receive(picture.id, await file.bytes());
      ready(picture.id);
    }
    return plain(response, 204);
  };

  const show = async (path: string, head: boolean, response: ServerResponse): Promise<void> => {
    const file = await folder.open(path);
    if (file === undefined) return plain(response, 404, 'There is no such picture.');
    response.writeHead(200, {
      'Content-Type': path.endsWith('.avif') ? 'image/avif' : 'image/webp',
      'Content-Length': file.size,
      // The content of the address never changes.
      'Cache-Control': fileCache.named,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': filePolicy,
    });
    if (head) response.end();
    else
      file
        .stream()
        .on('error', () => response.destroy())
        .pipe(response);
    return undefined;
  };

  const answer = (work: Promise<void>, response: ServerResponse): void => {
    work.catch((error) => {
      onFailure(error);
      if (response.headersSent) response.destroy();
      else plain(response, 500, 'The fault is ours.');
    });
  };

  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const { method } = request;
    const isAsked = method === 'GET' || method === 'HEAD';
    if (path === uploadPath && method === 'POST') answer(receive(request, response), response);
    else if (isAsked && address.test(path)) answer(show(path, method === 'HEAD', response), response);
    else return false;
    return true;
  };
};
