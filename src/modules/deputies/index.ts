export { deputyAccess } from './deputy-access';
export { deputiesOf, deputisedBy, endDeputiesWith } from './deputy-repository';
export { DeputyResolver } from './deputy-resolver';
