import { customer, optionalList, optionalBoolean, optionalText, optionalTextOption, textOption } from '@pc/contracts';

const fact = (description: string) => optionalBoolean({ description, example: true });

/** What the vendor's other systems know of an account (customers 6.14); absent: unchanged. */
export const accountFacts = {
  site: optionalTextOption(['CHINA', 'INTERNATIONAL'], { description: 'Site where the account is registered', example: 'CHINA' }),
  consumer_cloud_user: fact('Uses the consumer cloud'),
  contracts: optionalList(textOption(['DESIGNATED', 'SPECIAL', 'PROFESSIONAL_SERVICE'], { description: 'Kind', example: 'SPECIAL' }), 3, {
    description: 'All contracts with the vendor; an empty list: none',
  }),
  contracting_entity: optionalText(64, { description: 'Contracting entity', example: 'CN01' }),
  direct_sales_followed: fact('Followed by the direct sales team'),
  online_sales_team: fact('Belongs to the online sales team'),
  sales_support_centre: fact('Belongs to an authorised sales support centre'),
  referral_reward: fact('Takes part in the referral reward program'),
  reserved_instance_live: fact('Has a live reserved instance'),
  support_plan_live: fact('Has a live partner support plan'),
  invoices_owed: fact('Owes invoices'),
  post_payment_applied: fact('Applied for post-payment'),
  credit_account: fact('Has a credit (post-paid) account'),
  enterprise_master_id: optionalText(64, { description: 'Enterprise master of the account', example: 'abcdefabcdefabcdefabcdefabcdefab' }),
  enterprise_kind: optionalTextOption(customer.ENTERPRISE_KINDS, { description: 'Place in an enterprise', example: 'CUSTODY_MEMBER' }),
  marketplace_partner: fact('Sells in the marketplace'),
  revenue_share_signed: fact('Signed a revenue share'),
  special_organisation: fact('Is a special organisation'),
  registration_revoked: fact('Its business registration is revoked'),
};
