#!/usr/bin/env node
// Recomputes every figure of a sealed report from the entries that stand in it, and compares; checks hashes and the chain:
//   node verify-edition.mjs FILE-OR-ADDRESS...      of editions (`3.json`), their records (`3`) and their other files
// It was written from the published rules (version 1), apart from the program that seals reports. See README.md.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Comparison, canonical } from './compare.mjs';
import { compareAccount, compareChange } from './compare-change.mjs';
import { compareExplanation, compareSeries } from './compare-edition.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Compares all that an edition says with what follows from its entries. */
export function verifyContent(content) {
  if (content.formatVersion !== 1 || content.ruleVersion !== 1)
    throw new Error('This script reads editions of version 1, rule version 1.');
  const comparison = new Comparison();
  const knownOn = localDay(content.knownAt, content.municipality.timeZone);
  const question = { on: content.on, revision: content.revision, knownOn };
  const parts = {
    'the moments': compareHeads,
    'the explanation': compareExplanation,
    'the series': compareSeries,
    'the change': compareChange,
    'the account': compareAccount,
  };
  for (const [name, compare] of Object.entries(parts))
    comparison.attempt(name, () => compare(comparison, content, question));
  return comparison;
}

/** Every part of an edition is about the same day as known at the same revision. */
function compareHeads(
  comparison,
  { on, revision, ruleVersion, explanation, series, account, data, strategy },
) {
  const asked = { strategyId: strategy.id, revision, ruleVersion };
  const headOf = (part) => ({
    strategyId: part.strategyId,
    revision: part.revision,
    ruleVersion: part.ruleVersion,
  });
  comparison.same(
    'the moment of the explanation',
    { ...headOf(explanation), on: explanation.on },
    { ...asked, on },
  );
  comparison.same('the moment of the series', headOf(series), asked);
  comparison.same('the moment of the account', { ...headOf(account), on: account.on }, { ...asked, on });
  comparison.same(
    'the revision of the entries',
    [
      data.strategy.id,
      data.revision,
      Math.max(0, ...data.entries.map((entry) => entry.revision)) <= revision,
    ],
    [strategy.id, revision, true],
  );
}

/** A day in a time zone, `YYYY-MM-DD`. */
const localDay = (instant, timeZone) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** The text whose SHA-256 is an edition's hash: its record without the hash itself and without what came after it. */
export function sealText(record) {
  const later = ['hash', 'correctedBy'];
  return canonical(Object.fromEntries(Object.entries(record).filter(([name]) => !later.includes(name))));
}

/** Hashes of editions against their records, and the records as a chain. `files`: `{ name, bytes, json }`. */
export function verifySeals(files) {
  const comparison = new Comparison();
  const records = files.filter(isRecord).map(({ json }) => json);
  const byNumber = new Map(records.map((record) => [record.number, record]));
  for (const record of records) {
    const name = `edition ${record.number}`;
    comparison.same(`the hash of ${name}`, record.hash, sha256(sealText(record)));
    const before = record.number === 1 ? '0'.repeat(64) : byNumber.get(record.number - 1)?.hash;
    if (before === undefined)
      comparison.note(`The edition before ${name} is not here: their link is not checked.`);
    else comparison.same(`the link of ${name} to the one before`, record.previousHash, before);
  }
  for (const { name, bytes, json } of files.filter((file) => !isRecord(file))) {
    const hash = sha256(bytes);
    const record = json ? byNumber.get(json.number) : records.find((each) => hasFile(each, hash));
    if (!record) comparison.note(`${name}: SHA-256 ${hash}. No record given that names it.`);
    else if (json) comparison.same(`the SHA-256 of ${name}`, hashOfJson(record), hash);
    else comparison.same(`the SHA-256 of ${name}, a file of edition ${record.number}`, hash, hash);
  }
  return comparison;
}

const isRecord = ({ json }) => json !== null && json.format !== 'wegmarke-edition';
const hasFile = (record, hash) => record.files.some((file) => file.hash === hash);
const hashOfJson = (record) =>
  record.files.find((file) => file.format === 'json')?.hash ?? 'none in the record';

async function read(source) {
  const bytes = /^https?:\/\//u.test(source) ? await download(source) : readFileSync(source);
  try {
    const json = JSON.parse(bytes.toString('utf8'));
    const isEdition =
      json?.format === 'wegmarke-edition' || (json?.previousHash && Array.isArray(json.files));
    return { name: source, bytes, json: isEdition ? json : null };
  } catch {
    return { name: source, bytes, json: null };
  }
}

async function download(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}

async function main(sources) {
  if (sources.length === 0)
    throw new Error('Name at least one file or address: node verify-edition.mjs 3.json');
  const files = [];
  for (const source of sources) files.push(await read(source));
  let wrong = 0;
  const tell = (title, comparison) => {
    console.log(`\n${title}: ${comparison.count} compared, ${comparison.wrong.length} different`);
    for (const sentence of [...comparison.told, ...comparison.wrong]) console.log(`  ${sentence}`);
    wrong += comparison.wrong.length;
  };
  for (const { name, json } of files.filter(({ json }) => json?.format === 'wegmarke-edition')) {
    tell(`${name}: “${json.title}”, ${json.on}, entry ${json.revision}`, verifyContent(json));
  }
  tell('Hashes and chain', verifySeals(files));
  console.log(wrong === 0 ? '\nEverything agrees.' : `\n${wrong} differences.`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
