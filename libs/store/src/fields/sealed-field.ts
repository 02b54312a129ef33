import type { Sealer } from '@pc/kernel';
import mongoose from 'mongoose';
import { SealedValue, type SealedRow } from './sealed-value';

export interface SealedFieldOptions {
  /** Store a keyed hash as well, for uniqueness and search. */
  readonly searchable?: boolean;
}

/** Encrypts and finds the values of one field; `purpose` names it (`account.phone`) and is bound to every value. */
export class SealedField {
  constructor(
    private readonly sealer: Sealer,
    readonly purpose: string,
    private readonly options: SealedFieldOptions = {},
  ) {}

  seal(plain: string): SealedValue {
    const sealed = this.sealer.seal(plain, this.purpose);
    return this.load(this.options.searchable ? { sealed, index: this.indexOf(plain) } : { sealed });
  }

  /** The value of a stored row; it is decrypted only when it is revealed. */
  load(row: SealedRow): SealedValue {
    return new SealedValue(row, () => this.sealer.open(row.sealed, this.purpose));
  }

  /** What equal values have in common: compare it with `<path>.index`. */
  indexOf(plain: string): string {
    return this.sealer.blindIndex(plain, this.purpose);
  }

  /** A filter for documents whose field at `path` holds this value. */
  matching(path: string, plain: string): Record<string, string> {
    if (!this.options.searchable) throw new Error(`${this.purpose} is not searchable`);
    return { [`${path}.index`]: this.indexOf(plain) };
  }
}

interface SealedTypeOptions {
  readonly field?: SealedField;
}

/** The mongoose type of a sealed text: `{ type: SealedType, field }`. Takes plain text, gives a SealedValue. */
export class SealedType extends mongoose.SchemaType<SealedValue> {
  static schemaName = 'SealedType' as const;
  private readonly field: SealedField;

  constructor(path: string, options: SealedTypeOptions & Record<string, unknown> = {}) {
    super(path, options, 'SealedType');
    if (!options.field) throw new Error(`The sealed path ${path} needs a \`field\``);
    this.field = options.field;
  }

  override cast(value: unknown): SealedValue {
    if (value instanceof SealedValue) return value;
    if (typeof value === 'string') return this.field.seal(value);
    if (isSealedRow(value)) return this.field.load(value);
    // The value itself must not get into the message.
    throw new mongoose.Error.CastError('Sealed', '[sealed]', this.path);
  }
}

function isSealedRow(value: unknown): value is SealedRow {
  return typeof value === 'object' && value !== null && typeof (value as { sealed?: unknown }).sealed === 'string';
}

Object.assign(mongoose.Schema.Types, { SealedType });
