/** A host as lists of allowed hosts name it: a name or an address, with a port where it is not the usual one. */
const HOST_ENTRY = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What browsers and we might read differently: a backslash, blanks, control characters. */
const AMBIGUOUS = /[\\\p{Cc}\p{Z}]/u;

export function isHostEntry(text: string): boolean {
  return HOST_ENTRY.test(text);
}

/** https, or plain http to this very machine where that is allowed; no user name within, and nothing to read in two ways. */
export function isSecureAddress(text: string, loopbackAllowed: boolean): boolean {
  return readAddress(text, loopbackAllowed) !== undefined;
}

/**
 * customers 9.9: the address to which a login leads, if its host is on one of the lists; else undefined. Compared is what the
 * browser will use: the host of the parsed address, in its one spelling.
 */
export function readServiceAddress(text: string, hosts: readonly string[]): string | undefined {
  const url = readAddress(text, true);
  if (!url) return undefined;
  return hosts.some((entry) => isHostEntry(entry) && hostOf(entry, url.protocol) === url.host) ? url.href : undefined;
}

function readAddress(text: string, loopbackAllowed: boolean): URL | undefined {
  if (AMBIGUOUS.test(text) || !/^https?:\/\/[^/]/i.test(text)) return undefined;
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return undefined;
  return url.protocol === 'https:' || (loopbackAllowed && LOOPBACK.test(url.hostname)) ? url : undefined;
}

/** In the spelling of parsed addresses: lower case, the port left out where the scheme implies it. */
function hostOf(entry: string, protocol: string): string | undefined {
  return URL.parse(`${protocol}//${entry}`)?.host;
}
