import { BABY_AND_TODDLER } from './baby-and-toddler';
import { CHILD_AND_HEALTH } from './child-and-health';
import type { Concept } from './concept';
import { CRISIS_AND_SOUL } from './crisis-and-soul';
import { EVERYDAY_AND_CARE } from './everyday-and-care';
import { LANGUAGES_AND_ARRIVAL } from './languages-and-arrival';
import { MONEY_AND_RIGHTS } from './money-and-rights';
import { PREGNANCY_AND_BIRTH } from './pregnancy-and-birth';

export const CONCEPTS: readonly Concept[] = [
  ...PREGNANCY_AND_BIRTH,
  ...BABY_AND_TODDLER,
  ...CHILD_AND_HEALTH,
  ...CRISIS_AND_SOUL,
  ...MONEY_AND_RIGHTS,
  ...EVERYDAY_AND_CARE,
  ...LANGUAGES_AND_ARRIVAL,
];
