export * from './access';
export * from './companies';
export * from './events';
export * from './requests';
export * from './registration';
export * from './invitations';
export * from './reports';
export * from './lists';
