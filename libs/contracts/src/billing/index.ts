export * from './accounts';
export * from './discounts';
export * from './events';
export * from './orders';
export * from './proxy-pay';
export * from './requests';
export * from './standing';
export * from './unlink';
