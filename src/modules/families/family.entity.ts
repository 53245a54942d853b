import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustodyKind, MemberRole } from './family-words';

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
  @Column('boolean') hasCapacity: boolean;
  @Column('bytea') sealed: Buffer;
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
}
