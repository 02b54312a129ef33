import type { SignedAssertion } from '../../domain/sso/assertion';
import { attributeOf, childrenOf, NS, textOf } from './xml';

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Reads the signed element, and of the answer around it what only narrows. Throws on times that are none. */
export function readSignedAssertion(assertion: Element, response: Element): SignedAssertion {
  const [conditions] = childrenOf(assertion, NS.assertion, 'Conditions');
  const [subject] = childrenOf(assertion, NS.assertion, 'Subject');
  return {
    id: attributeOf(assertion, 'ID') ?? '',
    ...given('issuer', textOf(childrenOf(assertion, NS.assertion, 'Issuer')[0])),
    ...given('issuedAt', timeOf(assertion, 'IssueInstant')),
    ...given('notBefore', timeOf(conditions, 'NotBefore')),
    ...given('notOnOrAfter', timeOf(conditions, 'NotOnOrAfter')),
    confirmations: childrenOf(subject, NS.assertion, 'SubjectConfirmation')
      .filter((confirmation) => attributeOf(confirmation, 'Method') === BEARER)
      .flatMap((confirmation) => childrenOf(confirmation, NS.assertion, 'SubjectConfirmationData'))
      .map(readConfirmation),
    ...given('destination', attributeOf(response, 'Destination')),
    ...given('inResponseTo', attributeOf(response, 'InResponseTo')),
    attributes: readAttributes(assertion),
  };
}

function readConfirmation(data: Element): SignedAssertion['confirmations'][number] {
  return {
    ...given('recipient', attributeOf(data, 'Recipient')),
    ...given('inResponseTo', attributeOf(data, 'InResponseTo')),
    ...given('notOnOrAfter', timeOf(data, 'NotOnOrAfter')),
  };
}

function readAttributes(assertion: Element): Map<string, string[]> {
  const attributes = new Map<string, string[]>();
  const statements = childrenOf(assertion, NS.assertion, 'AttributeStatement');
  for (const attribute of statements.flatMap((statement) => childrenOf(statement, NS.assertion, 'Attribute'))) {
    const name = attributeOf(attribute, 'Name') ?? '';
    const values = childrenOf(attribute, NS.assertion, 'AttributeValue').map((value) => textOf(value) ?? '');
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  }
  return attributes;
}

/** A time without a zone, or none at all, must not pass for «no limit». */
function timeOf(element: Element | undefined, name: string): Date | undefined {
  const text = attributeOf(element, name);
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(time.getTime())) throw new Error(`${name} is no time`);
  return time;
}

function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}
