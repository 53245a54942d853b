import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('networks')
export class Network {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') land: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}

@Entity('network_settings')
export class NetworkSettings {
  @PrimaryColumn('uuid') networkId: string;
  @Column('text') childCustody: 'ALL_MUST_SIGN' | 'ONE_SUFFICES';
  /** Whether a signature may be only said, with reason and witness, for a fortnight. */
  @Column({ type: 'boolean', insert: false }) oralException: boolean;
  @Column('int') respondDaysRoutine: number;
  @Column('int') respondDaysUrgent: number;
  @Column('int') consentMonthsDefault: number;
  @Column('int') consentMonthsMax: number;
  /** Months after which an offer must be confirmed again. */
  @Column({ type: 'int', insert: false }) offerConfirmMonths: number;
}

@Entity('districts')
export class District {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int') position: number;
}

@Entity('topic_areas')
export class TopicArea {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int') position: number;
}
