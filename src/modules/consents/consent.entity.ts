import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  ConsentDirection,
  ConsentPurpose,
  InformationCategory,
  SignatureMethod,
  StoredConsentState,
} from './consent-words';

@Entity('consents')
export class Consent {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') formId: string;
  @Column('uuid') familyId: string;
  @Column('uuid') discloserId: string;
  @Column({ type: 'uuid', nullable: true }) originConsentId: string | null;
  @Column({ type: 'uuid', nullable: true }) supersedesId: string | null;
  /** The first of the forms that supersede one another; null for that itself. */
  @Column({ type: 'uuid', nullable: true }) rootId: string | null;
  @Column({ type: 'uuid', insert: false, update: false }) chainId: string;
  /** The form that has taken its place. */
  @Column({ type: 'uuid', nullable: true, insert: false }) supersededById: string | null;
  @Column('text') direction: ConsentDirection;
  @Column('text') purpose: ConsentPurpose;
  @Column('text') language: string;
  @Column('date') validFrom: string;
  @Column('date') validUntil: string;
  @Column({ type: 'bytea', nullable: true }) formCode: Buffer | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) opensAt: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) closesAt: Date;
  @Column({ type: 'text', insert: false }) state: StoredConsentState;
  @Column({ type: 'uuid', nullable: true, insert: false }) signedById: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) draftedAt: Date;
  @Column('uuid') draftedBy: string;
  @Column({ type: 'int', insert: false }) version: number;
}

@Entity('consent_items')
export class ConsentItemRow {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') consentId: string;
  @PrimaryColumn('uuid') recipientId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('uuid') familyId: string;
  @Column('uuid') discloserId: string;
}

@Entity('consent_signatures')
export class ConsentSignature {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') consentId: string;
  @PrimaryColumn('uuid') signerId: string;
  @Column('uuid') familyId: string;
  @Column('uuid') discloserId: string;
  @Column('text') method: SignatureMethod;
  @Column('date') signedOn: string;
  @Column('boolean') informedPurpose: boolean;
  @Column('boolean') informedRefusal: boolean;
  @Column('boolean') informedRevocation: boolean;
  @Column('boolean') informedVoluntary: boolean;
  @Column({ type: 'boolean', nullable: true }) informedInterpreter: boolean | null;
  @Column({ type: 'boolean', nullable: true }) informedReadAloud: boolean | null;
  @Column('boolean') specialCategories: boolean;
  @Column({ type: 'text', nullable: true }) formHash: string | null;
  @Column({ type: 'boolean', nullable: true, insert: false }) papered: boolean | null;
  @Column({ type: 'boolean', nullable: true, insert: false }) paperTicks: boolean | null;
  @Column({ type: 'boolean', nullable: true, insert: false, update: false }) informed: boolean | null;
  @Column({ type: 'boolean', nullable: true, insert: false, update: false }) ticked: boolean | null;
  /** The number Infinity unless it was only said and the paper has not followed. */
  @Column({ type: 'timestamptz', insert: false, update: false }) lapsesAt: Date | number;
  @Column({ type: 'boolean', insert: false, update: false }) standing: boolean;
  @Column({ type: 'timestamptz', insert: false, update: false }) draftedAt: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('signature_evidence')
export class SignatureEvidence {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') consentId: string;
  @PrimaryColumn('uuid') signerId: string;
  @PrimaryColumn('text') method: SignatureMethod;
  @Column('uuid') discloserId: string;
  @Column('uuid') keyId: string;
  @Column({ type: 'bytea', nullable: true }) drawing: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) reason: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) witness: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) originalAt: Buffer | null;
}

@Entity('releases')
export class Release {
  @PrimaryColumn('uuid') networkId: string;
  @PrimaryColumn('uuid') consentId: string;
  @PrimaryColumn('uuid') discloserId: string;
  @PrimaryColumn('uuid') recipientId: string;
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('text') category: InformationCategory;
  @Column('uuid') familyId: string;
  @Column('uuid') recordedById: string;
  @Column('text') direction: ConsentDirection;
  @Column('text') purpose: ConsentPurpose;
  @Column('timestamptz') opensAt: Date;
  @Column('timestamptz') formClosesAt: Date;
  /** The form's end, or the earliest at which a signature lapses. */
  @Column({ type: 'timestamptz', insert: false, update: false }) closesAt: Date;
  @Column({ type: 'uuid', name: 'signer_1' }) signer1: string;
  @Column({ type: 'uuid', name: 'signer_2', nullable: true }) signer2: string | null;
  @Column({ type: 'uuid', name: 'signer_3', nullable: true }) signer3: string | null;
  @Column({ type: 'timestamptz', name: 'lapses_1' }) lapses1: Date;
  @Column({ type: 'timestamptz', name: 'lapses_2', nullable: true }) lapses2: Date | null;
  @Column({ type: 'timestamptz', name: 'lapses_3', nullable: true }) lapses3: Date | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) grantedAt: Date;
  @Column({ type: 'boolean', insert: false }) live: boolean;
  @Column({ type: 'uuid', nullable: true, insert: false }) revocationId: string | null;
  @Column({ type: 'uuid', nullable: true, insert: false }) revokedById: string | null;
  @Column({ type: 'uuid', nullable: true, insert: false }) supersededById: string | null;
}
