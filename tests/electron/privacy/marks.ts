import { deflateSync } from 'node:zlib';

/** Invented, and marked so that it can be found anywhere. The beginning of each is the same in every check. */
export const marks: Readonly<Record<string, string | Buffer>> = {
  'a number inside a QR': '19000230-00007',
  'a one-time code': '5ec4e7ed-0000-4bad-8bad',
  'a barcode': '5725556653368',
  'a surname': 'Позначенко-Невигаданий',
  'a document number': 'ЯЯ№777000777',
  'a photo': Buffer.from('zvirka-marked-photo-0123456789abcdef', 'latin1'),
  'a token': 'marked-acquirer-token-9c1e',
  'a second secret': 'bWFya2VkLWJhc2ljLXNlY3JldA==',
};

/** The QR of the n-th visitor. */
export function markedLink(n: number): string {
  const otp = `5ec4e7ed-0000-4bad-8bad-${n.toString(16).padStart(12, '0')}`;
  return `https://diia.app/documents/veteran-certificate/19000230-00007/verify/${otp}`;
}

export const markedBarcode = '5725556653368';

/** A small picture whose pixels are the marked bytes. */
function markedPhoto(): string {
  const pixels = marks['a photo'] as Buffer;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels.length, 0);
  head.writeUInt32BE(1, 4);
  head.set([8, 0], 8);
  const packed = deflateSync(Buffer.concat([Buffer.from([0]), pixels]), { level: 0 });
  const parts = [chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]).toString('base64');
}

/** What a register would tell of a person; every value is marked. */
export const markedPerson = {
  surname: 'Позначенко-Невигаданий',
  series: 'ЯЯ',
  number: 'ЯЯ№777000777',
  photo: markedPhoto(),
};

function chunk(name: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)]);
}
