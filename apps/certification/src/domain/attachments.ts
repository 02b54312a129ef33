import { refuse, type Refusal } from '@pc/kernel';

/** Every file lies below this folder of the bucket; names are relative to it (certification 4.3). */
const FOLDER = 'download/';
const MAX_NAME = 256;
/** 10 MB, inclusive (RN-23). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const EXTENSION = /\.(?:jpe?g|bmp|png|gif|pdf)$/i;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /^\/|\.\.|\\|:\/\/|[\u0000-\u001f\u007f]/;

/** How files of the six formats begin. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [...bytesOf('BM')],
  [0x89, ...bytesOf('PNG\r\n'), 0x1a, 0x0a],
  [...bytesOf('GIF87a')],
  [...bytesOf('GIF89a')],
  [...bytesOf('%PDF-')],
];
/** How many bytes tell the format. */
export const SIGNATURE_BYTES = 8;

export const fieldOf = (index: number): string => `verified_file_url[${index}]`;

/** The key under which a named file lies in the bucket, case-sensitive (RN-22). */
export const keyOf = (name: string): string => FOLDER + name;

/** RN-4, RN-22: the number that the document asks for, and names of the prescribed form; before any look into the bucket. */
export function refuseNames(names: readonly string[], counts: readonly number[]): Refusal | undefined {
  if (!counts.includes(names.length))
    return refuse('CBC.0100', { field: 'verified_file_url', reason: 'file_count', params: { counts: counts.join(', ') } });
  const wrong = names.findIndex((name) => name.length < 1 || name.length > MAX_NAME || FORBIDDEN.test(name));
  return wrong < 0 ? undefined : refuse('CBC.0100', { field: fieldOf(wrong), reason: 'format' });
}

/** RN-23: the extension must be one of the six formats, whatever its case. */
export function refuseExtensions(names: readonly string[]): Refusal | undefined {
  const wrong = names.findIndex((name) => !EXTENSION.test(name));
  return wrong < 0 ? undefined : refuse('CBC.99000100', { field: fieldOf(wrong) });
}

/** RN-23: the file's signature is one of the six formats, not necessarily that of its extension. */
export function isKnownFormat(head: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, at) => head[at] === byte));
}

function bytesOf(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
