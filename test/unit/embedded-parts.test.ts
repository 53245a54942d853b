import { isAbandonedPart, partName } from '../../src/db/embedded/parts';

const alive = (): boolean => true;
const dead = (): boolean => false;
const otherPid = process.pid + 1;
const minute = 60_000;

describe('A half-written part', () => {
  it('is abandoned when its writer is dead', () => {
    expect(isAbandonedPart(`data.part-${otherPid}-0123abcd-1`, 0, dead)).toBe(true);
  });

  it('is left alone while another start is writing it', () => {
    expect(isAbandonedPart(`data.part-${otherPid}-0123abcd-1`, minute, alive)).toBe(false);
  });

  it('is abandoned when no work takes that long, even if the number of its writer is in use again', () => {
    expect(isAbandonedPart(`data.part-${otherPid}-0123abcd-1`, 11 * minute, alive)).toBe(true);
  });

  it('is left alone when this very process writes it', () => {
    expect(isAbandonedPart(partName('data'), 11 * minute, dead)).toBe(false);
  });

  it('is abandoned when an earlier process had the number of this one, as in a restarted container', () => {
    expect(isAbandonedPart(`data.part-${process.pid}-0123abcd-1`, 0, alive)).toBe(true);
  });

  it.each(['data', 'postgres.log', 'server-18.4.0-beta.17', 'data.part-x'])(
    'is nothing else, such as %s',
    (name) => {
      expect(isAbandonedPart(name, 11 * minute, dead)).toBe(false);
    },
  );
});
