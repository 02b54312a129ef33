import { idText } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownList, shownText, shownTime } from '../shown';

export const accountParams = z.object({ account_id: idText({ description: 'The account', example: '0123456789abcdef0123456789abcdef' }) });

export const shownAccessKey = shownText(64, 'Access key', 'PCAKEXAMPLE000000001');
export const shownSecretKey = shownText(128, 'Secret key, shown this once', 'ExampleNotARealSecret0123456789abcdefgh');

export const accessKeyParam = idText({ description: 'The access key', example: 'PCAKEXAMPLE000000001' });

/** customers 10.10: what an account may know of its credentials at any time. */
export const shownCredentials = z.object({
  account_id: shownId('The account', '0123456789abcdef0123456789abcdef'),
  account_name: shownText(64, 'Its name', 'customer1'),
  projects: shownList(
    z.object({
      region: shownText(64, 'Region', 'cn-north-4'),
      project_id: shownId('Id of the project in that region', '00112233445566778899aabbccddeeff'),
    }),
    'Its projects',
  ),
  access_keys: shownList(
    z.object({
      access_key: shownAccessKey,
      user_id: shownId('User that holds it; absent: the main account', '00112233445566778899aabbccddeeff').optional(),
      created_at: shownTime('Time of creation'),
    }),
    'Its access keys',
  ),
});
