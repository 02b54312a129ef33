export { bootstrapService, type ServiceDescription } from './bootstrap';
export { ServiceModule } from './service.module';
export { serviceSettings, type ServiceSettings } from './settings';
