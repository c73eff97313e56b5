import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Source = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (source: Source): Uint8Array => {
  if (typeof source === 'string') return Buffer.from(source);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
};

/** SHA-256, or its HMAC where a key is given, of Node's own, as the SDK's signer takes it. */
export class Sha256 {
  readonly #sum: Hash | Hmac;

  constructor(key?: Source) {
    this.#sum = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }

  update(part: Source): void {
    this.#sum.update(bytesOf(part));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#sum.digest());
  }
}
