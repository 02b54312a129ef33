import { z } from 'zod';
import { command, id, nothing, query, utc } from '../contract';
import { sealedContact } from './requests';

const language = z.enum(['zh-cn', 'en-us']);
const channel = z.enum(['SMS', 'EMAIL']);
/** A verification code, sealed for `code`. */
const sealed_code = z.string();
/** That the caller was reached by a contact of its account, sealed for `proof`. */
const sealed_proof = z.string();
const proof = z.object({ sealed_proof, expires_at: utc });

/** How the calling account can be reached, masked. */
export const getContact = query(
  'customer',
  'get-contact',
  z.object({}),
  z.object({ masked_phone: z.string().optional(), masked_email: z.string().optional() }),
);
/** Sends a code to the present contact of the calling account (customers 10.5). */
export const sendIdentityCode = command('customer', 'send-identity-code', z.object({ channel, language }), nothing);
export const proveIdentity = command('customer', 'prove-identity', z.object({ channel, sealed_code }), proof);

/** Sends a code to the contact that shall be the new one; exactly one is given. */
export const sendContactCode = command('customer', 'send-contact-code', z.object({ ...sealedContact, sealed_proof, language }), nothing);
export const changeContact = command(
  'customer',
  'change-contact',
  z.object({ ...sealedContact, sealed_proof, sealed_code, language }),
  nothing,
);

/** By a proof of identity, or by the old password; a user of the account by his old password alone. Both passwords sealed for `password`. */
export const changePassword = command(
  'customer',
  'change-password',
  z.object({
    sealed_password: z.string(),
    sealed_old_password: z.string().optional(),
    sealed_proof: sealed_proof.optional(),
    language,
  }),
  nothing,
);

/** Sends a code to the main account of the calling partner's company, for a further account (customers 10.4). */
export const sendQuickAccountCode = command('customer', 'send-quick-account-code', z.object({ channel, language }), nothing);
export const proveForQuickAccount = command('customer', 'prove-for-quick-account', z.object({ channel, sealed_code }), proof);
/** Sends a code to the phone of the account that shall be made. */
export const sendNewAccountCode = command(
  'customer',
  'send-new-account-code',
  z.object({ sealed_phone: z.string(), sealed_proof, language }),
  nothing,
);
export const createQuickAccount = command(
  'customer',
  'create-quick-account',
  z.object({
    account_name: z.string().min(1).max(64),
    sealed_password: z.string(),
    sealed_phone: z.string(),
    sealed_code,
    sealed_proof,
  }),
  z.object({ account_id: id }),
);
