// The confusion matrix of FILE with DuckDB: peer_duckdb.mjs FILE DIR, where DIR holds node_modules.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [file, directory] = process.argv.slice(2);
const require = createRequire(resolve(directory, 'package.json'));
const { DuckDBInstance, version } = require('@duckdb/node-api');

const query = `
  SELECT count(*) FILTER (WHERE label = 0 AND score < 0.5),
         count(*) FILTER (WHERE label = 0 AND score >= 0.5),
         count(*) FILTER (WHERE label = 1 AND score < 0.5),
         count(*) FILTER (WHERE label = 1 AND score >= 0.5)
  FROM read_csv('${file.replaceAll("'", "''")}')`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('SET threads=2');

const start = performance.now(); // start-up and opening are not counted, which favours this peer
const [row] = (await connection.runAndReadAll(query)).getRows();
const seconds = (performance.now() - start) / 1000;

const [tn, fp, fn, tp] = row.map(Number);
console.log(JSON.stringify({ seconds, counts: [[tn, fp], [fn, tp]], version: version().replace(/^v/, '') }));
