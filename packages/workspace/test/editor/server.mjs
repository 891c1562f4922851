// Stands for `kaconf lsp`: writes down how it was started and what it is asked, and answers as little as it may.
import { appendFileSync } from 'node:fs';

if (process.argv[3] === '--help') process.exit(0);
const log = (what) => appendFileSync(process.env.SERVER_LOG, `${what}\n`);
log(`start ${process.argv.slice(2).join(' ')}`);
let text = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  text += chunk;
  for (;;) {
    const [head, length] = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/.exec(text) ?? [];
    if (head === undefined || text.length < head.length + Number(length)) return;
    const { id, method } = JSON.parse(text.slice(head.length, head.length + Number(length)));
    text = text.slice(head.length + Number(length));
    log(method);
    if (method === 'exit') process.exit(0);
    if (id === undefined) continue;
    const result = method === 'initialize' ? { capabilities: {} } : null;
    const answer = JSON.stringify({ jsonrpc: '2.0', id, result });
    process.stdout.write(`Content-Length: ${answer.length}\r\n\r\n${answer}`);
  }
});
