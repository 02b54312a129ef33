/** @jest-environment ./test/support/browser-environment.cjs */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ListedCustomer } from '../gateway/answers';
import { clerkOf, type FakeGateway, PARTNER } from '../testing/fake-gateway';
import { button, input, openConsole } from '../testing/open-console';

const idOf = (number: number) => String(number).padStart(32, '0');
const customer = (number: number, more: Partial<ListedCustomer> = {}): ListedCustomer => ({
  customer_id: idOf(number),
  account_name: `customer-${number}`,
  verified_status: '-1',
  customer_type: -1,
  is_frozen: 0,
  customer_level: 'V0',
  association_type: '2',
  associated_on: '2026-03-01T16:30:00Z',
  ...more,
});

describe('the list of customers', () => {
  const open = (
    customer_infos: readonly ListedCustomer[],
    { count = customer_infos.length, person = PARTNER, prepare = (_: FakeGateway) => {} } = {},
  ) =>
    openConsole({
      path: '/customers',
      person,
      prepare: (gateway) => {
        gateway.on('queryCustomers', { count, customer_infos }).on('labelCustomer', undefined).on('setAccountManager', undefined);
        prepare(gateway);
      },
    });
  const row = async (name: string) => within((await screen.findByRole('rowheader', { name: new RegExp(`^${name}`) })).closest('tr')!);
  const last = (gateway: FakeGateway) => gateway.askedFor('queryCustomers').at(-1)!.body;

  it('customers 2.1 shows a customer in words, with times of China', async () => {
    open([
      customer(1, {
        customer: '示例科技有限公司',
        verified_status: '2',
        customer_type: 1,
        telephone: '13800000000',
        email: 'a@x.cn',
        label: 'fair',
        account_managers: [{ account_name: 'sales-1' }],
        is_frozen: 2,
        customer_level: 'V3',
      }),
    ]);
    const shown = await row('customer-1');
    const texts = [
      '示例科技有限公司',
      'Verified · Enterprise',
      'Resale',
      '2 Mar 2026, 00:30',
      '13800000000',
      'a@x.cn',
      'fair',
      'sales-1',
      'V3',
      'Account and resources frozen',
    ];
    for (const text of [...texts, idOf(1)]) expect(shown.getByText(text)).toBeTruthy();
  });

  it('customers 8.4, 7.6 sends the filters that are filled, days as moments of China', async () => {
    const { user, gateway } = open([customer(1)]);
    await row('customer-1');
    expect(last(gateway)).toEqual({ offset: 0, limit: 10 });
    await user.type(input('Account name'), ' custom ');
    await user.type(input('Real-name name'), '科技');
    await user.type(input('Label'), 'Fair');
    await user.selectOptions(screen.getByLabelText('Kind of association'), 'Referral');
    fireEvent.change(input('Associated from'), { target: { value: '2026-03-01' } });
    fireEvent.change(input('To'), { target: { value: '2026-03-31' } });
    await user.type(input('Account manager'), 'sales');
    await user.type(input('Phone'), '13800000000');
    await user.type(input('Customer id'), `${idOf(1)}{Enter}`);
    await waitFor(() =>
      expect(last(gateway)).toEqual({
        account_name: 'custom',
        customer: '科技',
        label: 'Fair',
        association_type: '1',
        associated_on_begin: '2026-02-28T16:00:00Z',
        associated_on_end: '2026-03-31T15:59:59Z',
        account_manager_name: 'sales',
        telephone: '13800000000',
        customer_id: idOf(1),
        offset: 0,
        limit: 10,
      }),
    );
    await user.click(button('Clear'));
    await waitFor(() => expect(last(gateway)).toEqual({ offset: 0, limit: 10 }));
    expect(input('Account name').value).toBe('');
  });

  it('customers 7.1, 7.2 tells of blanks and turned days before it asks', async () => {
    const { user, gateway } = open([customer(1)]);
    await row('customer-1');
    await user.type(input('Label'), 'a b');
    fireEvent.change(input('Associated from'), { target: { value: '2026-03-02' } });
    fireEvent.change(input('To'), { target: { value: '2026-03-01' } });
    await user.click(button('Search'));
    expect(await screen.findByText('Blanks are not supported')).toBeTruthy();
    expect(screen.getByText('The first day must not be after the last')).toBeTruthy();
    expect(gateway.askedFor('queryCustomers')).toHaveLength(1);
  });

  it('api 7.2, 7.4 pages through by the total', async () => {
    const { user, gateway } = open([customer(1)], { count: 23 });
    expect(await screen.findByText('1–10 of 23')).toBeTruthy();
    expect(button('Previous').disabled).toBe(true);
    await user.click(button('Next'));
    await user.click(button('Next'));
    expect(await screen.findByText('21–23 of 23')).toBeTruthy();
    await waitFor(() => expect(last(gateway)).toEqual({ offset: 20, limit: 10 }));
    expect(button('Next').disabled).toBe(true);
    await user.selectOptions(screen.getByLabelText('Rows per page'), '50');
    await waitFor(() => expect(last(gateway)).toEqual({ offset: 0, limit: 50 }));
  });

  it('customers 7.3 tells an empty list from one where nothing matches', async () => {
    const { user } = open([]);
    expect(await screen.findByText('There are no customers yet.')).toBeTruthy();
    await user.type(input('Label'), 'x{Enter}');
    expect(await screen.findByText('No customer matches these filters.')).toBeTruthy();
  });

  it('shows that it loads, why it failed, and tries again', async () => {
    let answer = (_: Response) => {};
    const { user, gateway } = open([], {
      prepare: (fake) => fake.handle('queryCustomers', () => new Promise((resolve) => (answer = resolve))),
    });
    expect((await screen.findByText('Loading…')).getAttribute('role')).toBe('status');
    await waitFor(() => expect(gateway.askedFor('queryCustomers')).toHaveLength(1));
    answer(new Response(JSON.stringify({ error_code: 'CBC.99000037', error_msg: 'No authority over this reseller' }), { status: 400 }));
    expect((await screen.findByRole('alert')).textContent).toBe('No authority over this reseller CBC.99000037');
    gateway.on('queryCustomers', { count: 1, customer_infos: [customer(1)] });
    await user.click(button('Try again'));
    expect(await row('customer-1')).toBeTruthy();
  });

  it('customers 7.15 labels a customer in its row, with the keyboard alone', async () => {
    const { user, gateway } = open([customer(1, { label: 'old' })]);
    const shown = await row('customer-1');
    shown.getByRole('button', { name: 'Edit the label of customer-1' }).focus();
    await user.keyboard('{Enter}');
    const field = shown.getByLabelText('Label');
    expect(document.activeElement).toBe(field);
    gateway.on('queryCustomers', { count: 1, customer_infos: [customer(1, { label: 'new' })] });
    await user.clear(field);
    await user.keyboard('new{Enter}');
    expect(await shown.findByText('new')).toBeTruthy();
    const [sent] = gateway.askedFor('labelCustomer');
    expect([sent!.params, sent!.body, sent!.headers['x-csrf-token']]).toEqual([{ customer_id: idOf(1) }, { label: 'new' }, 'csrf-1']);
    expect(document.activeElement).toBe(shown.getByRole('button', { name: 'Edit the label of customer-1' }));
  });

  it('customers 7.15 names and clears an account manager, out of the operators, and tells a refusal at its place', async () => {
    const { user, gateway } = open([customer(1, { account_managers: [{ account_name: 'sales-1' }] })], {
      prepare: (fake) => fake.on('listOperators', { operators: [{ user_id: 'u', user_name: 'sales-2' }] }),
    });
    const shown = await row('customer-1');
    const edit = () => shown.getByRole('button', { name: 'Edit the account manager of customer-1' });
    await user.click(edit());
    const field = shown.getByLabelText<HTMLInputElement>('Account manager');
    await waitFor(() => expect([...field.list!.options].map(({ value }) => value)).toEqual(['sales-2']));
    gateway.refuse('setAccountManager', 400, 'CBC.0101', 'Invalid parameter: account_name does not exist');
    await user.type(field, 'x{Enter}');
    expect((await shown.findByRole('alert')).textContent).toContain('account_name does not exist');
    gateway.on('setAccountManager', undefined);
    await user.clear(field);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(edit()).toBeTruthy());
    expect(gateway.askedFor('setAccountManager').map(({ body }) => body)).toEqual([{ account_name: 'sales-1x' }, {}]);
  });

  it('customers 7.15 Escape changes nothing', async () => {
    const { user, gateway } = open([customer(1, { label: 'old' })]);
    const shown = await row('customer-1');
    await user.click(shown.getByRole('button', { name: 'Edit the label of customer-1' }));
    await user.keyboard('x{Escape}');
    expect(shown.getByText('old')).toBeTruthy();
    expect(gateway.askedFor('labelCustomer')).toEqual([]);
  });

  it('customers 7.4 a distributor names a reseller, also for what it writes on its customers', async () => {
    const { user, gateway } = open([customer(1)], { person: { ...PARTNER, partner_kind: 'DISTRIBUTOR' } });
    await row('customer-1');
    await user.type(input('Reseller id'), 'reseller-1{Enter}');
    await waitFor(() => expect(last(gateway)).toMatchObject({ indirect_partner_id: 'reseller-1' }));
    const shown = await row('customer-1');
    await user.click(shown.getByRole('button', { name: 'Edit the label of customer-1' }));
    await user.keyboard('x{Enter}');
    await waitFor(() => expect(gateway.askedFor('labelCustomer')[0]?.body).toEqual({ label: 'x', indirect_partner_id: 'reseller-1' }));
  });

  it('customers 7.4 rows that still stand while those of another reseller load are written on as the ones they are', async () => {
    const { user, gateway } = open([customer(1)], { person: { ...PARTNER, partner_kind: 'DISTRIBUTOR' } });
    const shown = await row('customer-1');
    gateway.handle('queryCustomers', () => new Promise(() => {}));
    await user.type(input('Reseller id'), 'reseller-1{Enter}');
    await waitFor(() => expect(last(gateway)).toMatchObject({ indirect_partner_id: 'reseller-1' }));
    await user.click(shown.getByRole('button', { name: 'Edit the label of customer-1' }));
    await user.keyboard('x{Enter}');
    await waitFor(() => expect(gateway.askedFor('labelCustomer')[0]?.body).toEqual({ label: 'x' }));
  });

  it('api 7.16 who may only look sees no way to write or register', async () => {
    open([customer(1, { label: 'fair' })], { person: clerkOf(PARTNER, 'PCB_ITEM_CUSTOMERS_LIST') });
    const shown = await row('customer-1');
    expect(shown.queryAllByRole('button')).toEqual([]);
    expect(screen.queryByRole('link', { name: 'Register a customer' })).toBeNull();
    expect(screen.queryByLabelText('Reseller id')).toBeNull();
  });

  it('api 7.16 who may not list gets no list, even by its address', async () => {
    const { gateway } = open([], { person: clerkOf(PARTNER, 'PCB_ITEM_CUSTOMERS_LABEL') });
    expect(await screen.findByText(/may not use this page/)).toBeTruthy();
    expect(gateway.askedFor('queryCustomers')).toEqual([]);
  });
});
