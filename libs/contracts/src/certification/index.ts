export * from './buckets';
export * from './requests';
