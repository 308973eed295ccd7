// Reads EXPORT once for each line sent, with whatsapp-chat-parser.
import fs from "node:fs";
import readline from "node:readline";
import { parseString } from "whatsapp-chat-parser";

const read = () => parseString(fs.readFileSync(process.argv[2], "utf8")).length;
console.log(JSON.stringify({ n_messages: read() }));
for await (const _ of readline.createInterface({ input: process.stdin })) {
  const start = process.hrtime.bigint();
  read();
  console.log(Number(process.hrtime.bigint() - start) / 1e9);
}
