import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Upload } from '../../functions/usecases/ports/pictures.ts';

/** Where the local server takes files, in the form that a bucket takes them too. */
export const uploadPath = '/pictures/uploads';
const openMs = 15 * 60_000;

export interface Admission {
  readonly pictureId: string;
  /** Bytes of the file. */
  readonly size: number;
}

export interface UploadForms {
  readonly admit: (pictureId: string, file: { contentType: string; size: number }) => Upload;
  /** The upload that a form allows; undefined if it is forged or too old. */
  readonly admitted: (fields: { get: (name: string) => unknown }) => Admission | undefined;
}

/**
 * Forms that let one file be sent, signed so that the server needs to remember none.
 * @param now milliseconds of the real clock: a form is for a browser that sends at once
 */
export const uploadForms = (secrets: readonly string[], now: () => number = Date.now): UploadForms => {
  const sign = (secret: string, text: string): Buffer =>
    createHmac('sha256', secret).update(`picture-upload:${text}`).digest();
  return {
    admit: (pictureId, { contentType, size }) => {
      const policy = Buffer.from(JSON.stringify([pictureId, size, now() + openMs])).toString('base64url');
      const signature = sign(secrets[0] ?? '', policy).toString('base64url');
      return { method: 'POST', url: uploadPath, fields: { 'Content-Type': contentType, policy, signature } };
    },
    admitted: (fields) => {
      const policy = String(fields.get('policy') ?? '');
      const signature = Buffer.from(String(fields.get('signature') ?? ''), 'base64url');
      const isOurs = secrets.some((secret) => {
        const right = sign(secret, policy);
        return right.length === signature.length && timingSafeEqual(right, signature);
      });
      if (!isOurs) return undefined;
      const [pictureId, size, until] = JSON.parse(Buffer.from(policy, 'base64url').toString()) as [
        string,
        number,
        number,
      ];
      return now() <= until ? { pictureId, size } : undefined;
    },
  };
};
