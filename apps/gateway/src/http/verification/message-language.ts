import { customer, docMeta } from '@pc/contracts';
import { z } from 'zod';

/** customers 4.20: absent, null and the empty string are `zh-cn`. */
export const messageLanguage = z
  .enum([...customer.NOTICE_LANGUAGES, ''])
  .nullish()
  .transform((value) => value || 'zh-cn')
  .meta(docMeta({ description: 'Language of the message, zh-cn (default) or en-us', example: 'zh-cn' }));
