import { idText } from '@pc/contracts';
import { z } from 'zod';
import { shownText } from '../shown';

export const accountParams = z.object({ account_id: idText({ description: 'The account', example: '0123456789abcdef0123456789abcdef' }) });

export const shownAccessKey = shownText(64, 'Access key', 'PCAKEXAMPLE000000001');
export const shownSecretKey = shownText(128, 'Secret key, shown this once', 'ExampleNotARealSecret0123456789abcdefgh');
