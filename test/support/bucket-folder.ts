import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

/** A bucket of a partner as the local storage has it: `<folder>/<bucket>/download/…` (README). */
export class BucketFolder {
  private readonly path: string;

  constructor(
    folder: string,
    readonly name: string,
  ) {
    this.path = join(folder, name);
  }

  make(): this {
    mkdirSync(this.path, { recursive: true });
    return this;
  }

  /** A picture unless told otherwise, so large unless told; without a hole it would take its size on the disk. */
  put(name: string, { content = JPEG, size }: { content?: Buffer; size?: number } = {}): this {
    const path = join(this.path, 'download', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (size !== undefined) truncateSync(path, size);
    return this;
  }

  /** The files of the examples (certification 5.1, 5.2). */
  fill(): this {
    for (const name of ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png', 'licence.pdf', 'portrait.jpg', 'emblem.jpg', 'face.jpg']) this.put(name);
    return this;
  }

  encrypt(): this {
    writeFileSync(join(this.path, '.encryption'), '');
    return this;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
