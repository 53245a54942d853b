import type { Work } from '../../db/work';

/** How words are written, by how they are compared. */
export type Spellings = Readonly<Record<string, string>>;

/**
 * Keeps count of the words that public offers use, when one of them changes. A word that no offer uses any more is
 * forgotten: what is not public cannot be suggested. Words are taken in one order, so that two who publish wait for each
 * other instead of both.
 */
export async function countWords(work: Work, before: Spellings, after: Spellings): Promise<void> {
  const gained = Object.keys(after).filter((word) => before[word] === undefined);
  const lost = Object.keys(before).filter((word) => after[word] === undefined);
  if (gained.length > 0) {
    await work.db.touch(
      `insert into published_words (network_id, word, spelling, uses)
       select app.network(), w.word, w.spelling, 1 from unnest($1::text[], $2::text[]) as w (word, spelling) order by w.word
       on conflict (network_id, word) do update set uses = published_words.uses + 1`,
      [gained, gained.map((word) => after[word])],
    );
  }
  if (lost.length > 0) {
    await work.db.touch(
      `with held as (select word from published_words where network_id = app.network() and word = any($1)
          order by word for update)
       update published_words w set uses = w.uses - 1 from held where w.network_id = app.network() and w.word = held.word`,
      [lost],
    );
    await work.db.touch(
      `delete from published_words where network_id = app.network() and word = any($1) and uses = 0`,
      [lost],
    );
  }
}
