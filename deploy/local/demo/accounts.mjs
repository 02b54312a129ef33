/** The demo: who takes part, and whose customers are whose. Names are what the seed finds them again by. */
export const PARTNERS = [
  {
    role: 'solution_provider',
    name: 'demo-solution',
    company: 'Demo Solution Provider',
    kind: 'SOLUTION_PROVIDER',
    government: [],
    xaccountType: 'DEMO_SOLUTION_IDP',
  },
  {
    role: 'distributor',
    name: 'demo-distributor',
    company: 'Demo Distributor',
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
    kind: 'SOLUTION_PROVIDER',
    government: ['SUBSIDY'],
    xaccountType: 'DEMO_GOV_SUBSIDY_IDP',
  },
  {
    role: 'gov_cloud',
    name: 'demo-gov-cloud',
    company: 'Demo Government Cloud',
    kind: 'SOLUTION_PROVIDER',
    government: ['CLOUD'],
    xaccountType: 'DEMO_GOV_CLOUD_IDP',
  },
];

const RESALE = '2';
const REFERRAL = '1';

/** Two customers of each kind of association, of each partner that has customers, and two of nobody. */
export const CUSTOMERS = [
  ...customersOf('solution', { partner: 'demo-solution' }),
  ...customersOf('distributor', { partner: 'demo-distributor' }),
  ...customersOf('reseller', { partner: 'demo-distributor', reseller: 'demo-reseller' }),
  { name: 'demo-direct-1' },
  { name: 'demo-direct-2' },
];

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
