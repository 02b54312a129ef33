export { bootstrapService, type ServiceDescription } from './bootstrap';
export { RecurringWork } from './recurring-work';
export { ServiceModule } from './service.module';
export { serviceSettings, type ServiceSettings } from './settings';
