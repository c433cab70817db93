// Measures FILE with DuckDB: peer_duckdb.mjs FILE counts|joined_counts|auc DIR, where DIR holds node_modules.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [file, what, directory] = process.argv.slice(2);
const require = createRequire(resolve(directory, 'package.json'));
const { DuckDBInstance, version } = require('@duckdb/node-api');

const quoted = file.replaceAll("'", "''");
const table = `${file.endsWith('.jsonl') ? 'read_json' : 'read_csv'}('${quoted}')`;
const countsOf = (rows) => `
      SELECT count(*) FILTER (WHERE label = 0 AND score < 0.5),
             count(*) FILTER (WHERE label = 0 AND score >= 0.5),
             count(*) FILTER (WHERE label = 1 AND score < 0.5),
             count(*) FILTER (WHERE label = 1 AND score >= 0.5)
      FROM ${rows}`;
const ofCounts = ([tn, fp, fn, tp]) => [[tn, fp], [fn, tp]];
const measures = {
  counts: { name: 'counts', query: countsOf(table), answer: ofCounts },
  joined_counts: {
    name: 'counts',
    query: countsOf(`${table} JOIN read_csv('${quoted}.truth.csv') USING (id)`),
    answer: ofCounts,
  },
  // The sum of the positives' ranks; scores that tie share the mean of their first and last rank.
  auc: {
    name: 'auc',
    query: `
      WITH ranked AS (
        SELECT label, rank() OVER by_score AS lowest, count(*) OVER by_score AS highest
        FROM ${table} WINDOW by_score AS (ORDER BY score)
      ), summed AS (
        SELECT sum(lowest + highest) FILTER (label = 1) / 2 AS ranks,
               sum(label)::DOUBLE AS positives, sum(1 - label)::DOUBLE AS negatives
        FROM ranked
      )
      SELECT (ranks - positives * (positives + 1) / 2) / (positives * negatives) FROM summed`,
    answer: ([auc]) => auc,
  },
};
const { name, query, answer } = measures[what];

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('SET threads=2');

const start = performance.now(); // start-up and opening are not counted, which favours this peer
const [row] = (await connection.runAndReadAll(query)).getRows();
const seconds = (performance.now() - start) / 1000;

console.log(JSON.stringify({ seconds, [name]: answer(row.map(Number)), version: version().replace(/^v/, '') }));
