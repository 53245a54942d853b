import type { AccessTable } from '../graphql/access';
import { accountAccess } from '../modules/accounts';
import { agreementAccess } from '../modules/agreements';
import { catalogueAccess } from '../modules/catalogue';
import { consentAccess } from '../modules/consents';
import { contactAccess } from '../modules/contacts';
import { deputyAccess } from '../modules/deputies';
import { familyAccess } from '../modules/families';
import { networkAccess } from '../modules/networks';
import { offerAccess, offerImportAccess } from '../modules/offers';
import { partnerAccess } from '../modules/partners';
import { referralAccess } from '../modules/referrals';
import { revocationAccess } from '../modules/revocations';
import { teamAccess } from '../modules/team';

/** Every module's rules. What none of them names is closed, and keeps the schema from being built. */
export const accessTables: readonly AccessTable[] = [
  networkAccess,
  partnerAccess,
  accountAccess,
  deputyAccess,
  teamAccess,
  agreementAccess,
  familyAccess,
  consentAccess,
  referralAccess,
  contactAccess,
  revocationAccess,
  catalogueAccess,
  offerAccess,
  offerImportAccess,
];
