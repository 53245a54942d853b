import { Column, Entity, PrimaryColumn } from 'typeorm';

export type OfferImportState = 'RUNNING' | 'DONE' | 'REFUSED' | 'FAILED';

export interface ImportProblem {
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

@Entity('offer_imports')
export class OfferImport {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'text', insert: false }) state: OfferImportState;
  @Column({ type: 'boolean', update: false }) dryRun: boolean;
  @Column({ type: 'int', update: false }) total: number;
  @Column({ type: 'int', insert: false }) done: number;
  @Column({ type: 'int', insert: false }) created: number;
  @Column({ type: 'int', insert: false }) changed: number;
  @Column({ type: 'int', insert: false }) unchanged: number;
  @Column('int') problemCount: number;
  @Column('jsonb') problems: readonly ImportProblem[];
  @Column({ type: 'uuid', update: false }) startedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) startedAt: Date;
  @Column({ type: 'timestamptz', insert: false }) movedAt: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) endedAt: Date | null;
}
