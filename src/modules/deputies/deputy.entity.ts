import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deputies')
export class Deputy {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') partnerId: string;
  /** Whose work it is. */
  @Column('uuid') accountId: string;
  /** Who stands in. */
  @Column('uuid') deputyId: string;
  @Column('date') validFrom: string;
  @Column({ type: 'date', nullable: true }) validUntil: string | null;
  @Column('uuid') namedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) namedAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) endedAt: Date | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) opensAt: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) closesAt: Date;
}
