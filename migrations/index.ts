import { Foundation1700000000001 } from './0001-foundation';
import { Networks1700000000002 } from './0002-networks';
import { Partners1700000000003 } from './0003-partners';
import { Accounts1700000000004 } from './0004-accounts';
import { Agreements1700000000005 } from './0005-agreements';
import { Audit1700000000006 } from './0006-audit';
import { Keystore1700000000007 } from './0007-keystore';
import { Families1700000000008 } from './0008-families';
import { Consents1700000000009 } from './0009-consents';
import { Referrals1700000000010 } from './0010-referrals';
import { Disclosures1700000000011 } from './0011-disclosures';
import { Receipts1700000000012 } from './0012-receipts';
import { Idempotency1700000000013 } from './0013-idempotency';
import { Offers1700000000014 } from './0014-offers';
import { PublishedOffers1700000000015 } from './0015-published-offers';
import { Outbox1700000000016 } from './0016-outbox';
import { OfferImports1700000000017 } from './0017-offer-imports';
import { RevocationParts1700000000018 } from './0018-revocation-parts';
import { Signatures1700000000019 } from './0019-signatures';
import { Superseding1700000000020 } from './0020-superseding';
import { ReferralBreadth1700000000022 } from './0022-referral-breadth';
import { Feedback1700000000023 } from './0023-feedback';
import { Team1700000000024 } from './0024-team';
import { FamilyDepth1700000000025 } from './0025-family-depth';
import { IdempotencyOfCreating1700000000026 } from './0026-idempotency-of-creating';
import { FormCodes1700000000027 } from './0027-form-codes';

/** Every migration, oldest first. */
export const migrations = [
  Foundation1700000000001,
  Networks1700000000002,
  Partners1700000000003,
  Accounts1700000000004,
  Agreements1700000000005,
  Audit1700000000006,
  Keystore1700000000007,
  Families1700000000008,
  Consents1700000000009,
  Referrals1700000000010,
  Disclosures1700000000011,
  Receipts1700000000012,
  Idempotency1700000000013,
  Offers1700000000014,
  PublishedOffers1700000000015,
  Outbox1700000000016,
  OfferImports1700000000017,
  RevocationParts1700000000018,
  Signatures1700000000019,
  Superseding1700000000020,
  ReferralBreadth1700000000022,
  Feedback1700000000023,
  Team1700000000024,
  FamilyDepth1700000000025,
  IdempotencyOfCreating1700000000026,
  FormCodes1700000000027,
];
