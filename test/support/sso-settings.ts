import { selfSigned } from '@pc/testing';
import type { SsoSettings } from '../../apps/customer/src/ports/sso/settings';

let made: SsoSettings | undefined;

/** The jump to the vendor's site as tests have it, with platforms on this machine; one key for all of a process. */
export function ssoSettings(): SsoSettings {
  if (made) return made;
  const { cert, key } = selfSigned();
  return (made = {
    publicUrl: 'https://vendor.example.com',
    privateKey: key,
    certificate: cert,
    serviceHosts: ['console.example.com'],
    privateAddresses: true,
    noticeSweepMs: 1_000,
  });
}
