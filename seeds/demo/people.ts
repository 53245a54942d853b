import { createHmac } from 'node:crypto';

/** An invented person with one hat in the demo network. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'COORDINATOR' | 'PARTNER_LEAD' | 'PROFESSIONAL';
  /** Key of the partner; null for the first coordinator. */
  readonly partner: string | null;
}

function person(key: string, name: string, role: DemoPerson['role'], partner: string | null): DemoPerson {
  return { key, name, role, partner, email: `${key}@musterhamm.example.org` };
}

/** The coordinator is invited by the operator, each lead by the coordinator, each professional by the lead. */
export const demoPeople: readonly DemoPerson[] = [
  person('koordination', 'Ines Wegener', 'COORDINATOR', null),
  person('leitung.familienbuero', 'Torben Asmussen', 'PARTNER_LEAD', 'coordination'),
  person('leitung.hebammen', 'Gesine Rothbach', 'PARTNER_LEAD', 'midwives'),
  person('hebamme', 'Mirjam Oldenkott', 'PROFESSIONAL', 'midwives'),
  person('leitung.rueckenwind', 'Katrin Sommerhoff', 'PARTNER_LEAD', 'familyMidwives'),
  person('familienhebamme', 'Nadja Brinkhus', 'PROFESSIONAL', 'familyMidwives'),
  person('leitung.morgenlicht', 'Birgit Hallmann', 'PARTNER_LEAD', 'counselling'),
  person('beraterin', 'Samira Toprak', 'PROFESSIONAL', 'counselling'),
  person('leitung.muehlengraben', 'Henning Vossberg', 'PARTNER_LEAD', 'paediatrician'),
  person('kinderarztpraxis', 'Lena Vossberg', 'PROFESSIONAL', 'paediatrician'),
  person('leitung.klinik', 'Regine Althoff', 'PARTNER_LEAD', 'hospital'),
  person('klinik', 'Paul Wendrich', 'PROFESSIONAL', 'hospital'),
  person('leitung.regenbogenhaus', 'Anke Steinkamp', 'PARTNER_LEAD', 'earlyIntervention'),
  person('fruehfoerderung', 'Jonas Eickelpasch', 'PROFESSIONAL', 'earlyIntervention'),
  person('leitung.lotsenhaus', 'Dirk Mellinghoff', 'PARTNER_LEAD', 'educational'),
  person('erziehungsberatung', 'Svenja Kortmann', 'PROFESSIONAL', 'educational'),
  person('leitung.elternschule', 'Ulrike Dornbusch', 'PARTNER_LEAD', 'parentSchool'),
  person('leitung.jobcenter', 'Frank Tegtmeier', 'PARTNER_LEAD', 'jobcenter'),
  person('leitung.kita', 'Beate Lohkamp', 'PARTNER_LEAD', 'dayCare'),
];

/** A password for each demo person that differs from one installation to the next and need not be kept. */
export function demoPassword(tokenSecret: Buffer, email: string): string {
  return createHmac('sha256', tokenSecret)
    .update(`demo password of ${email}`)
    .digest('base64url')
    .slice(0, 20);
}
