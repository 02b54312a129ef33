import { type Language, messageOf } from '@pc/contracts';
import { refuse } from '@pc/kernel';
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

/** With the reason in the caller's language. */
export function withSentence({ error_code, id }: { error_code: string; id: string }, language: Language): z.infer<typeof errorDetail> {
  return { error_code, error_msg: messageOf(refuse(error_code), language), id };
}
