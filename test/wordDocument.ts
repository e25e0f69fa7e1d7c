/** Word documents and the ZIP archives that they are, made by tests. */
import { deflateRawSync } from 'node:zlib';

const XML = '<?xml version="1.0"?>';

/** A Word document. @param body what stands in `w:body` @param claimed as of `zip` @param before stands before the root */
export const docx = (body: string, claimed?: number, before = ''): Buffer =>
  zip(
    {
      '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `${XML}${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    claimed,
  );

export const wordParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A ZIP archive without times. @param claimed the size that the directory tells of each entry */
export function zip(entries: Record<string, string>, claimed?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const size = claimed ?? data.length;
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crcOf(data), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(size, 8);
    const names = Buffer.alloc(4);
    names.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([
      Buffer.from('504b0304140000000800', 'hex'),
      Buffer.alloc(4),
      sizes,
      names,
      Buffer.from(name),
    ]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset, 0);
    directory.push(
      Buffer.concat([
        Buffer.from('504b01021400140000000800', 'hex'),
        Buffer.alloc(4),
        sizes,
        names,
        Buffer.alloc(10),
        place,
        Buffer.from(name),
      ]),
    );
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function crcOf(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
