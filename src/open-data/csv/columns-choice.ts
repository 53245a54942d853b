import type { OfferContent } from '../../modules/catalogue';
import { nameOf } from '../hsds/network';
import { ACCESSES, COSTS, FEATURES, FREE_PLACES, KINDS, TRI_STATES } from '../words';
import { CellProblem } from './cell-problem';
import { guarded, unguarded } from './cells';
import type { Column } from './column';
import { join, split } from './joined';
import { readDay, readName, readWord, writeDay } from './values';

export const TOPIC_AREAS: Column = {
  name: 'Themenbereiche',
  field: 'topicAreaIds',
  write: ({ topicAreaIds }, { topicAreas }) =>
    guarded(join(topicAreaIds.map((id) => nameOf(topicAreas, id) ?? ''))),
  read(cell, draft, { topicAreas }) {
    draft.topicAreaIds = split(unguarded(cell)).map((name) => readName(topicAreas, name));
  },
};

export const DISTRICTS: Column = {
  name: 'Sozialräume',
  field: 'districtIds',
  write: ({ districtIds }, { districts }) =>
    guarded(join(districtIds.map((id) => nameOf(districts, id) ?? ''))),
  read(cell, draft, { districts }) {
    draft.districtIds = split(unguarded(cell)).map((name) => readName(districts, name));
  },
};

export const KIND_COLUMN: Column = {
  name: 'Arten',
  field: 'kinds',
  write: ({ kinds }) => join(kinds.map((kind) => KINDS[kind])),
  read(cell, draft) {
    draft.kinds = split(unguarded(cell)).map((word) => readWord(KINDS, word));
  },
};

/** Codes of ISO 639: names of languages are too many and too differently written. */
export const LANGUAGES: Column = {
  name: 'Sprachen',
  field: 'languages',
  write: ({ languages }) => join(languages),
  read(cell, draft) {
    draft.languages = split(unguarded(cell)).map((code) => code.toLowerCase());
  },
};

export const INTERPRETATION: Column = {
  name: 'Dolmetschen',
  field: 'interpretation',
  write: ({ interpretation }) => (interpretation === 'UNKNOWN' ? '' : TRI_STATES[interpretation]),
  read(cell, draft) {
    draft.interpretation = cell.trim() === '' ? 'UNKNOWN' : readWord(TRI_STATES, cell);
  },
};

type Feature = OfferContent['accessibility'][number]['feature'];

/** One column for each way to reach and use a place; empty where nothing is said. */
export const ACCESSIBILITY: readonly Column[] = (Object.keys(FEATURES) as Feature[]).map((feature) => ({
  name: FEATURES[feature],
  field: `accessibility.${feature}`,
  write({ accessibility }) {
    const answer = accessibility.find((entry) => entry.feature === feature)?.answer;
    return answer === undefined ? '' : TRI_STATES[answer];
  },
  read(cell, draft) {
    const others = draft.accessibility.filter((entry) => entry.feature !== feature);
    const said = cell.trim() === '' ? [] : [{ feature, answer: readWord(TRI_STATES, cell) }];
    draft.accessibility = [...others, ...said];
  },
}));

export const COST: Column = {
  name: 'Kosten',
  field: 'cost',
  write: ({ cost }) => COSTS[cost],
  read: (cell, draft) => void (draft.cost = readWord(COSTS, required(cell))),
};

export const ACCESS: Column = {
  name: 'Zugang',
  field: 'access',
  write: ({ access }) => ACCESSES[access],
  read: (cell, draft) => void (draft.access = readWord(ACCESSES, required(cell))),
};

export const TAKES_REFERRALS: Column = {
  name: 'Nimmt Überleitungen an',
  field: 'takesReferrals',
  write: ({ takesReferrals }) => (takesReferrals ? 'ja' : 'nein'),
  read(cell, draft) {
    const word = cell.trim() === '' ? 'NO' : readWord(TRI_STATES, cell);
    if (word === 'UNKNOWN') throw new CellProblem('NOT_YES_OR_NO');
    draft.takesReferrals = word === 'YES';
  },
};

const FREE: Column = {
  name: 'Freie Plätze',
  field: 'capacity.places',
  write: ({ capacity }) => (capacity === null ? '' : FREE_PLACES[capacity.places]),
  read(cell, draft) {
    const asOf = draft.capacity?.asOf ?? '';
    draft.capacity = cell.trim() === '' ? null : { places: readWord(FREE_PLACES, cell), asOf };
  },
};

/** The day is read into what the other column has said, so that one is read before it. */
const FREE_AS_OF: Column = {
  name: 'Freie Plätze am',
  field: 'capacity.asOf',
  write: ({ capacity }) => writeDay(capacity?.asOf ?? null),
  read(cell, draft) {
    const asOf = readDay(unguarded(cell));
    if (draft.capacity === null) {
      if (asOf !== null) throw new CellProblem('TOO_MANY_PARTS');
      return;
    }
    if (asOf === null) throw new CellProblem('REQUIRED');
    draft.capacity = { ...draft.capacity, asOf };
  },
};

export const CAPACITY: readonly Column[] = [FREE, FREE_AS_OF];

function required(cell: string): string {
  if (cell.trim() === '') throw new CellProblem('REQUIRED');
  return cell;
}
