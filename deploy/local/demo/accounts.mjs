const phone = (number) => String(13_800_000_000 + number);
const withContact = (first) => (account, index) => ({ ...account, phone: phone(first + index), email: `${account.name}@example.com` });

/** The demo: who takes part, and whose customers are whose. Names are what the seed finds them again by. */
const DEALERS = [
  {
    role: 'solution_provider',
    name: 'demo-solution',
    company: 'Demo Solution Provider',
    creditCode: '91990000DEMM00014B',
    kind: 'SOLUTION_PROVIDER',
    government: [],
    xaccountType: 'DEMO_SOLUTION_IDP',
  },
  {
    role: 'distributor',
    name: 'demo-distributor',
    company: 'Demo Distributor',
    creditCode: '91990000DEMM000226',
    kind: 'DISTRIBUTOR',
    government: [],
    xaccountType: 'DEMO_DISTRIBUTOR_IDP',
  },
  {
    role: 'reseller',
    name: 'demo-reseller',
    company: 'Demo Cloud Reseller',
    kind: 'RESELLER',
    government: [],
    distributor: 'demo-distributor',
  },
  {
    role: 'gov_subsidy',
    name: 'demo-gov-subsidy',
    company: 'Demo City Subsidy Office',
    creditCode: '12990000DEMM000306',
    kind: 'SOLUTION_PROVIDER',
    government: ['SUBSIDY'],
    xaccountType: 'DEMO_GOV_SUBSIDY_IDP',
  },
  {
    role: 'gov_cloud',
    name: 'demo-gov-cloud',
    company: 'Demo Government Cloud',
    creditCode: '12990000DEMM000493',
    kind: 'SOLUTION_PROVIDER',
    government: ['CLOUD'],
    xaccountType: 'DEMO_GOV_CLOUD_IDP',
  },
];

/** Each with a phone and an address of its own, so that it can be reached. */
export const PARTNERS = DEALERS.map(withContact(1));

const RESALE = '2';
const REFERRAL = '1';

/** Two customers of each kind of association, of each partner that has customers, and two of nobody. */
export const CUSTOMERS = [
  ...customersOf('solution', { partner: 'demo-solution' }),
  ...customersOf('distributor', { partner: 'demo-distributor' }),
  ...customersOf('reseller', { partner: 'demo-distributor', reseller: 'demo-reseller' }),
  { name: 'demo-direct-1' },
  { name: 'demo-direct-2' },
].map(withContact(101));

/** Vouchers that a partner may issue, in yuan. */
export const QUOTAS = [
  { partner: 'demo-solution', value: '10000.00' },
  { partner: 'demo-distributor', value: '10000.00' },
];

function customersOf(label, owner) {
  return [
    { name: `demo-${label}-resale-1`, type: RESALE, ...owner },
    { name: `demo-${label}-resale-2`, type: RESALE, ...owner },
    { name: `demo-${label}-referral-1`, type: REFERRAL, ...owner },
    { name: `demo-${label}-referral-2`, type: REFERRAL, ...owner },
  ];
}
