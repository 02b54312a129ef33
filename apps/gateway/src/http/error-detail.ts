import { z } from 'zod';
import { shownId, shownText } from './shown';

/** A part of a request that was refused while the rest was done (api 9.3). */
export const errorDetail = z
  .object({
    error_code: shownText(20, 'Why it was refused', 'CBC.99000013'),
    error_msg: shownText(1024, 'The reason in words', 'The balance of the quota is not enough'),
    id: shownId('What was refused', '0123456789abcdef0123456789abcdef'),
  })
  .meta({ id: 'ErrorDetail', description: 'A refused part of a request' });
