import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementSide, StoredAgreementState, TerminationForm } from './agreement-states';

@Entity('agreements')
export class Agreement {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') partnerId: string;
  @Column({ type: 'text', insert: false }) state: StoredAgreementState;
  @Column({ type: 'uuid', nullable: true, update: false }) contactAccountId: string | null;
  @Column({ type: 'date', nullable: true, insert: false }) inForceFrom: string | null;
  @Column({ type: 'date', nullable: true, insert: false }) lastDay: string | null;
  @Column({ type: 'text', nullable: true, insert: false }) declineReason: string | null;
  @Column({ type: 'int', insert: false }) version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}

@Entity('agreement_topic_areas')
export class AgreementTopicArea {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') agreementId: string;
  @PrimaryColumn('uuid') topicAreaId: string;
  @Column('uuid') partnerId: string;
}

@Entity('agreement_signatures')
export class AgreementSignature {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') agreementId: string;
  @PrimaryColumn('text') side: AgreementSide;
  @Column('uuid') partnerId: string;
  @Column('text') signatoryName: string;
  @Column('text') signatoryFunction: string;
  @Column('date') signedOn: string;
  @Column('text') method: 'PAPER' | 'PORTAL';
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('agreement_ratifications')
export class AgreementRatification {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') agreementId: string;
  @Column('uuid') partnerId: string;
  @Column('date') coordinationSignedOn: string;
  @Column('date') partnerSignedOn: string;
  @Column({ type: 'date', nullable: true, insert: false, update: false }) inForceFrom: string | null;
}

@Entity('terminations')
export class Termination {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') agreementId: string;
  @Column('uuid') partnerId: string;
  @Column('text') givenBy: AgreementSide;
  @Column('text') form: TerminationForm;
  @Column('date') receivedOn: string;
  @Column('date') effectiveOn: string;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) withdrawnAt: Date | null;
}
