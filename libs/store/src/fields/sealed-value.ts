import { inspect } from 'node:util';

/** How a sealed value lies in the store. */
export interface SealedRow {
  /** The encrypted text. */
  readonly sealed: string;
  /** The keyed hash by which it can be found; absent when nobody searches for it. */
  readonly index?: string;
}

const SHOWN = '[sealed]';

/** A secret text in memory. Only `reveal` gives it; printing, logging and JSON show that there is one, not which. */
export class SealedValue {
  readonly #row: SealedRow;
  readonly #open: () => string;

  constructor(row: SealedRow, open: () => string) {
    this.#row = row;
    this.#open = open;
  }

  /** Throws when the stored text was changed or belongs to another field. */
  reveal(): string {
    return this.#open();
  }

  /** The form that native writes store. */
  toStore(): SealedRow {
    return this.#row;
  }

  /** Read by the driver when a document holds this object. */
  toBSON(): SealedRow {
    return this.#row;
  }

  toJSON(): string {
    return SHOWN;
  }

  toString(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
