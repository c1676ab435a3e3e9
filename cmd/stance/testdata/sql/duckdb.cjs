// Runs statements in DuckDB and prints what each that asks something answers: a list of lists of
// rows, as JSON. They come as a list of texts on standard input; the one argument is the folder
// from which they read.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
  process.chdir(process.argv[2]);
  const statements = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answers = [];
  for (const statement of statements) {
    const result = await connection.runAndReadAll(statement);
    if (/^(SELECT|FROM|WITH)/.test(statement)) answers.push(result.getRowObjectsJson());
  }
  process.stdout.write(JSON.stringify(answers));
}

main().catch(e => { console.error(e.message); process.exit(1); });
