export * from './allotments';
export * from './events';
export * from './payment-coupons';
export * from './requests';
export * from './unlink';
export * from './usable-coupons';
export * from './whitelists';
