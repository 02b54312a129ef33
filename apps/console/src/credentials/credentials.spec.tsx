/** @jest-environment ./test/support/browser-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import type { Credentials, Person } from '../gateway/answers';
import { clerkOf, PARTNER } from '../testing/fake-gateway';
import { button, openConsole } from '../testing/open-console';

type Key = Credentials['access_keys'][number];

const KEY: Key = { access_key: 'PCAK1', created_at: '2026-03-01T00:00:00Z' };
const credentialsOf = ({ account_id, account_name }: Person, ...access_keys: Key[]) => ({
  account_id,
  account_name,
  projects: [{ region: 'cn-north-4', project_id: 'p'.repeat(32) }],
  access_keys,
});

describe('my credentials', () => {
  const open = (person: Person = PARTNER, ...keys: Key[]) =>
    openConsole({
      path: '/credentials',
      person,
      prepare: (gateway) =>
        gateway
          .on('listOwnCredentials', credentialsOf(person, ...keys))
          .on('createOwnAccessKey', { access_key: 'PCAK2', secret_key: 'the-secret' })
          .on('deleteOwnAccessKey', undefined),
    });

  it('customers 10.10, 9.7 shows the id of the account by its kind, and the projects', async () => {
    open();
    expect(await screen.findByText(PARTNER.account_id)).toBeTruthy();
    for (const text of ['Partner id', 'cn-north-4', 'p'.repeat(32), 'There are no access keys.'])
      expect(screen.getByText(text)).toBeTruthy();
    open({ ...PARTNER, kind: 'CUSTOMER' });
    expect(await screen.findByText('Customer id')).toBeTruthy();
  });

  it('customers 10.10 shows a new secret once, and keeps it nowhere', async () => {
    const { user, gateway } = open();
    await screen.findByText('There are no access keys.');
    gateway.on('listOwnCredentials', credentialsOf(PARTNER, { ...KEY, access_key: 'PCAK2' }));
    await user.click(button('Create an access key'));
    expect(await screen.findByText('the-secret')).toBeTruthy();
    expect(await screen.findByRole('rowheader', { name: 'PCAK2' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Create an access key' })).toBeNull();
    await user.click(button('I have saved it'));
    expect(screen.queryByText('the-secret')).toBeNull();
    expect(JSON.stringify({ ...window.localStorage, ...window.sessionStorage })).not.toContain('the-secret');
  });

  it('customers 10.10 with two keys there is no third to be made', async () => {
    open(PARTNER, KEY, { ...KEY, access_key: 'PCAK2' });
    await screen.findByRole('rowheader', { name: 'PCAK2' });
    expect(button('Create an access key').disabled).toBe(true);
  });

  it('customers 10.10 keys of operators are told as theirs, and leave the account its own two', async () => {
    const clerk = 'c'.repeat(32);
    const { user, gateway } = open(
      PARTNER,
      KEY,
      { ...KEY, access_key: 'PCAK3', user_id: clerk },
      { ...KEY, access_key: 'PCAK4', user_id: clerk },
    );
    const holderOf = (key: string) => within(screen.getByRole('row', { name: new RegExp(key) })).getAllByRole('cell')[0]!.textContent;
    await screen.findByRole('rowheader', { name: 'PCAK4' });
    expect(['PCAK1', 'PCAK3', 'PCAK4'].map(holderOf)).toEqual(['Main account', `Operator ${clerk}`, `Operator ${clerk}`]);
    expect(screen.queryByRole('button', { name: 'Delete PCAK3' })).toBeNull();
    await user.click(button('Create an access key'));
    expect(gateway.askedFor('createOwnAccessKey')).toHaveLength(1);
  });

  it('customers 10.10 a key that another tab made meanwhile is told by the refusal', async () => {
    const { user, gateway } = open();
    gateway.refuse('createOwnAccessKey', 400, 'CBC.99007004', 'A business check failed', { fail_check_items: ['TOO_MANY_KEYS'] });
    await user.click(await screen.findByRole('button', { name: 'Create an access key' }));
    expect(within(await screen.findByRole('alert')).getByText('TOO_MANY_KEYS')).toBeTruthy();
  });

  it('customers 10.10 asks before it deletes a key', async () => {
    const { user, gateway } = open(PARTNER, KEY);
    await user.click(await screen.findByRole('button', { name: 'Delete PCAK1' }));
    expect(document.activeElement).toBe(button('Cancel'));
    await user.click(button('Cancel'));
    expect(gateway.askedFor('deleteOwnAccessKey')).toEqual([]);
    await user.click(button('Delete PCAK1'));
    gateway.on('listOwnCredentials', credentialsOf(PARTNER));
    await user.click(button('Delete the key'));
    expect(await screen.findByText('There are no access keys.')).toBeTruthy();
    await waitFor(() => expect(gateway.askedFor('deleteOwnAccessKey').map(({ params }) => params)).toEqual([{ access_key: 'PCAK1' }]));
  });

  it('customers 10.10 an operator sees its keys and makes none; a reseller has none', async () => {
    open(clerkOf(PARTNER), KEY);
    expect(await screen.findByRole('rowheader', { name: 'PCAK1' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /access key|Delete/ })).toBeNull();
    open({ ...PARTNER, kind: 'RESELLER' });
    expect(await screen.findByText('Partner id')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Access keys' })).toBeNull();
  });
});
