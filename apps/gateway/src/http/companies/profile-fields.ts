import { customer, optionalText } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownOption, shownText, shownTime } from '../shown';

/** What may be said of a company beside name and code. */
export const companyFields = {
  registered_address: optionalText(512, { description: 'Registered address', example: '1 Example Road, Fuzhou' }),
  signing_entity: optionalText(128, {
    description: 'Legal entity of the vendor that signs with the company',
    example: 'Vendor China Ltd.',
  }),
};

export const shownProfile = {
  company_name: shownText(128, 'Name of the company', 'Partner One Ltd.'),
  credit_code: shownText(18, 'Unified social credit code', '91350100M000100Y43').optional(),
  registered_address: shownText(512, 'Registered address', '1 Example Road, Fuzhou').optional(),
  signing_entity: shownText(128, 'Legal entity of the vendor that signs with the company', 'Vendor China Ltd.').optional(),
};

const profile = z.object(shownProfile).meta({ id: 'CompanyProfile', description: 'Data of a company' });

export const shownEdit = {
  edit_id: shownId('The edit', '00112233445566778899aabbccddeeff'),
  status: shownOption(customer.EDIT_STATUSES, 'What became of it'),
  before: profile,
  after: profile,
  submitted_by: shownText(129, 'Account that made it, and its user where one acted', 'partner1'),
  submitted_at: shownTime('When it was made'),
  reviewed_by: shownText(129, 'Who reviewed it', 'operator').optional(),
  reviewed_at: shownTime('When it was reviewed').optional(),
  opinion: shownText(255, 'What the review said', 'The licence shows another name').optional(),
};

export const shownMainAccount = {
  main_account_id: shownId('The account that may edit', 'fedcba9876543210fedcba9876543210'),
  main_account_name: shownText(64, 'Its name', 'partner1'),
};
