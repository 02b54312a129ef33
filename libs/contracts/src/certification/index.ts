export * from './applications';
export * from './buckets';
export * from './events';
export * from './realname';
export * from './requests';
