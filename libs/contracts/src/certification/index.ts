export * from './buckets';
export * from './events';
export * from './requests';
