// The area under FILE's ROC curve with Polars: peer_polars.mjs FILE DIR, where DIR holds node_modules.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

process.env.POLARS_MAX_THREADS = '2'; // read when Polars first starts its threads

const [file, directory] = process.argv.slice(2);
const require = createRequire(resolve(directory, 'package.json'));
const pl = require('nodejs-polars');

const start = performance.now(); // start-up and loading are not counted, which favours this peer
const rows = pl.readCSV(file, { columns: ['label', 'score'] });
const [ranks, positives] = rows
  .select(
    pl.col('score').rank('average').filter(pl.col('label').eq(1)).sum(),
    pl.col('label').sum().cast(pl.Float64).alias('positives'),
  )
  .row(0);
const negatives = rows.height - positives;
const auc = (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
const seconds = (performance.now() - start) / 1000;

console.log(JSON.stringify({ seconds, auc, version: pl.version }));
