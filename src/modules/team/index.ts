export { teamAccess } from './team-access';
export { TeamResolver } from './team-resolver';
