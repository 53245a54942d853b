export { contactAccess } from './contact-access';
export { ContactResolver } from './contact-resolver';
