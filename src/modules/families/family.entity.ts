import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InformationCategory } from '../../domain/information-category';
import type { CustodyEvidence, CustodyKind, CustodyRole, MemberRole, PregnancyEnd } from './family-words';

@Entity('families')
export class Family {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ownerId: string;
  @Column('uuid') keyId: string;
  @Column({ type: 'uuid', nullable: true }) responsibleAccountId: string | null;
  @Column('bytea') sealed: Buffer;
  @Column('int') version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}

@Entity('family_members')
export class FamilyMember {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') familyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') ownerId: string;
  @Column('int') position: number;
  @Column('text') role: MemberRole;
  @Column({ type: 'uuid', nullable: true }) ofMemberId: string | null;
  @Column({ type: 'boolean', insert: false, update: false }) hasCapacity: boolean;
  @Column('bytea') sealed: Buffer;
  @Column({ type: 'bytea', nullable: true }) capacityAssessment: Buffer | null;
  @Column({ type: 'text', nullable: true }) closedAs: PregnancyEnd | null;
  @Column({ type: 'date', nullable: true }) closedOn: string | null;
}

@Entity('custodies')
export class Custody {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') familyId: string;
  @PrimaryColumn('uuid') childId: string;
  @Column('uuid') ownerId: string;
  @Column('text') kind: CustodyKind;
}

@Entity('custody_holders')
export class CustodyHolder {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') familyId: string;
  @PrimaryColumn('uuid') childId: string;
  @PrimaryColumn('uuid') holderId: string;
  @Column('uuid') ownerId: string;
  @Column('text') heldAs: CustodyRole;
  @Column({ type: 'jsonb', nullable: true }) scope: readonly InformationCategory[] | null;
  @Column('text') evidence: CustodyEvidence;
  @Column({ type: 'date', nullable: true }) until: string | null;
}
