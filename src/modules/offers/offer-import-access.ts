import { allWithParent, hats, type AccessTable } from '../../graphql/access';

export const offerImportAccess = {
  Query: { offerImport: hats('COORDINATOR') },
  OfferImport: allWithParent(
    'id', 'state', 'dryRun', 'total', 'done', 'created', 'changed', 'unchanged', 'problemCount', 'problems', 'startedAt',
    'endedAt',
  ), // prettier-ignore
  OfferImportProblem: allWithParent('line', 'column', 'reason'),
} as const satisfies AccessTable;
