import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferContent, OfferReportState, OfferState } from '../catalogue';
import type { ReminderState } from './reminder-states';

@Entity('offers')
export class Offer {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'uuid', update: false }) partnerId: string;
  @Column('text') state: OfferState;
  @Column('jsonb') content: OfferContent;
  @Column({ type: 'int', insert: false }) version: number;
  @Column({ type: 'timestamptz', insert: false }) publishedAt: Date;
  @Column('date') confirmedOn: string;
  @Column('date') confirmUntil: string;
  @Column({ type: 'date', nullable: true, insert: false }) remindedOn: string | null;
}

@Entity('offer_reports')
export class OfferReport {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'uuid', update: false }) partnerId: string;
  @Column({ type: 'uuid', nullable: true }) offerId: string | null;
  @Column({ type: 'int', nullable: true, update: false }) baseVersion: number | null;
  @Column({ type: 'text', insert: false }) state: OfferReportState;
  @Column({ type: 'jsonb', update: false }) content: OfferContent;
  @Column({ type: 'jsonb', nullable: true, insert: false }) edited: OfferContent | null;
  @Column({ type: 'jsonb', nullable: true, insert: false }) contentBefore: OfferContent | null;
  @Column({ type: 'text', nullable: true, insert: false }) reason: string | null;
  @Column({ type: 'uuid', update: false }) reportedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) reportedAt: Date;
  @Column({ type: 'uuid', nullable: true, insert: false }) decidedBy: string | null;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) decidedAt: Date | null;
  @Column({ type: 'int', insert: false }) version: number;
}

@Entity('offer_confirmation_links')
export class OfferConfirmationLink {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') offerId: string;
  @Column('bytea') secretHash: Buffer;
  @Column('timestamptz') expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) usedAt: Date | null;
}

@Entity('offer_reminders')
export class OfferReminder {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'uuid', update: false }) offerId: string;
  @Column({ type: 'uuid', update: false }) accountId: string;
  @Column({ type: 'date', update: false }) confirmUntil: string;
  @Column({ type: 'text', insert: false }) state: ReminderState;
  @Column({ type: 'timestamptz', insert: false }) changedAt: Date;
}
