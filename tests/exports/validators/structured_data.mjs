// node structured_data.mjs FOLDER VOCABULARY < LINES: for each line, a JSON-LD object, a line with the list of what is wrong with it.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, vocabulary] = process.argv.slice(2);
globalThis.fetch = () => { throw new Error("Nothing is to be fetched here."); };
const { default: Validator } = await import(pathToFileURL(`${folder}/node_modules/@adobe/structured-data-validator/src/index.js`));
const validator = new Validator(JSON.parse(readFileSync(vocabulary, "utf-8")));
for await (const line of createInterface({ input: process.stdin })) {
  const thing = JSON.parse(line);
  const found = await validator.validate({ jsonld: { [thing["@type"]]: [thing] } });
  console.log(JSON.stringify(found.map(({ severity, issueMessage }) => `${severity}: ${issueMessage}`)));
}
