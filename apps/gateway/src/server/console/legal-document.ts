import type { Language } from '@pc/contracts';

/** A document as the console shows it: its text, or where it can be read. */
export type LegalDocument = { readonly text: string } | { readonly url: string };
export type InBothLanguages = Readonly<Record<Language, LegalDocument>>;
