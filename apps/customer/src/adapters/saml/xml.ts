import { DOMParser } from '@xmldom/xmldom';

export const NS = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** The root of a sound document; undefined for anything else. A DTD is never read: entities can swallow memory, and files. */
export function parseXml(text: string): Element | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  try {
    const refuse = (message: string) => {
      throw new Error(message);
    };
    const errorHandler = { warning: () => undefined, error: refuse, fatalError: refuse };
    return new DOMParser({ errorHandler }).parseFromString(text, 'text/xml')?.documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

/** The children of this name, not what lies deeper. */
export function childrenOf(element: Element | undefined, namespace: string, name: string): Element[] {
  const children = element ? Array.from({ length: element.childNodes.length }, (_, index) => element.childNodes[index]!) : [];
  return children.filter(isElement).filter((child) => child.namespaceURI === namespace && child.localName === name);
}

export function descendantsOf(element: Element, namespace: string, name: string): Element[] {
  const found = element.getElementsByTagNameNS(namespace, name);
  return Array.from({ length: found.length }, (_, index) => found[index]!);
}

/** The whole text of an element: a comment within does not cut it short. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.textContent?.trim();
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
