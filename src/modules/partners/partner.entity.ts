import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseAccess, Channel, PartnerKind, SecrecyRegime } from './partner-words';

@Entity('partners')
export class Partner {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: PartnerKind;
  @Column({ type: 'text', nullable: true }) carrier: string | null;
  @Column('text') secrecyRegime: SecrecyRegime;
  @Column({ type: 'date', nullable: true }) processingContractOn: string | null;
  @Column({ type: 'date', nullable: true }) secrecyUndertakingOn: string | null;
  @Column('text') channel: Channel;
  @Column('boolean') takesReferrals: boolean;
  @Column({ type: 'boolean', update: false }) isCoordinationOffice: boolean;
  @Column('text') caseAccess: CaseAccess;
  @Column('int') version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}

@Entity('partner_topic_areas')
export class PartnerTopicArea {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') partnerId: string;
  @PrimaryColumn('uuid') topicAreaId: string;
}

@Entity('partner_districts')
export class PartnerDistrict {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') partnerId: string;
  @PrimaryColumn('uuid') districtId: string;
}
