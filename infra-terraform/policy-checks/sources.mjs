#!/usr/bin/env node
// node sources.mjs TERRAFORM_FOLDER
// Rules that hold for every .tf file, the one that is written tomorrow too.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true })
  .filter(file => file.endsWith('.tf') && !/\.terraform|node_modules/.test(file))
  .map(file => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

const lines = files.flatMap(({ file, text }) =>
  text.split('\n').map((line, i, all) => ({ at: `${file}:${i + 1}`, line, above: all[i - 1] ?? '' })));
// Blocks as terraform fmt leaves them: they end with a brace at the beginning of a line.
const resources = files.flatMap(({ file, text }) =>
  [...text.matchAll(/^resource "(\w+)" "(\w+)" \{\n(.*?)^\}/gms)].map(([, type, name, body]) => ({ file, type, name, body })));

const rules = {
  // A comment right above it.
  'wildcards-have-a-reason': lines
    .filter(({ line, above }) => /^\s*((resources|source_arn)\s*=.*\*"|"[^"]*\*",?$)/.test(line) && !/^\s*#/.test(above))
    .map(({ at, line }) => `${at}: ${line.trim()}`),
  // Whoever may come in from anywhere: clients to the load balancer of the fleet.
  'only-the-edge-is-open': resources
    .filter(r => r.type === 'aws_vpc_security_group_ingress_rule' && /0\.0\.0\.0\/0|::\/0/.test(r.body))
    .filter(r => r.file !== join('modules', 'socket-fleet', 'main.tf'))
    .map(r => `${r.file}: ${r.name}`),
  'every-log-ends-and-is-ours': resources
    .filter(r => r.type === 'aws_cloudwatch_log_group' && !(/retention_in_days\s*=/.test(r.body) && /kms_key_id\s*=/.test(r.body)))
    .map(r => `${r.file}: ${r.name}`),
  'every-queue-is-ours': resources
    .filter(r => ['aws_sqs_queue', 'aws_sns_topic'].includes(r.type) && !/kms_master_key_id\s*=/.test(r.body))
    .map(r => `${r.file}: ${r.name}`),
  // What Terraform writes stands in its state.
  'secrets-stay-out-of-the-state': lines
    .filter(({ line }) => /aws_secretsmanager_secret_version|random_password|^\s*(master_password|auth_token|passwords|secret_string)\s*=/.test(line))
    .map(({ at, line }) => `${at}: ${line.trim()}`),
};

for (const [rule, wrong] of Object.entries(rules)) {
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${rule}`);
  wrong.forEach(w => console.log(`    ${w}`));
  if (wrong.length > 0) process.exitCode = 1;
}
