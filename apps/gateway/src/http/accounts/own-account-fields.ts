import { text, textOption, type Language } from '@pc/contracts';
import { shownText, shownTime } from '../shown';

export const channelField = textOption(['SMS', 'EMAIL'], { description: 'By which contact', example: 'SMS' });
export const codeField = text(6, { description: 'The code that was sent', example: '123456' });
export const proofField = text(64, { description: 'Proof of identity', example: 'Pr00fOfIdentity-0123456789_abcdefghijklmnop' });

export const shownProof = {
  identity_proof: shownText(64, 'Good for one use', 'Pr00fOfIdentity-0123456789_abcdefghijklmnop'),
  expire_time: shownTime('Until when'),
};

/** Refusals of verification codes (customers 10.7). */
export const CODE_ERRORS = ['CBC.99004008', 'CBC.99004009', 'CBC.99004010'] as const;
/** Messages follow the language of the request. */
export const noticeLanguage = (language: Language) => (language === 'en_US' ? 'en-us' : 'zh-cn');

type Proof = { readonly sealed_proof: string; readonly expires_at: string };
/** The proof is opened for the answer alone. */
export const proofAnswer = (open: (sealed: string) => string, { sealed_proof, expires_at }: Proof) => ({
  identity_proof: open(sealed_proof),
  expire_time: expires_at,
});
