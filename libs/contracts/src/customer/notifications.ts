import { z } from 'zod';
import { page, query, utc } from '../contract';

export const NOTICE_CHANNELS = ['SMS', 'EMAIL'] as const;
export const MESSAGE_STATES = ['PENDING', 'SENT', 'FAILED'] as const;

/** Messages to people, newest first (customers 10.9); what they say only where a local mailbox keeps it. */
export const listNotifications = query(
  'customer',
  'list-notifications',
  z.object({
    /** Sealed for `contact`. */
    sealed_receiver: z.string().optional(),
    since: utc.optional(),
    ...page,
  }),
  z.object({
    count: z.int(),
    notifications: z.array(
      z.object({
        /** Sealed for `contact`; masked where there is no local mailbox. */
        sealed_receiver: z.string(),
        channel: z.enum(NOTICE_CHANNELS),
        template: z.string(),
        state: z.enum(MESSAGE_STATES),
        created_at: utc,
        /** Sealed for `notification`. */
        sealed_text: z.string().optional(),
        /** Sealed for `code`. */
        sealed_code: z.string().optional(),
      }),
    ),
  }),
);
