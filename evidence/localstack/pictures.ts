import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type { Client } from '../../functions/contract/client.ts';
import { field, type Ground, signIn } from '../../tests/support/journey/journey.ts';
import { openHouse } from '../load/ground.ts';

interface Upload {
  readonly method: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The longest that a picture may wait for its worker on a machine of CI. */
const longestMs = 90_000;

const sendForm = async ({ method, url }: Upload, fields: Upload['fields'], bytes: Uint8Array): Promise<number> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'picture');
  return (await fetch(url, { method, body: form })).status;
};

/** Begins a picture of a hotel; its id and its form. */
const begin = async (owner: Client, hotelId: string, size: number): Promise<{ id: string; upload: Upload }> => {
  const body = { contentType: 'image/jpeg', size, alt: 'The house' } as const;
  const begun = await owner.call('createPicture', { params: { hotelId }, body });
  return { id: field(begun, 'picture', 'id'), upload: field(begun, 'upload') };
};

/** What became of a picture. @throws where it waits longer than any should */
const settled = async (owner: Client, pictureId: string): Promise<{ status: string; reason: unknown; url: string }> => {
  const began = performance.now();
  while (performance.now() - began < longestMs) {
    const answer = await owner.call('getPicture', { params: { pictureId } });
    const status = field<string>(answer, 'picture', 'status');
    if (status === 'ready') return { status, reason: null, url: field(answer, 'picture', 'image', 'url') };
    if (status === 'refused') return { status, reason: field(answer, 'picture', 'reason'), url: '' };
    await sleep(500);
  }
  throw new Error(`the picture ${pictureId} still waits after ${longestMs / 1000} s`);
};

/**
 * An owner's pictures on a deployed system: the conditions of a form, one that is made ready and one that is none.
 * @param isKept whether the bucket has an object, where this machine may ask it: an emulator has no CDN that serves files
 * @returns what is wrong
 */
export const uploadPictures = async (
  ground: Ground,
  unique: string,
  isKept: ((key: string) => Promise<boolean>) | undefined,
): Promise<string[]> => {
  const owner = await signIn(ground.url, ground.owner);
  const { hotelId } = await openHouse(owner, `Pictures ${unique}`, 1);
  const photo = await sharp({ create: { width: 1000, height: 700, channels: 3, background: '#3a6ea5' } })
    .jpeg()
    .toBuffer();
  const wrong: string[] = [];
  const expectSame = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) wrong.push(`${what}: ${String(found)} instead of ${String(expected)}`);
  };

  const first = await begin(owner, hotelId, photo.byteLength);
  const { fields } = first.upload;
  const refused = [
    await sendForm(first.upload, fields, Buffer.concat([photo, photo])),
    await sendForm(first.upload, fields, photo.subarray(1)),
    await sendForm(first.upload, { ...fields, key: 'pictures/other' }, photo),
    await sendForm(first.upload, { ...fields, 'Content-Type': 'text/html' }, photo),
  ];
  for (const [n, status] of refused.entries()) {
    if (status < 400 || status >= 500) wrong.push(`form ${n + 1} that breaks its conditions was answered ${status}`);
  }
  expectSame('the form', await sendForm(first.upload, fields, photo), 204);
  const ready = await settled(owner, first.id);
  expectSame('a photo', ready.status, 'ready');
  const address = /^\/pictures\/[\w-]+\/1000x700\/1000\.webp$/;
  if (!address.test(ready.url)) wrong.push(`a photo is shown at ${ready.url}`);
  if (isKept) {
    expectSame('its file is kept', await isKept(ready.url.slice(1)), true);
    expectSame('its upload is kept', await isKept(`uploads/${first.id}`), false);
  }

  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const second = await begin(owner, hotelId, pdf.byteLength);
  expectSame('the form of a PDF', await sendForm(second.upload, second.upload.fields, pdf), 204);
  const judged = await settled(owner, second.id);
  expectSame('a PDF', `${judged.status} ${String(judged.reason)}`, 'refused not_a_picture');
  return wrong;
};
