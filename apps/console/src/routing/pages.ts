import type { ComponentType } from 'react';
import { CredentialsPage } from '../credentials/credentials.page';
import { CustomersPage } from '../customers/customers.page';
import type { Operation } from '../gateway/operations';
import type { Words } from '../language/zh';
import { RegistrationPage } from '../registration/registration.page';

export interface Page {
  readonly path: string;
  readonly name: Exclude<keyof Words['nav'], 'label' | 'skip'>;
  /** Who may not call this has nothing to do here. */
  readonly needs: Operation;
  readonly Component: ComponentType;
}

/** In the order of the navigation; the first that one may use is one's first page. */
export const PAGES: readonly Page[] = [
  { path: '/customers', name: 'customers', needs: 'queryCustomers', Component: CustomersPage },
  { path: '/customers/register', name: 'registration', needs: 'registerCustomer', Component: RegistrationPage },
  { path: '/credentials', name: 'credentials', needs: 'listOwnCredentials', Component: CredentialsPage },
];
