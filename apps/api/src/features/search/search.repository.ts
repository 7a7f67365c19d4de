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

/** So many of the best by their words alone are looked at closely for their order. */
const CLOSELY = 200;

/**
 * What every word asked for may stand as in a text: in its stem of any of the languages, and, from three letters on,
 * as the stem that ends a compound.
 */
const STEMS = `
  select w.at, s.stem from unnest($2::text[]) with ordinality as w (word, at),
  lateral (select distinct unnest(tsvector_to_array(to_tsvector(config, w.word))) as stem
    from unnest(array['german', 'english', 'dutch', 'arabic']::regconfig[]) as config) s`;

@Injectable()
export class SearchRepository {
  /**
   * The best matches, one a subject. A match has every word: by its stem, at the end of a compound too, by its
   * beginning, or, from three letters on, inside a compound. Whole words weigh more than parts of words, the title more
   * than the body, then the beginning of the title, then the reader's language.
   *
   * Words in use that fit are found first, then the texts by those words: by equality alone, so that the index answers
   * under row-level security.
   */
  find(query: Query, municipalityId: string, question: SearchQuestion): Promise<FoundText[]> {
    return query<FoundText>(
      `with stems as materialized (${STEMS}),
       fitting as materialized (
         select t.word, f.at,
           case when exists (select from stems s where s.at = f.at and s.stem = t.word) or t.word = f.word then 1
             when starts_with(t.word, f.word) then 0.6 else 0.3 end::float8 as weight
         from search_term t, unnest($3::text[]) with ordinality as f (word, at)
         where t.municipality_id = $1 and (
           case when length(f.word) < 3 then starts_with(t.word, f.word) else strpos(t.word, f.word) > 0 end
           or exists (select from stems s where s.at = f.at and (s.stem = t.word
             or length(s.stem) > 2 and right(t.word, length(s.stem)) = s.stem)))
       ),
       best as materialized (select word, at, max(weight) as weight from fitting group by word, at),
       places as (
         select w.kind, w.subject_id, w.language, b.at, max(b.weight * case when w.in_title then 3 else 1 end) as weight
         from best b, lateral (
           select * from search_word w where w.municipality_id = $1 and w.word = b.word
           -- Word by word: the planner would read all words of the municipality where many fit.
           offset 0
         ) w
         group by w.kind, w.subject_id, w.language, b.at
       ),
       matches as (
         select kind, subject_id, language, avg(weight)
             + case kind when 'project' then 0.3 when 'milestone' then 0.1 else 0.2 end
             + case when language = $4 then 0.05 else 0 end as weight
         from places group by kind, subject_id, language having count(*) = cardinality($3::text[])
       ),
       found as (
         select distinct on (t.kind, t.subject_id) t.kind, t.subject_id, t.language, t.project_id, m.weight
         from matches m join search_text t on t.municipality_id = $1
           and t.kind = m.kind and t.subject_id = m.subject_id and t.language = m.language
         where t.readers is null or t.readers = any($6::text[])
         order by t.kind, t.subject_id, m.weight desc, t.language = $4 desc, t.language
       ),
       best_of_all as (
         select f.*, p.title as project_title, (count(*) over ())::int as total,
           coalesce(m.left_on, l.left_on, p.left_on) is not null as has_left
         from found f
         left join project p on p.municipality_id = $1 and p.id = f.project_id
         left join milestone m on m.municipality_id = $1 and f.kind = 'milestone' and m.id = f.subject_id
         left join pillar l on l.municipality_id = $1 and f.kind = 'pillar' and l.id = f.subject_id
         where p.left_on is distinct from '${NOT_IN_PLAN}' and m.left_on is distinct from '${NOT_IN_PLAN}'
           and l.left_on is distinct from '${NOT_IN_PLAN}'
         order by has_left, f.weight desc, f.subject_id limit ${String(CLOSELY)}
       )
       select b.kind, b.subject_id as id, b.language, t.title, t.body, b.project_id as "projectId",
         b.project_title as "projectTitle", b.has_left as left, b.total
       from best_of_all b join search_text t on t.municipality_id = $1
         and t.kind = b.kind and t.subject_id = b.subject_id and t.language = b.language,
       lateral (select search_fold(t.title) as title) f
       order by b.has_left, b.weight + similarity(f.title, array_to_string($3::text[], ' '))
           + case when starts_with(f.title, ($3::text[])[1]) then 0.5 else 0 end desc,
         t.title, b.subject_id limit $5`,
      [municipalityId, question.words, question.folded, question.language, question.limit, question.readers],
    );
  }
}
