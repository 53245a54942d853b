import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentPurpose, InformationCategory } from '../consents';
import type {
  DeclineReason,
  Ending,
  ReferralOutcome,
  ReferralSide,
  ReferralState,
  ReferralStep,
  RestrictionAnswer,
  Urgency,
  WithdrawReason,
} from './referral-words';

@Entity('referrals')
export class Referral {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') familyId: string;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column({ type: 'uuid', nullable: true, update: false }) offerId: string | null;
  @Column('text') purpose: ConsentPurpose;
  @Column('text') urgency: Urgency;
  @Column('text') state: ReferralState;
  @Column({ type: 'int', insert: false }) version: number;
  @Column({ type: 'boolean', nullable: true, insert: false }) sent: boolean | null;
  @Column('uuid') draftedBy: string;
  @Column({ type: 'uuid', nullable: true, insert: false }) responsibleAccountId: string | null;
  @Column({ type: 'date', nullable: true, insert: false }) respondBy: string | null;
  @Column({ type: 'text', nullable: true, insert: false }) declineReason: DeclineReason | null;
  @Column({ type: 'bytea', nullable: true, insert: false }) declineNote: Buffer | null;
  @Column({ type: 'uuid', nullable: true, insert: false }) declineNoteKeyId: string | null;
  @Column({ type: 'text', nullable: true, insert: false }) withdrawReason: WithdrawReason | null;
  @Column({ type: 'text', nullable: true, insert: false }) outcome: ReferralOutcome | null;
  @Column({ type: 'text', nullable: true, insert: false }) ending: Ending | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}

@Entity('referral_overview')
export class ReferralOverview {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column('text') state: ReferralState;
  @Column('text') urgency: Urgency;
  @Column('date') respondBy: string;
  @Column('timestamptz') sentAt: Date;
  @Column({ type: 'timestamptz', insert: false }) changedAt: Date;
  @Column('int') version: number;
}

@Entity('referral_events')
export class ReferralEvent {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('int') version: number;
  @Column('text') action: ReferralStep;
  @Column('text') fromState: ReferralState | 'NONE';
  @Column('text') toState: ReferralState;
  @Column('text') side: ReferralSide;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column({ type: 'uuid', nullable: true }) accountId: string | null;
  /** The version the referral has come to; the database carries it along. */
  @Column('int') reached: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) at: Date;
}

@Entity('referral_draft_items')
export class ReferralDraftItem {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('int') position: number;
  @Column('uuid') familyId: string;
  @Column('uuid') fromId: string;
  @Column('bytea') sealed: Buffer;
}

@Entity('payload_items')
export class PayloadItem {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('int') position: number;
  @Column('uuid') consentId: string;
  /** The first of the forms that superseded one another until the one it rests on. */
  @Column('uuid') chainId: string;
  @Column('uuid') familyId: string;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column('text') purpose: ConsentPurpose;
  @Column('timestamptz') opensAt: Date;
  @Column('timestamptz') closesAt: Date;
  @Column('uuid') keyId: string;
  @Column('bytea') sealed: Buffer;
  @Column({ type: 'timestamptz', insert: false, update: false }) begunAt: Date;
  @Column({ type: 'boolean', nullable: true, insert: false }) resting: boolean | null;
}

@Entity('feedback_items')
export class FeedbackItem {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('int') position: number;
  @Column('uuid') consentId: string;
  @Column('uuid') familyId: string;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column('text') purpose: ConsentPurpose;
  @Column('timestamptz') opensAt: Date;
  @Column('timestamptz') closesAt: Date;
  @Column('int') completedVersion: number;
  @Column('uuid') keyId: string;
  @Column('bytea') sealed: Buffer;
  @Column({ type: 'timestamptz', insert: false, update: false }) givenAt: Date;
  @Column({ type: 'boolean', nullable: true, insert: false }) resting: boolean | null;
}

@Entity('received_items')
export class ReceivedItem {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('uuid') toId: string;
  @Column('uuid') keyId: string;
  @Column('bytea') sealed: Buffer;
  @Column({ type: 'timestamptz', insert: false, update: false }) begunAt: Date;
  @Column('timestamptz') opensAt: Date;
  @Column('timestamptz') closesAt: Date;
  @Column({ type: 'text', nullable: true, insert: false }) reading: 'ACCEPTED' | 'OWN_LEGAL_BASIS' | null;
}

@Entity('restrictions')
export class Restriction {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') referralId: string;
  /** What has taken the items away: a revocation, or the form that supersedes. */
  @PrimaryColumn('uuid') revocationId: string;
  /** The same, where it is a form. */
  @Column({ type: 'uuid', nullable: true }) supersedingId: string | null;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) since: Date;
  @Column('date') answerDue: string;
  @Column({ type: 'text', nullable: true, insert: false }) answer: RestrictionAnswer | null;
}
