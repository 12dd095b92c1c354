import { readFileSync } from 'node:fs';

/** The picture on a screen of Xvfb: one number for each pixel. */
export function readScreen(file: string): Uint32Array {
  const dump = readFileSync(file);
  // The format is XWD: big-endian header, colour map of 12 bytes each, then the lines.
  const [headerBytes, width, height, bitsPerPixel, bytesPerLine, colours] = [0, 4, 5, 11, 12, 19].map((place) =>
    dump.readUInt32BE(place * 4),
  ) as [number, number, number, number, number, number];
  if (bitsPerPixel !== 32 || bytesPerLine !== width * 4) throw new Error('The screen has an unexpected format.');
  const begin = headerBytes + colours * 12;
  const pixels = Uint8Array.from(dump.subarray(begin, begin + height * bytesPerLine));
  return new Uint32Array(pixels.buffer);
}

/** How much of two pictures differs, from 0 to 1. */
export function difference(one: Uint32Array, other: Uint32Array): number {
  if (one.length !== other.length) return 1;
  return one.reduce((count, pixel, place) => (pixel === other[place] ? count : count + 1), 0) / one.length;
}
