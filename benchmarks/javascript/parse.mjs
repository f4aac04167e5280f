// node parse.mjs FILE ROUNDS: parses a file so many times, prints the milliseconds of each as JSON.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const [file, rounds] = process.argv.slice(2);
const text = readFileSync(file, "utf-8");
const times = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const parser = new Parser();
  const began = performance.now();
  const { document, diagnostics } = await parser.parse(text);
  times.push(performance.now() - began);
  if (!document) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
}
console.log(JSON.stringify(times));
