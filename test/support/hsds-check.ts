import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Json } from './api-json';
import { HSDS_FACTS, type Form } from './hsds-facts';

const ajv = new Ajv();
addFormats(ajv);
const formats = Object.fromEntries(
  ['uuid', 'uri', 'email', 'date', 'date-time'].map((format) => [
    format,
    ajv.compile({ type: 'string', format }),
  ]),
);
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Everything in a document that is not as HSDS 3.0 has it, each with its place. */
export function hsdsFaults(kind: string, document: Json, place = kind): string[] {
  const facts = HSDS_FACTS[kind];
  if (facts === undefined) return [`${place}: no such object`];
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return [`${place}: no object`];
  const known = document as Readonly<Record<string, Json>>;
  const missing = facts.required
    .filter((field) => !(field in known))
    .map((field) => `${place}.${field}: missing`);
  const wrong = Object.entries(known).flatMap(([field, value]) => {
    const form = facts.fields[field];
    return form === undefined ? [`${place}.${field}: unknown`] : faultsOf(form, value, `${place}.${field}`);
  });
  return [...missing, ...wrong, ...relations(kind, known, place)];
}

function faultsOf(form: Form, value: Json, place: string): string[] {
  if (typeof form === 'object') {
    if ('one' in form) return hsdsFaults(form.one, value, place);
    if ('among' in form) return form.among.includes(textOf(value)) ? [] : [`${place}: not one of them`];
    if (!Array.isArray(value) || value.length === 0) return [`${place}: no list`];
    return (value as readonly Json[]).flatMap((item, at) => hsdsFaults(form.many, item, `${place}[${at}]`));
  }
  return FORMS[form](value) ? [] : [`${place}: no ${form}`];
}

const FORMS: Record<Extract<Form, string>, (value: Json) => boolean> = {
  id: (value) => Boolean(formats.uuid?.(value)),
  text: (value) => typeof value === 'string' && value.trim() !== '',
  uri: (value) => Boolean(formats.uri?.(value)),
  email: (value) => Boolean(formats.email?.(value)),
  number: (value) => typeof value === 'number' && value >= 0,
  day: (value) => Boolean(formats.date?.(value)),
  instant: (value) => Boolean(formats['date-time']?.(value)) && /\.\d{3}Z$/.test(textOf(value)),
  time: (value) => /^([01]\d|2[0-3]):[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(textOf(value)),
  language: (value) => value === 'gsg' || languages.of(textOf(value)) !== undefined,
  byday: (value) => /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/.test(textOf(value)),
};

/** What holds between fields: orders, and rules that need their first day. */
function relations(kind: string, known: Readonly<Record<string, Json>>, place: string): string[] {
  const faults: string[] = [];
  const inOrder = (first: string, last: string): void => {
    const [one, other] = [known[first], known[last]];
    if (one == null || other == null) return;
    if (typeof one === typeof other && one > other) faults.push(`${place}.${last}: before ${first}`);
  };
  if (kind === 'service') inOrder('minimum_age', 'maximum_age');
  if (kind !== 'schedule') return faults;
  inOrder('valid_from', 'valid_to');
  inOrder('valid_from', 'dtstart');
  inOrder('dtstart', 'until');
  inOrder('opens_at', 'closes_at');
  if (Number(known.interval) > 1 && known.dtstart === undefined) faults.push(`${place}.dtstart: missing`);
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(textOf(known.dtstart)).getUTCDay()];
  if (weekday !== known.byday) faults.push(`${place}.dtstart: not on ${textOf(known.byday)}`);
  const berlin = offsetIn(textOf(known.dtstart), textOf(known.opens_at));
  if (!textOf(known.opens_at).endsWith(`+0${berlin}:00`) || known.timezone !== berlin)
    faults.push(`${place}.opens_at: not the time of Berlin on that day`);
  return faults;
}

/** Hours that Berlin is ahead of UTC on a day, asked of another library than the product asks. */
function offsetIn(day: string, time: string): number {
  if (Number.isNaN(Date.parse(`${day}T${time.slice(0, 5)}`))) return NaN;
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Berlin',
    timeZoneName: 'longOffset',
  }).formatToParts(new Date(`${day}T${time.slice(0, 5)}`));
  return Number(/GMT\+0(\d)/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '')?.[1]);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
