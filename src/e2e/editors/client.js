// Talks with `pggen lsp` through the library of which Visual Studio Code's clients are made.
// client.js PGGEN FILE: prints one line for each finding of FILE, mends what the first quick fix mends, and says what is left.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const lsp = require('vscode-languageserver-protocol/node');

const [pggen, name] = process.argv.slice(2);
const file = path.resolve(name);
const uri = pathToFileURL(file).toString();
const server = spawn(pggen, ['lsp', '--stdio']);
const connection = lsp.createMessageConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
const ended = new Promise((done) => server.on('exit', done));
let complaint = '';
server.stderr.on('data', (text) => { complaint += text; });
connection.onError(([error]) => { throw error; });

/** What is told of a version of the file. */
const diagnostics = (version) => new Promise((done) => {
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, (told) => {
    if (told.uri === uri && told.version === version) done(told.diagnostics);
  });
});

/** A text after the edits of an action. */
function edited(text, edits) {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1);
  const at = (place) => starts[place.line] + place.character;
  return [...edits].reverse().reduce((now, edit) => now.slice(0, at(edit.range.start)) + edit.newText + now.slice(at(edit.range.end)), text);
}

async function main() {
  const text = fs.readFileSync(file, 'utf8');
  const textDocument = { uri };
  connection.listen();
  await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(path.dirname(file)).toString(), name: 'shop' }],
    capabilities: {
      workspace: { workspaceEdit: { documentChanges: true } },
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } }, hover: { contentFormat: ['markdown'] } },
    },
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  let told = diagnostics(1);
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  const found = await told;
  for (const each of found) console.log(`${each.code} ${each.range.start.line + 1} ${each.message.split('\n')[0]}`);

  const fixable = found.find((each) => each.code === 'PG801');
  const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument, position: fixable.range.start });
  console.log(`page ${hover.contents.value.split('\n')[0]}`);
  const actions = await connection.sendRequest(lsp.CodeActionRequest.type, { textDocument, range: fixable.range, context: { diagnostics: [fixable], only: ['quickfix'] } });
  const mended = edited(text, actions[0].edit.documentChanges[0].edits);
  told = diagnostics(2);
  await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ text: mended }] });
  const left = await told;
  console.log(`mended ${found.length - left.length}, PG801 left: ${left.some((each) => each.code === 'PG801')}`);
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  console.log(`exit ${await ended}, complaints: ${JSON.stringify(complaint)}`);
  process.exit(0);
}

main().catch((error) => { console.error(error); process.exit(1); });
