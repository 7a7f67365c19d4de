import { Injectable } from '@nestjs/common';
import type { FieldText, Language, Readers, SearchKind } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

export interface FoundText {
  readonly kind: SearchKind;
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly projectId: string | null;
  readonly projectTitle: FieldText | null;
  readonly left: boolean;
  readonly total: number;
}

export interface SearchQuestion {
  /** As typed, in small letters: what the languages find the stem of. */
  readonly words: readonly string[];
  /** The same, folded: what the beginning or the inside of a word is compared with. */
  readonly folded: readonly string[];
  readonly language: Language;
  readonly limit: number;
  /** Of what is there for whom the reader reads which. */
  readonly readers: readonly Readers[];
}

/** Every word in its stem of any of the languages, or as the beginning of a word; all of them are wanted. */
const WANTED = `(
  select string_agg('(' || concat_ws(' | ',
      nullif(plainto_tsquery('german', w.word)::text, ''), nullif(plainto_tsquery('english', w.word)::text, ''),
      nullif(plainto_tsquery('dutch', w.word)::text, ''), nullif(plainto_tsquery('arabic', w.word)::text, ''),
      quote_literal(w.folded) || ':*') || ')', ' & ')::tsquery
  from unnest($2::text[], $3::text[]) as w (word, folded)
)`;

@Injectable()
export class SearchRepository {
  /**
   * The best matches, one a subject. A match has every word: by its stem, by its beginning, or, from three letters on,
   * inside a compound. Words in the title weigh most, then the beginning of the title, then the reader's language.
   */
  find(query: Query, municipalityId: string, question: SearchQuestion): Promise<FoundText[]> {
    return query<FoundText>(
      `with wanted as materialized (select ${WANTED} as by_word),
       matches as (
         select t.*, ts_rank('{0.05, 0.1, 0.3, 1}', t.words, w.by_word)
             + case when t.words @@ w.by_word then 1 else 0 end
             + case when search_fold(t.title) like ($3::text[])[1] || '%' then 0.5 else 0 end
             + similarity(search_fold(t.title), array_to_string($3::text[], ' '))
             + case t.kind when 'project' then 0.3 when 'milestone' then 0.1 else 0.2 end
             + case when t.language = $4 then 0.05 else 0 end as rank
         from search_text t, wanted w
         where t.municipality_id = $1 and (t.readers is null or t.readers = any($6::text[])) and (t.words @@ w.by_word or (
           cardinality($3::text[]) > 0 and not exists (
             select from unnest($3::text[]) as f (word)
             where length(f.word) < 3 or strpos(t.folded, f.word) = 0
           )))
       ),
       found as (
         select distinct on (kind, subject_id) * from matches order by kind, subject_id, rank desc, language = $4 desc, language
       )
       select f.kind, f.subject_id as id, f.language, f.title, f.body, f.project_id as "projectId", p.title as "projectTitle",
         coalesce(m.left_on, l.left_on, p.left_on) is not null as left, (count(*) over ())::int as total
       from found f
       left join project p on p.municipality_id = $1 and p.id = f.project_id
       left join milestone m on m.municipality_id = $1 and f.kind = 'milestone' and m.id = f.subject_id
       left join pillar l on l.municipality_id = $1 and f.kind = 'pillar' and l.id = f.subject_id
       where p.left_on is distinct from '${NOT_IN_PLAN}' and m.left_on is distinct from '${NOT_IN_PLAN}'
         and l.left_on is distinct from '${NOT_IN_PLAN}'
       order by coalesce(m.left_on, l.left_on, p.left_on) is not null, f.rank desc, f.title, f.subject_id limit $5`,
      [municipalityId, question.words, question.folded, question.language, question.limit, question.readers],
    );
  }
}
