/**
 * A `Blob` that is one array of bytes. The mail parser gathers every decoded body in a Blob; Node's own streams
 * its content through a queue, which costs more than all of the parsing together. Only the worker uses this, in
 * a global scope that holds nothing but the parser.
 */
export class MemoryBlob {
  readonly #parts: readonly (ArrayBuffer | ArrayBufferView | string)[];

  constructor(parts: readonly (ArrayBuffer | ArrayBufferView | string)[] = []) {
    this.#parts = parts;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    const pieces = this.#parts.map(bytesOf);
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.byteLength;
    }
    return Promise.resolve(all.buffer);
  }
}

function bytesOf(part: ArrayBuffer | ArrayBufferView | string): Uint8Array {
  if (typeof part === 'string') return new TextEncoder().encode(part);
  return part instanceof ArrayBuffer
    ? new Uint8Array(part)
    : new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
