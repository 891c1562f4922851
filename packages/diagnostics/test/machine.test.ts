import { expect, test } from 'vitest';
import { renderGithub, renderJson, renderSarif, type Tool } from '../src/index.ts';
import { indirect, silent, twofold, unknownKeyword, vridRange } from './findings.ts';

const tool: Tool = {
  name: 'kaconf',
  version: '1.2.3',
  rule: (code) => ({ title: `title of ${code}`, page: `# ${code}\n` }),
};

test('JSON holds the findings as they are, and their number', () => {
  expect(renderJson([silent], 2)).toBe(`\
{
  "diagnostics": [
    {
      "code": "KA0300",
      "severity": "note",
      "span": {
        "file": "/etc/keepalived/100%, a:b.conf",
        "line": 1,
        "column": 1,
        "endLine": 1,
        "endColumn": 5
      },
      "message": "auth_pass is 12 characters long,\\nthe first 8 count"
    }
  ],
  "summary": {
    "error": 0,
    "warning": 0,
    "note": 1,
    "files": 2
  }
}
`);
  expect(JSON.parse(renderJson([unknownKeyword, vridRange], 1))).toEqual({
    diagnostics: [unknownKeyword, vridRange],
    summary: { error: 1, warning: 1, note: 0, files: 1 },
  });
});

test('GitHub takes one escaped command a finding', () => {
  expect(renderGithub([unknownKeyword, vridRange, silent])).toBe(
    "::error file=keepalived.conf,line=2,col=3,title=KA0101::unknown keyword 'priorty' in vrrp_instance%0Adid you mean 'priority'?\n" +
      '::warning file=keepalived.conf,line=9,col=20,title=KA0203::virtual_router_id is 300, allowed are 1 to 255\n' +
      '::notice file=/etc/keepalived/100%25%2C a%3Ab.conf,line=1,col=1,title=KA0300::auth_pass is 12 characters long,%0Athe first 8 count\n',
  );
});

test('SARIF names the rules, the places and the fixes', () => {
  const sarif = JSON.parse(renderSarif([vridRange, unknownKeyword, vridRange], tool));
  expect(sarif).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kaconf', version: '1.2.3', rules: [rule('KA0101'), rule('KA0203')] } },
        columnKind: 'utf16CodeUnits',
        results: [expect.objectContaining({ ruleIndex: 1 }), expect.anything(), expect.anything()],
      },
    ],
  });
  expect(sarif.runs[0].results[1]).toEqual({
    ruleId: 'KA0101',
    ruleIndex: 0,
    level: 'error',
    message: { text: "unknown keyword 'priorty' in vrrp_instance. did you mean 'priority'?" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'keepalived.conf' },
          region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 11 },
        },
      },
    ],
    fixes: [
      {
        description: { text: "replace it by 'priority'" },
        artifactChanges: [
          {
            artifactLocation: { uri: 'keepalived.conf' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 11 },
                insertedContent: { text: 'priority' },
              },
            ],
          },
        ],
      },
    ],
  });
});

function rule(id: string) {
  return {
    id,
    shortDescription: { text: `title of ${id}` },
    fullDescription: { text: `title of ${id}` },
    help: { text: `# ${id}\n`, markdown: `# ${id}\n` },
  };
}

test('the steps from what is written to what is read come with it', () => {
  expect(renderGithub([indirect])).toBe(
    "::error file=conf.d/a.conf,line=12,col=23,title=KA0203::found '300', allowed is 1–255%0Aall routers of a group share it%0A" +
      'keepalived.conf:2: in the definition of $VRID%0Aconf.d/a.conf:11: in the sequence of $N%0Akeepalived.conf:4: included from here\n',
  );
  const [result] = JSON.parse(renderSarif([indirect], tool)).runs[0].results;
  expect(result.relatedLocations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'keepalived.conf' },
        region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 10 },
      },
      message: { text: 'in the definition of $VRID' },
    },
    {
      physicalLocation: {
        artifactLocation: { uri: 'conf.d/a.conf' },
        region: { startLine: 11, startColumn: 1, endLine: 11, endColumn: 11 },
      },
      message: { text: 'in the sequence of $N' },
    },
    {
      physicalLocation: {
        artifactLocation: { uri: 'keepalived.conf' },
        region: { startLine: 4, startColumn: 9, endLine: 4, endColumn: 22 },
      },
      message: { text: 'included from here' },
    },
  ]);
  expect(JSON.parse(renderJson([indirect], 1)).diagnostics[0].span.via).toHaveLength(3);
});

test.each([
  ['/etc/keepalived/100%, a:b.conf', 'file:///etc/keepalived/100%25%2C%20a%3Ab.conf'],
  ['a:b/c.conf', 'a%3Ab/c.conf'],
  ['../keepalived.conf', '../keepalived.conf'],
  ['<stdin>', '%3Cstdin%3E'],
])('SARIF has %s as %s', (file, uri) => {
  const sarif = JSON.parse(renderSarif([{ ...silent, span: { ...silent.span, file } }], tool));
  expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri });
});

test('nothing found is still a document', () => {
  expect(JSON.parse(renderJson([], 1))).toEqual({
    diagnostics: [],
    summary: { error: 0, warning: 0, note: 0, files: 1 },
  });
  expect(renderGithub([])).toBe('');
  expect(JSON.parse(renderSarif([], tool)).runs[0].results).toEqual([]);
});

test('other places come with it, too', () => {
  expect(renderGithub([twofold])).toBe(
    "::error file=b.conf,line=3,col=5,title=KL801::'VI_1' has VRID 52, a has 51%0Agive both the same%0Aa.conf:12: that of a\n",
  );
  const [result] = JSON.parse(renderSarif([twofold], tool)).runs[0].results;
  expect(result.relatedLocations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'a.conf' },
        region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 25 },
      },
      message: { text: 'that of a' },
    },
  ]);
});
