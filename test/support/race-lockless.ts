import type { Db } from '../../src/db/db';
import type { Actor } from '../../src/domain/actor';
import type { Act } from './race-lanes';

/** The same act with a bug put in: statements that fit read their rows without locking them. */
export function withoutLocks<A extends Actor>(act: Act<A>, which: RegExp): Act<A> {
  const plain = (sql: string): string =>
    which.test(sql) ? sql.replace(/ for (share|update)( of \w+)?$/, '') : sql;
  return {
    actor: act.actor,
    story: (work) => {
      const db: Db = {
        ...work.db,
        rows: (sql, params) => work.db.rows(plain(sql), params),
        row: (sql, params) => work.db.row(plain(sql), params),
      };
      return act.story({ ...work, db });
    },
  };
}
