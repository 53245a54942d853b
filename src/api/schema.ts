import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { checkInput } from '../graphql/check-input';
import { InstantScalar } from '../graphql/scalars';
import { AccountResolver, HatResolver } from '../modules/accounts';
import { AgreementResolver, PartnerMembershipResolver } from '../modules/agreements';
import { CatalogueResolver } from '../modules/catalogue';
import {
  ConsentResolver,
  FamilyConsentsResolver,
  ReleaseResolver,
  SignatureResolver,
} from '../modules/consents';
import { ContactResolver } from '../modules/contacts';
import { DeputyResolver } from '../modules/deputies';
import { FamilyResolver } from '../modules/families';
import { NetworkResolver } from '../modules/networks';
import {
  KeptOfferResolver,
  OfferImportResolver,
  OfferReportFieldsResolver,
  OfferReportResolver,
} from '../modules/offers';
import { PartnerResolver } from '../modules/partners';
import {
  FollowUpResolver,
  OpenEndResolver,
  PaperResolver,
  ReferralAnswersResolver,
  ReferralEventResolver,
  ReferralFieldsResolver,
  ReferralIntakeResolver,
  ReferralResolver,
} from '../modules/referrals';
import { RevocationResolver } from '../modules/revocations';
import { TeamResolver } from '../modules/team';
import { accessTables } from './access-rules';
import { guardSchema } from './guard-schema';

/** The whole schema, each field behind its rule. Built once. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NetworkResolver,
      PartnerResolver,
      PartnerMembershipResolver,
      AccountResolver,
      HatResolver,
      DeputyResolver,
      TeamResolver,
      AgreementResolver,
      FamilyResolver,
      FamilyConsentsResolver,
      ConsentResolver,
      ReleaseResolver,
      SignatureResolver,
      ReferralResolver,
      ReferralIntakeResolver,
      ReferralAnswersResolver,
      ReferralFieldsResolver,
      FollowUpResolver,
      ReferralEventResolver,
      PaperResolver,
      OpenEndResolver,
      ContactResolver,
      RevocationResolver,
      CatalogueResolver,
      OfferReportResolver,
      OfferReportFieldsResolver,
      KeptOfferResolver,
      OfferImportResolver,
    ],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    validateFn: checkInput,
  });
  return guardSchema(schema, accessTables);
}
