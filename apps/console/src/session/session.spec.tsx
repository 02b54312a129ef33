/** @jest-environment ./test/support/browser-environment.cjs */
import { screen, waitFor } from '@testing-library/react';
import { OPERATIONS } from '../gateway/operations';
import { clerkOf, PARTNER } from '../testing/fake-gateway';
import { button, heading, input, openConsole } from '../testing/open-console';

describe('the session of the console', () => {
  it('customers 10.11 signs in with account, operator and password, and goes on where one was', async () => {
    const { user, gateway } = openConsole({
      path: '/credentials',
      prepare: (fake) =>
        fake
          .handle('createSession', () => {
            fake.on('getSession', clerkOf(PARTNER));
            return new Response(null, { status: 204, headers: { 'x-csrf-token': 'csrf-1' } });
          })
          .on('listOwnCredentials', { account_id: PARTNER.account_id, account_name: 'partner1', projects: [], access_keys: [] }),
    });
    await heading('Sign in');
    expect(screen.queryByText(/session has ended/)).toBeNull();
    await user.type(input('Account name'), ' partner1 ');
    await user.type(input(/^Operator/), 'clerk');
    await user.type(input('Password'), 'Secret 1{Enter}');
    expect(await heading('My credentials')).toBeTruthy();
    expect(gateway.askedFor('createSession')[0]!.body).toEqual({ account_name: 'partner1', user_name: 'clerk', password: 'Secret 1' });
    expect(screen.getByText('partner1 / clerk')).toBeTruthy();
  });

  it('customers 10.11 a wrong login has one text, and leaves the form', async () => {
    const { user } = openConsole({
      prepare: (fake) => fake.refuse('createSession', 401, 'APIGW.0301', 'The signature or credential is wrong'),
    });
    await heading('Sign in');
    await user.type(input('Account name'), 'partner1');
    await user.type(input('Password'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Account, operator or password is wrong/);
    expect(input('Account name').value).toBe('partner1');
  });

  it('customers 10.11 a session that ended leads to the login with a message, whatever one did', async () => {
    const { user, gateway } = openConsole({ path: '/customers', person: PARTNER });
    await screen.findByText('There are no customers yet.');
    gateway.refuse('queryCustomers', 401, 'CBC.0154', 'Token illegal').refuse('getSession', 401, 'CBC.0154', 'Token illegal');
    await user.click(button('Search'));
    expect(await heading('Sign in')).toBeTruthy();
    expect(screen.getByText('Your session has ended. Please sign in again.')).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('customers 10.11 signs out with the CSRF token, without the message', async () => {
    const { user, gateway } = openConsole({ path: '/customers', person: PARTNER });
    await heading('Customers');
    await user.click(button('Sign out'));
    expect(await heading('Sign in')).toBeTruthy();
    expect(gateway.askedFor('endSession')[0]!.headers).toMatchObject({ 'x-csrf-token': 'csrf-1' });
    expect(screen.queryByText(/session has ended/)).toBeNull();
  });

  it('customers 10.11 every writing request carries the token, no reading one does', async () => {
    const { user, gateway } = openConsole({ path: '/customers/register', person: PARTNER });
    gateway.on('checkIdentity', { check_result: 'available' }).on('sendVerificationCode', undefined);
    await user.type(await screen.findByLabelText(/^Phone/), '13800000000');
    await user.click(button('Send code'));
    await screen.findByText('A code was sent to 13800000000');
    await waitFor(() => expect(gateway.askedFor('checkIdentity')).toHaveLength(1));
    const ofApi = gateway.received.flatMap(({ operation, headers }) => (operation === 'settings' ? [] : [{ operation, headers }]));
    for (const { operation, headers } of ofApi)
      expect([operation, headers['x-csrf-token']]).toEqual([operation, OPERATIONS[operation].method === 'GET' ? undefined : 'csrf-1']);
    expect(new Set(ofApi.map(({ operation }) => OPERATIONS[operation].method))).toEqual(new Set(['GET', 'POST']));
  });

  it('customers 10.11 takes the token of a session that another tab began, and repeats what was refused', async () => {
    const { gateway } = openConsole({
      path: '/customers',
      person: PARTNER,
      prepare: (fake) =>
        fake.handle('queryCustomers', ({ headers }) => {
          if (headers['x-csrf-token'] === 'csrf-2') return new Response(JSON.stringify({ count: 0, customer_infos: [] }));
          fake.on('getSession', { ...PARTNER, csrf_token: 'csrf-2' });
          return new Response(JSON.stringify({ error_code: 'CBC.0151', error_msg: 'Access denied' }), { status: 403 });
        }),
    });
    expect(await screen.findByText('There are no customers yet.')).toBeTruthy();
    expect(gateway.askedFor('queryCustomers').map(({ headers }) => headers['x-csrf-token'])).toEqual(['csrf-1', 'csrf-2']);
  });

  it('customers 10.11 where another tab signed in somebody else, nothing is done in that name', async () => {
    const other = { ...PARTNER, account_id: 'b'.repeat(32), account_name: 'partner2', csrf_token: 'csrf-2' };
    const { user, gateway } = openConsole({
      path: '/credentials',
      person: PARTNER,
      prepare: (fake) =>
        fake
          .on('listOwnCredentials', { account_id: PARTNER.account_id, account_name: 'partner1', projects: [], access_keys: [] })
          .handle('createOwnAccessKey', ({ headers }) => {
            fake.on('getSession', other);
            const status = headers['x-csrf-token'] === 'csrf-2' ? 200 : 403;
            return new Response(JSON.stringify({ access_key: 'AK', secret_key: 'SK' }), { status });
          }),
    });
    await user.click(await screen.findByRole('button', { name: 'Create an access key' }));
    expect(await screen.findByText('partner2')).toBeTruthy();
    expect(gateway.askedFor('createOwnAccessKey')).toHaveLength(1);
    expect(screen.queryByText('SK')).toBeNull();
  });

  it('customers 10.11 where another tab signed in somebody else, nothing of theirs stands in the frame of the one before', async () => {
    const other = { ...PARTNER, account_id: 'b'.repeat(32), account_name: 'partner2', csrf_token: 'csrf-2' };
    const credentialsOf = ({ account_id, account_name }: typeof PARTNER) => ({ account_id, account_name, projects: [], access_keys: [] });
    const frames: string[] = [];
    const { user } = openConsole({
      path: '/customers',
      person: PARTNER,
      prepare: (fake) =>
        fake.handle('listOwnCredentials', () => {
          frames.push(screen.getByRole('banner').textContent);
          fake.on('getSession', other);
          return new Response(JSON.stringify(credentialsOf(other)));
        }),
    });
    const mixed = new MutationObserver(() => {
      const { textContent } = document.body;
      if (textContent.includes(PARTNER.account_name) && textContent.includes(other.account_id)) frames.push('mixed');
    });
    mixed.observe(document.body, { childList: true, subtree: true, characterData: true });
    await user.click(await screen.findByRole('link', { name: 'My credentials' }));
    expect(await screen.findByText(other.account_id)).toBeTruthy();
    mixed.disconnect();
    expect(screen.getByRole('banner').textContent).toContain('partner2');
    expect(frames.map((text) => /partner\d|mixed/.exec(text)?.[0])).toEqual(['partner1', 'partner2']);
  });

  it('a gateway that cannot be reached is told, and asked again', async () => {
    const { user, gateway } = openConsole({ prepare: (fake) => fake.handle('getSession', () => Promise.reject(new TypeError('away'))) });
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
    gateway.on('getSession', PARTNER);
    await user.click(button('Try again'));
    expect(await heading('Customers')).toBeTruthy();
  });

  it('api 7.16 the navigation shows what one may do', async () => {
    const links = async () => (await screen.findByRole('navigation', { name: 'Main' })).textContent;
    openConsole({ person: PARTNER });
    expect(await links()).toBe('CustomersRegister a customerMy credentials');
    openConsole({ person: { ...PARTNER, kind: 'RESELLER', partner_kind: 'RESELLER' } });
    expect(await links()).toBe('CustomersMy credentials');
    openConsole({
      person: { ...PARTNER, kind: 'CUSTOMER' },
      prepare: (fake) => fake.on('listOwnCredentials', { account_id: 'x', account_name: 'c', projects: [], access_keys: [] }),
    });
    expect(await links()).toBe('My credentials');
  });

  it('an address that is none says so', async () => {
    openConsole({ path: '/nowhere', person: PARTNER });
    expect(await heading('No such page')).toBeTruthy();
  });
});
