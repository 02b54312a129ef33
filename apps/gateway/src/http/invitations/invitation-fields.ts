import { customer, optionalText, text, textOption } from '@pc/contracts';

export const EXAMPLE_TOKEN = 'q0PZr3n1mWc5y7u9A2s4D6f8G0h1J3k5L7z9X1c3V5b';

export const associationTypeField = textOption(['1', '2'], {
  description: '1 referral: the customer pays for itself; 2 resale: the partner allots money. Becomes the kind of the association',
  example: '2',
});
export const labelField = optionalText(64, { description: 'Label that the customer gets', example: 'spring fair' });
export const kindField = textOption(customer.LINK_KINDS, {
  description:
    'GENERAL_LINK carries the account name of the operator who is logged in as label, CUSTOM_LINK the label that is given, ACTIVITY_LINK may go without',
  example: 'CUSTOM_LINK',
});
export const tokenField = text(64, { description: 'The last part of the link', example: EXAMPLE_TOKEN });
