import { idText, text, type ErrorCodeName } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';
import { z } from 'zod';
import { PARTNER } from '../../routing/route-spec';
import { shownInteger } from '../shown';

export const TAG = 'Real-name authentication';
export const CUSTOMER_ID = '0123456789abcdef0123456789abcdef';
const PERMISSIONS = ['BPC_ITEM_SUBCUSTSERV_010119'] as const;

/** What the documented operations of partners have in common (certification 2.4, 2.6, 4.1). */
export const OF_PARTNERS = { tag: TAG, callers: [PARTNER], permissions: PERMISSIONS, rate: 10, status: 200 } as const;

export const COMMON_FIELDS = {
  customer_id: idText({ description: 'The customer', example: CUSTOMER_ID }),
  xaccount_type: text(64, { description: 'Platform id of the calling partner', example: 'DEMO_SOLUTION_IDP' }),
  verified_file_url: z
    .array(z.string().max(256))
    .min(1)
    .max(4)
    .meta({
      description:
        "Names of the files below `download/` of the partner's bucket, in the prescribed order; jpg, jpeg, bmp, png, gif or pdf of at most 10 MB each",
      examples: [['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png']],
    }),
};
export const documentNumber = text(32, { description: 'Number of the document', example: 'X0000001' });

export const isReview = z.object({
  is_review: shownInteger('0 no manual review is needed, the decision stands; 1 people review it', 1),
});

/** Codes of certification 4.10 that the three applications share. */
export const APPLICATION_ERRORS = [
  'CBC.0101',
  'CBC.99000035',
  'CBC.99000099',
  'CBC.99000100',
  'CBC.99005030',
  'CBC.99007188',
  'CBC.99007191',
  'CBC.70600026',
  'CBC.70600032',
] as const satisfies readonly ErrorCodeName[];

/** The number of a document as a service gets it. */
export const sealedNumber = (sealer: Sealer, number: string): string => sealer.seal(number, 'identity');
