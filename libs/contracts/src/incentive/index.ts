export * from './events';
export * from './requests';
export * from './unlink';
export * from './usable-coupons';
