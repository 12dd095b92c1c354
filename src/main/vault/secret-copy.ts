/**
 * A copy of a secret that can be overwritten for good. V8 keeps a small array inside its own heap, moves it about there and, when its
 * buffer is asked for or it crosses to another thread or process, copies it out: `fill(0)` then reaches the last copy only. A
 * buffer that is made first is outside from the beginning.
 */
export function secretCopy(secret: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(new ArrayBuffer(secret.length));
  copy.set(secret);
  return copy;
}
