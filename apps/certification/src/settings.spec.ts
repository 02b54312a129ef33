import { loadCertificationSettings } from './settings';

const S3 = { S3_ENDPOINT: 'https://s3.example.com', S3_ACCESS_KEY: 'key', S3_SECRET_KEY: 'secret' };

describe('the settings of certification', () => {
  it('certification RN-24 knows no storage unless one is named', () => {
    expect(loadCertificationSettings({}).storage).toEqual({});
    expect(loadCertificationSettings({ OBJECT_STORAGE_FOLDER: '/srv/buckets' }).storage).toEqual({ folder: '/srv/buckets' });
    expect(loadCertificationSettings(S3).storage).toEqual({
      s3: { endpoint: 'https://s3.example.com', accessKey: 'key', secretKey: 'secret', region: 'us-east-1', addressing: 'path' },
    });
  });

  it('a half-described storage, and two of them, are named', () => {
    expect(() => loadCertificationSettings({ S3_ENDPOINT: 'https://s3.example.com' })).toThrow(/belong together/);
    expect(() => loadCertificationSettings({ ...S3, OBJECT_STORAGE_FOLDER: '/srv/buckets' })).toThrow(/exclude each other/);
    expect(() => loadCertificationSettings({ ...S3, S3_ENDPOINT: 'ftp://s3.example.com' })).toThrow(/S3_ENDPOINT/);
  });
});

describe('the settings of real-name checks', () => {
  it('certification RN-10 RN-11 4.4 limits are the documented ones unless configured', () => {
    const { realname, checks } = loadCertificationSettings({});
    expect([realname, checks]).toEqual([{ attempts: 5, customersPerDocument: 5, acceptIdCardScan: false }, { type: 'none' }]);
    const environment = { REALNAME_ATTEMPTS: '2', REALNAME_CUSTOMERS_PER_DOCUMENT: '1', REALNAME_ID_CARD_SCANS: 'on' };
    expect(loadCertificationSettings(environment).realname).toEqual({ attempts: 2, customersPerDocument: 1, acceptIdCardScan: true });
  });

  it('certification RN-25 the table of stand-ins is refused in production', () => {
    expect(loadCertificationSettings({ REALNAME_CHECKS: 'fixtures' }).checks).toEqual({ type: 'fixtures' });
    expect(() => loadCertificationSettings({ REALNAME_CHECKS: 'fixtures', NODE_ENV: 'production' })).toThrow(/for development/);
    expect(() => loadCertificationSettings({ REALNAME_HOOK_URL: 'https://checks.example.com' })).toThrow(/belong together/);
    expect(() => loadCertificationSettings({ FACE_PAGE_URL: 'https://face.example.com/' })).toThrow(/\{qr_token\}/);
  });
});
