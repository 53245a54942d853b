import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../domain/actor';

@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') state: 'INVITED' | 'ACTIVE' | 'DISABLED';
  @Column('int') version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
  @Column({ type: 'uuid', nullable: true, insert: false, update: false }) invitedBy: string | null;
}

@Entity('credentials')
export class Credential {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') accountId: string;
  @Column('text') passwordHash: string;
  @Column({ type: 'timestamptz', insert: false }) changedAt: Date;
}

@Entity('hats')
export class Hat {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column({ type: 'uuid', nullable: true }) partnerId: string | null;
  @Column('text') role: Role;
  @Column({ type: 'uuid', nullable: true }) givenBy: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) givenAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) endedAt: Date | null;
}

@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('uuid') hatId: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) begunAt: Date;
  @Column({ type: 'timestamptz', insert: false }) usedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) endedAt: Date | null;
}

@Entity('refresh_tokens')
export class RefreshToken {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('bytea') secretHash: Buffer;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) usedAt: Date | null;
}

@Entity('one_time_links')
export class OneTimeLink {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column({ type: 'uuid', nullable: true }) invitedBy: string | null;
  @Column({ type: 'text', nullable: true }) accountState: 'INVITED' | 'ACTIVE' | 'DISABLED' | null;
  @Column('bytea') secretHash: Buffer;
  @Column('timestamptz') expiresAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) usedAt: Date | null;
}
