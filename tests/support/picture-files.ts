import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** Red above blue, 1200 by 800; taken by a camera that was turned, with where it was taken. */
export const photo = async (): Promise<Buffer> => {
  const red = await sharp({ create: { width: 1200, height: 400, channels: 3, background: '#d02020' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#2030c0' } })
    .composite([{ input: red, top: 0, left: 0 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 42/1 0/1' } })
    .jpeg()
    .toBuffer();
};

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const crc =
    body.reduce((value, byte) => (crcTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8), 0xffffffff) ^ 0xffffffff;
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc >>> 0);
  return Buffer.concat([length, body, sum]);
};
/** A small file that says it is so wide and high, with nothing but zeros packed into it. */
const pngOf = (width: number, height: number, rows: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const packed = deflateSync(Buffer.alloc((width + 1) * rows));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
};

/** Files that are no picture of a hotel, and why they are refused. */
export const hostileFiles: readonly (readonly [what: string, file: () => Buffer | Promise<Buffer>, reason: string])[] =
  [
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'), 'not_a_picture'],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not_a_picture',
    ],
    ['a packed bomb', () => gzipSync(Buffer.alloc(50_000_000)), 'not_a_picture'],
    ['20,000 by 20,000 pixels', () => pngOf(20_000, 20_000, 1), 'too_many_pixels'],
    ['a picture that ends in the middle', async () => (await photo()).subarray(0, 2000), 'broken'],
    ['a PNG without its rows', () => pngOf(900, 900, 2), 'broken'],
  ];
