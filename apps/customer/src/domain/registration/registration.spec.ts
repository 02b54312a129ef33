import { newHexId } from '@pc/kernel';
import { newCustomer, newPartner } from '../register';
import { refusePassword } from '../password-policy';
import { readQuestion } from './identity-question';
import { decideCompletion } from './pending-association';
import { kindOfNew, refuseForms } from './registration';
import { generatedName, isAskableName, refuseNewName } from './registration-name';

const at = new Date('2026-01-15T08:00:00Z');
const partner = newPartner({
  id: 'p',
  name: 'p',
  createdAt: at,
  companyName: 'P',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  partnerSpendsMode: false,
});

describe('customers 4.3 4.4 4.5 4.6 account names', () => {
  const SOUND = ['abcde', '-abcd', 'A1-_z', 'a'.repeat(32), 'opera', 'shadows', 'a2345'];
  const UNSOUND = ['abcd', 'a'.repeat(33), '1abcd', '12345', 'ab cd', 'ab.cd', 'Übung', 'op_abc', 'OP_abc', 'shadow_a', 'Shadow_a', ''];

  it.each(SOUND)('customers 4.3 customers 4.4 %s may be asked about and made', (name) => {
    expect([isAskableName(name), refuseNewName(name, 'domain_name')]).toEqual([true, undefined]);
  });

  it.each(UNSOUND)('customers 4.3 customers 4.4 customers 4.5 "%s" may not', (name) => {
    expect([isAskableName(name), refuseNewName(name, 'f')]).toEqual([false, { type: 'refusal', code: 'CBC.99000031', field: 'f' }]);
  });

  it('customers 4.4 a leading underscore may be made and not asked about', () => {
    expect([isAskableName('_abcd'), refuseNewName('_abcd', 'f')]).toEqual([false, undefined]);
  });

  it('customers 4.6 a generated name is 32 lower-case hex digits, the first one a letter', () => {
    const names = Array.from({ length: 200 }, () => generatedName(newHexId()));
    for (const name of names) expect(name).toMatch(/^[a-f][0-9a-f]{31}$/);
    expect(new Set(names).size).toBe(200);
    expect(generatedName('0'.repeat(32))).toBe('a' + '0'.repeat(31));
  });
});

describe('customers 4.7 4.8 4.12 questions about an identity', () => {
  it.each([
    ['mobile', '0086-13800000000', '13800000000'],
    ['email', 'a.b+c@mail.example.cn', 'a.b+c@mail.example.cn'],
    ['email', `${'a'.repeat(55)}@x.example`.slice(-64), `${'a'.repeat(55)}@x.example`.slice(-64)],
    ['name', 'customer1', 'customer1'],
  ] as const)('customers 4.7 customers 4.8 %s %s is one', (kind, value, read) => {
    expect(readQuestion(kind, value)).toEqual({ kind, value: read });
  });

  it.each([
    ['mobile', '13800000000'],
    ['mobile', '0086-23800000000'],
    ['mobile', '0086-1380000000'],
    ['mobile', '0086-138000000000'],
    ['mobile', '0085-13800000000'],
    ['mobile', '1086-13800000000'],
    ['mobile', '+86-13800000000'],
    ['mobile', '008613800000000'],
    ['email', 'example.com'],
    ['email', '@example.com'],
    ['email', 'a@b@example.com'],
    ['email', 'a@example'],
    ['email', 'a@.com'],
    ['email', 'a@example.'],
    ['email', 'a b@example.com'],
    ['email', `${'a'.repeat(64)}@example.com`],
    ['name', 'op_name'],
    ['name', '_name'],
  ] as const)('customers 4.12 %s %s is none', (kind, value) => {
    expect(readQuestion(kind, value)).toMatchObject({ code: 'CBC.0100', field: 'search_value' });
  });
});

describe('the form of a registration', () => {
  const name = 'Zebra-7x';

  it.each([
    ['Zebra-7', 'CBC.99000036'],
    ['abcdefgh', 'CBC.99000036'],
    ['Z7-' + 'a'.repeat(30), 'CBC.99000036'],
    [name, 'CBC.99000036'],
    ['x7-arbeZ', 'CBC.99000036'],
    ['a13800000000b', 'CBC.99000036'],
    ['Z7-' + 'a'.repeat(29), undefined],
    ['abcdefg1', undefined],
    ['ABCDEFG!', undefined],
  ])('customers 4.21 the password %s gives %s', (password, code) => {
    expect(refusePassword(password, name, '13800000000')?.code).toBe(code);
  });

  it('customers 4.21 without a phone there is none that a password could hold', () => {
    expect(refusePassword('Zebra-7-crossing', name)).toBeUndefined();
    expect(refusePassword('Zebra-7-crossing', name, '')).toBeUndefined();
  });

  it.each(['12345', '0086-13800000000', '23800000000', '138000000000', '1380000000a', ' 13800000000'])(
    'customers 4.7 the phone "%s" is refused',
    (phone) => {
      expect(refuseForms({ name, nameIsGenerated: false, phone })).toMatchObject({ code: 'CBC.5017', field: 'mobile_phone' });
    },
  );

  it('customers 4.6 customers 4.19 a generated name is not checked, nor is an empty phone', () => {
    expect(refuseForms({ name: '0'.repeat(32), nameIsGenerated: true, phone: '' })).toBeUndefined();
  });

  it('customers 4.27 the partner chooses the kind only with the flag', () => {
    const free = { ...partner, flags: { ...partner.flags, cooperationTypeAccepted: true } };
    expect([kindOfNew(partner, '1'), kindOfNew(free, '1'), kindOfNew(free, undefined), kindOfNew(free, '3')]).toEqual(['2', '1', '2', '2']);
  });
});

describe('the second step of a registration', () => {
  const customer = newCustomer({ id: 'c', name: 'c', createdAt: at, registeredVia: 'API' });
  const pending = { customerId: 'c', partnerId: 'p', xaccountId: 'x', type: '1', createdAt: at } as const;
  const now = { newId: 'a1', now: at };

  it('customers 4.34 starts the association of the promised kind', () => {
    const { events, refused } = decideCompletion(customer, { partner }, pending, now);
    expect(refused).toBeUndefined();
    expect(events).toMatchObject([{ type: 'association-started', association: { id: 'a1', partnerId: 'p', type: '1', first: true } }]);
  });

  it('customers 4.34 is told where it is refused', () => {
    const { events, refused } = decideCompletion(customer, { partner: { ...partner, state: 'FROZEN' } }, pending, now);
    expect(refused).toBe('CBC.50010085');
    expect(events).toEqual([{ type: 'association-refused', partnerId: 'p', code: 'CBC.50010085', at }]);
  });
});
