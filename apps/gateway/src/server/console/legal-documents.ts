import type { Language } from '@pc/contracts';
import { ConfigurationError } from '@pc/platform';
import { readFileSync } from 'node:fs';
import type { GatewaySettings } from '../../config';
import { DEFAULT_PRIVACY_STATEMENT, DEFAULT_USER_AGREEMENT } from './default-documents';
import type { InBothLanguages, LegalDocument } from './legal-document';

const LANGUAGES: readonly Language[] = ['zh_CN', 'en_US'];
const MAX_CHARACTERS = 200_000;

/** customers 4.31: what who registers a customer must have seen. Read once, so that a file that is not there stops the start. */
export function legalDocuments({ USER_AGREEMENT, PRIVACY_STATEMENT }: Pick<GatewaySettings, 'USER_AGREEMENT' | 'PRIVACY_STATEMENT'>) {
  return {
    user_agreement: documentOf('USER_AGREEMENT', USER_AGREEMENT) ?? DEFAULT_USER_AGREEMENT,
    privacy_statement: documentOf('PRIVACY_STATEMENT', PRIVACY_STATEMENT) ?? DEFAULT_PRIVACY_STATEMENT,
  };
}

function documentOf(setting: string, value: string | undefined): InBothLanguages | undefined {
  if (value === undefined) return undefined;
  const entries = LANGUAGES.map((language) => [language, linkOrText(setting, value.replaceAll('{language}', language))]);
  return Object.fromEntries(entries) as InBothLanguages;
}

/** Throws ConfigurationError. */
function linkOrText(setting: string, place: string): LegalDocument {
  if (!/^[a-z]+:\/\//i.test(place)) return { text: textIn(setting, place) };
  if (URL.parse(place)?.protocol !== 'https:') throw new ConfigurationError(`${setting}: ${place} is no https address`);
  return { url: place };
}

function textIn(setting: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigurationError(`${setting}: ${file} cannot be read: ${(error as Error).message}`);
  }
  if (text === '' || text.length > MAX_CHARACTERS) throw new ConfigurationError(`${setting}: ${file} is empty or too long`);
  return text;
}
