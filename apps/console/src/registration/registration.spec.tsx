/** @jest-environment ./test/support/browser-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import { button, heading, input, openConsole } from '../testing/open-console';
import { clerkOf, type FakeGateway, PARTNER } from '../testing/fake-gateway';

const CUSTOMER_ID = 'abcdefabcdefabcdefabcdefabcdefab';
const ITEM = 'BPC_ITEM_SUBCUSTSERV_010118';
const AGREE = /has read and accepts/;

describe('the page that registers a customer', () => {
  const open = async (prepare?: (gateway: FakeGateway) => void, person = PARTNER) => {
    const opened = openConsole({
      path: '/customers/register',
      person,
      prepare: (gateway) => {
        gateway
          .on('checkIdentity', { check_result: 'available', mobile_remain_available_num: 2 })
          .on('sendVerificationCode', undefined)
          .on('registerCustomer', { domain_id: CUSTOMER_ID, domain_name: 'customer1' });
        prepare?.(gateway);
      },
    });
    await heading('Register a customer');
    return opened;
  };
  const box = () => screen.findByRole<HTMLInputElement>('checkbox', { name: AGREE });

  it.each([
    ['en_US', 'Text of the agreement', 'Text of the statement', 'Register'],
    ['zh_CN', '用户协议正文', '隐私声明正文', '注册'],
  ] as const)(
    'customers 4.31 in %s it shows both documents, and the button is disabled until the box is ticked',
    async (language, agreement, statement, name) => {
      const { user, gateway } = openConsole({ path: '/customers/register', person: PARTNER, language });
      expect((await screen.findByText(agreement)).checkVisibility?.() ?? true).toBe(true);
      expect(screen.getByText(statement)).toBeTruthy();
      const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
      const agreed = boxes.at(-1)!;
      expect([agreed.checked, button(name).disabled]).toEqual([false, true]);
      await user.click(button(name));
      await user.type(screen.getAllByRole('textbox')[0]!, '{Enter}');
      expect(gateway.askedFor('registerCustomer')).toEqual([]);
      await user.click(agreed);
      expect(button(name).disabled).toBe(false);
      await user.click(agreed);
      expect(button(name).disabled).toBe(true);
    },
  );

  it('customers 4.31 where the installation names addresses, it links to them', async () => {
    const url = (name: string) => ({
      zh_CN: { url: `https://v.example.com/zh/${name}` },
      en_US: { url: `https://v.example.com/en/${name}` },
    });
    await open((gateway) => gateway.on('settings', { documents: { user_agreement: url('terms'), privacy_statement: url('privacy') } }));
    const links = [/User agreement/, /Privacy statement/].map(
      async (name) => (await screen.findByRole<HTMLAnchorElement>('link', { name })).href,
    );
    expect(await Promise.all(links)).toEqual(['https://v.example.com/en/terms', 'https://v.example.com/en/privacy']);
    expect(button('Register').disabled).toBe(true);
  });

  it('customers 4.31 without the documents there is nothing to submit, but a second try', async () => {
    const { user, gateway } = await open((fake) => fake.refuse('settings', 503, 'CBC.0999', 'Other error'));
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByRole('button', { name: 'Register' })).toBeNull();
    gateway.on('settings', { documents: { user_agreement: { en_US: { text: 'A' } }, privacy_statement: { en_US: { text: 'P' } } } });
    await user.click(retry);
    expect(await box()).toBeTruthy();
  });

  it('customers 8.3 sends what was entered, with the CSRF token and the language, and shows the ids of the new account', async () => {
    const { user, gateway } = await open();
    await box();
    await user.type(input(/^Account name/), 'customer1');
    await user.type(input(/^Phone/), '13800000000');
    await user.type(input(/^Verification code/), '123456');
    await user.type(input(/^Password/), 'Sound-pass word 1');
    await user.type(input(/id on your platform/), 'user-1');
    await user.click(input('The customer wants no marketing messages'));
    await user.click(await box());
    await user.click(button('Register'));
    expect(await screen.findByText(CUSTOMER_ID)).toBeTruthy();
    const [sent] = gateway.askedFor('registerCustomer');
    expect(sent!.body).toEqual({
      xaccount_id: 'user-1',
      xaccount_type: 'PLATFORM1',
      domain_name: 'customer1',
      mobile_phone: '13800000000',
      verification_code: '123456',
      password: 'Sound-pass word 1',
      is_close_market_ms: 'true',
      include_association_result: true,
    });
    expect(sent!.headers).toMatchObject({ 'x-csrf-token': 'csrf-1', 'x-language': 'en_US', 'content-type': 'application/json' });
  });

  it('customers 4.6, 4.19 what is left empty is not sent', async () => {
    const { user, gateway } = await open();
    await user.click(await box());
    await user.type(input(/id on your platform/), 'user-2');
    await user.click(button('Register'));
    await screen.findByText(CUSTOMER_ID);
    expect(Object.keys(gateway.askedFor('registerCustomer')[0]!.body!).sort()).toEqual([
      'include_association_result',
      'is_close_market_ms',
      'xaccount_id',
      'xaccount_type',
    ]);
  });

  it('customers 8.1 tells while one types whether a name is free, and asks once for what was typed', async () => {
    const { user, gateway } = await open((fake) =>
      fake.handle(
        'checkIdentity',
        ({ body }) => new Response(JSON.stringify({ check_result: body!['search_value'] === 'taken-name' ? 'used_by_user' : 'available' })),
      ),
    );
    await box();
    await user.type(input(/^Account name/), 'taken-name');
    expect(await screen.findByText('This name is taken')).toBeTruthy();
    expect(input(/^Account name/).getAttribute('aria-invalid')).toBe('true');
    expect(gateway.askedFor('checkIdentity').map(({ body }) => body)).toEqual([{ search_type: 'name', search_value: 'taken-name' }]);
    await user.type(input(/^Account name/), '2');
    expect(await screen.findByText('Available')).toBeTruthy();
    expect(screen.queryByText('This name is taken')).toBeNull();
  });

  it('customers 8.2 sends a code to the phone, and not again for 60 seconds', async () => {
    const { user, gateway } = await open();
    await box();
    expect(button('Send code').disabled).toBe(true);
    await user.type(input(/^Phone/), '13800000000');
    expect(await screen.findByText('This number can register 2 more')).toBeTruthy();
    await user.click(button('Send code'));
    expect(await screen.findByText('A code was sent to 13800000000')).toBeTruthy();
    expect(gateway.askedFor('sendVerificationCode').map(({ body }) => body)).toEqual([
      { receiver_type: 1, mobile_phone: '13800000000', lang: 'en-us' },
    ]);
    const waiting = button(/^Send again in (60|59) s$/);
    expect(waiting.disabled).toBe(true);
    await waitFor(() => expect(button(/^Send again in/).textContent).toMatch(/5[78] s/), { timeout: 5_000 });
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    await waitFor(() => expect(button('Send code').disabled).toBe(false));
    later.mockRestore();
  });

  it('customers 4.14 a code that is not sent is told at the phone', async () => {
    const { user } = await open((fake) => fake.refuse('sendVerificationCode', 400, 'CBC.99004015', 'Codes are asked for too often'));
    await box();
    await user.type(input(/^Phone/), '13800000000');
    await user.click(button('Send code'));
    expect(await screen.findByText('Codes are asked for too often')).toBeTruthy();
    expect(input(/^Phone/).getAttribute('aria-invalid')).toBe('true');
    expect(button('Send code').disabled).toBe(false);
  });

  it('customers 4.21 says of every rule of a password whether it is kept', async () => {
    const { user } = await open();
    await box();
    await user.type(input(/^Password/), 'short');
    const rules = within(screen.getByRole('list', { name: 'What the password must keep' }));
    const kept = () => rules.getAllByRole('listitem').map((item) => item.textContent.endsWith('(kept)'));
    expect(kept()).toEqual([false, false, true, true]);
    await user.type(input(/^Password/), '-and-Longer');
    expect(kept()).toEqual([true, true, true, true]);
  });

  it('marks what is missing, asks nothing, and goes to the first such field', async () => {
    const { user, gateway } = await open((fake) => fake.on('getAccessConfiguration', {}));
    await user.click(await box());
    await user.type(input(/^Phone/), '13800000000');
    await user.click(button('Register'));
    expect(await screen.findByText('Enter the code of 6 digits')).toBeTruthy();
    expect(screen.getAllByText('Required')).toHaveLength(2);
    await waitFor(() => expect(document.activeElement).toBe(input(/^Verification code/)));
    expect(gateway.askedFor('registerCustomer')).toEqual([]);
  });

  it.each([
    ['CBC.99000038', /^Account name/],
    ['CBC.99000039', /id on your platform/],
    ['CBC.0101', /^Platform identifier/],
    ['CBC.99004010', /^Verification code/],
    ['CBC.99000030', /^Phone/],
    ['CBC.99000036', /^Password/],
  ])('customers 8.3 the refusal %s stands at its field, in the words of the gateway', async (code, label) => {
    const { user } = await open((fake) => fake.refuse('registerCustomer', 400, code, `Sentence of ${code}`));
    await user.click(await box());
    await user.type(input(/^Phone/), '13800000000');
    await user.type(input(/^Verification code/), '123456');
    await user.type(input(/id on your platform/), 'user-3');
    await user.click(button('Register'));
    expect(await screen.findByText(`Sentence of ${code}`)).toBeTruthy();
    const field = input(label);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)!.textContent);
    expect(described).toContain(`Sentence of ${code}`);
  });

  it.each([
    [500, 'CBC.99000050', /is not associated with you yet/],
    [400, 'CBC.99000004', /could not be associated/],
  ])('customers 4.30 with %i %s the account is made: its ids are shown, and what became of the association', async (status, code, said) => {
    const { user } = await open((fake) =>
      fake.refuse('registerCustomer', status, code, 'x', { domain_id: CUSTOMER_ID, domain_name: 'made' }),
    );
    await user.click(await box());
    await user.type(input(/id on your platform/), 'user-4');
    await user.click(button('Register'));
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.getByText(CUSTOMER_ID)).toBeTruthy();
  });

  it('api 7.11 an unknown outcome tells to look first, with the number of the request', async () => {
    const { user } = await open((fake) => fake.refuse('registerCustomer', 504, 'PCB.0504', 'No answer in time'));
    await user.click(await box());
    await user.type(input(/id on your platform/), 'user-5');
    await user.click(button('Register'));
    expect(await screen.findByText(/may have been made/)).toBeTruthy();
    expect(screen.getByText(/request-1/)).toBeTruthy();
  });

  it('customers 4.2 an operator without the item neither sees the way nor gets the page', async () => {
    openConsole({ path: '/customers/register', person: clerkOf(PARTNER, 'PCB_ITEM_CUSTOMERS_LIST') });
    expect(await heading('No permission')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Register a customer' })).toBeNull();
    openConsole({ path: '/customers/register', person: clerkOf(PARTNER, ITEM) });
    expect(await screen.findByRole('link', { name: 'Register a customer' })).toBeTruthy();
    expect(await box()).toBeTruthy();
  });
});
