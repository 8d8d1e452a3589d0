#!/usr/bin/env node
// node check.mjs PLAN.json CATALOG.json
// Evaluates the policies of the plan for every role and everything there is to do. What each must be able to do is
// derived here a second time, from the catalog alone: two derivations that agree say more than one.
import { readFileSync } from 'node:fs';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const [planFile, catalogFile] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile));
const catalog = JSON.parse(readFileSync(catalogFile));
const policies = plan.planned_values.outputs.policies.value;
const roles = plan.planned_values.outputs.roles.value;
const compute = plan.variables?.compute?.value ?? {};

const region = 'eu-central-1';
const account = '123456789012';
const kafka = (kind, rest = '') =>
  `arn:aws:kafka:${region}:${account}:${kind}/im/11111111-2222-3333-4444-555555555555-1${rest && `/${rest}`}`;
const secret = name => `arn:aws:secretsmanager:${region}:${account}:secret:im/${name}-AbCdEf`;
const queue = name => `arn:aws:sqs:${region}:${account}:im-${name}`;
// With a key only what a service does for the role: "action resource service".
const key = (name, service) => `arn:aws:kms:${region}:${account}:key/${name} ${service}.${region}.amazonaws.com`;
const database = user => `arn:aws:rds-db:${region}:${account}:dbuser:prx-0123456789abcdef0/${user}`;

// What a role needs, as "action resource" or, where a key is used, "action resource service".
function needs({ uses = [], reads = [], looks = [], asks = [], writes = [], mapped, onLambda, takes = [], setsAside = [], administers }) {
  const needed = new Set();
  const need = (resource, ...actions) => actions.forEach(action => needed.add(`${action} ${resource}`));
  if (uses.includes('mysql')) need(database('im'), 'rds-db:connect');
  if (administers) need(database('im_owner'), 'rds-db:connect');
  const secrets = { redis: 'redis-url', mail: 'mail-password', 'token-key': 'token-key', fleet: 'fleet-credential' };
  for (const use of onLambda ? uses.filter(u => secrets[u]) : []) {
    need(secret(secrets[use]), 'secretsmanager:GetSecretValue');
    need(key('data', 'secretsmanager'), 'kms:Decrypt');
  }
  if (reads.length + writes.length > 0 || administers) need(kafka('cluster'), 'kafka-cluster:Connect');
  for (const { topic, group } of reads) {
    need(kafka('topic', topic), 'kafka-cluster:ReadData', 'kafka-cluster:DescribeTopic');
    need(kafka('group', group), 'kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup');
  }
  for (const topic of looks) need(kafka('topic', topic), 'kafka-cluster:ReadData', 'kafka-cluster:DescribeTopic');
  for (const group of asks) need(kafka('group', group), 'kafka-cluster:DescribeGroup');
  if (writes.length > 0) need(kafka('cluster'), 'kafka-cluster:WriteDataIdempotently');
  for (const topic of writes) need(kafka('topic', topic), 'kafka-cluster:WriteData', 'kafka-cluster:DescribeTopic');
  if (mapped) {
    need('*', 'kafka:GetBootstrapBrokers'); // IAM knows no resource for it
    need(kafka('cluster'), 'kafka:DescribeClusterV2');
  }
  for (const name of setsAside) {
    need(queue(name), 'sqs:SendMessage');
    need(key('events', 'sqs'), 'kms:Decrypt', 'kms:GenerateDataKey');
  }
  for (const name of takes) {
    need(queue(name), 'sqs:ReceiveMessage', 'sqs:DeleteMessage');
    need(key('events', 'sqs'), 'kms:Decrypt');
  }
  if (administers) for (const topic of topics) need(kafka('topic', topic), 'kafka-cluster:CreateTopic', 'kafka-cluster:DescribeTopic');
  return needed;
}

const bound = catalog.functions.filter(f => f.kind === 'kafka');
const requests = catalog.functions.filter(f => f.kind === 'request' && f.access !== 'service');
const operators = catalog.functions.filter(f => f.access === 'service'); // in the Kafka-bound process
const started = catalog.functions.filter(f => f.kind === 'queue' || f.kind === 'schedule');
const topics = catalog.topics.flatMap(t => [t.name]).concat(bound.map(f => `${f.topic}.dead`));
const place = f => compute[f.kind === 'request' ? f.feature : f.name] ?? f.compute;
const written = f => f.uses.filter(u => u.startsWith('kafka:')).map(u => u.slice(6)).concat(f.kind === 'kafka' ? [`${f.topic}.dead`] : []);
const together = functions => ({
  uses: functions.flatMap(f => f.uses),
  reads: functions.filter(f => f.topic).map(f => ({ topic: f.topic, group: f.name })),
  writes: functions.flatMap(written),
});

const expected = {};
for (const feature of new Set(requests.filter(f => place(f) === 'lambda').map(f => f.feature)))
  expected[feature] = needs({ ...together(requests.filter(f => f.feature === feature)), onLambda: true });
for (const f of bound.filter(f => place(f) === 'lambda'))
  expected[f.name] = needs({ ...together([f]), onLambda: true, mapped: true });
for (const f of started)
  expected[f.name] = needs({
    ...together([f]), onLambda: true, takes: f.queue ? [f.queue] : [], setsAside: f.schedule ? ['schedules-dead-letters'] : [],
  });
const inRequests = requests.filter(f => place(f) === 'ecs');
if (inRequests.length > 0) expected.requests = needs(together(inRequests));
const looked = operators.flatMap(f => f.uses).filter(u => u.startsWith('looks:')).map(u => u.slice(6));
const inBound = together([...bound.filter(f => place(f) === 'ecs'), ...operators]);
expected['kafka-bound'] = needs({
  ...inBound,
  looks: [...(operators.some(f => f.uses.includes('dead-letters')) ? bound.map(f => `${f.topic}.dead`) : []), ...looked],
  asks: bound.filter(f => looked.includes(f.topic)).map(f => f.name),
  uses: [...inBound.uses, 'mysql'],
  writes: [...inBound.writes, 'message-submitted', 'ephemeral', 'session-ended', 'profile-changed'], // the relay of the outbox
});
expected['socket-fleet'] = needs({ writes: ['message-submitted', 'cursor-reported', 'ephemeral'] });
expected.prepare = needs({ administers: true });

// Everything there is to do, whoever does it; and what nobody may.
const everything = new Set([
  ...Object.values(expected).flatMap(set => [...set]),
  ...topics.flatMap(t => ['CreateTopic', 'DeleteTopic', 'AlterTopic', 'ReadData', 'WriteData'].map(a => `kafka-cluster:${a} ${kafka('topic', t)}`)),
  ...bound.flatMap(f => ['AlterGroup', 'DescribeGroup', 'DeleteGroup'].map(a => `kafka-cluster:${a} ${kafka('group', f.name)}`)),
  ...['AlterCluster', 'Connect', 'WriteDataIdempotently'].map(a => `kafka-cluster:${a} ${kafka('cluster')}`),
  ...['im', 'im_owner'].map(user => `rds-db:connect ${database(user)}`),
  ...['token-key', 'fleet-credential', 'redis-url', 'mail-password', 'tls-key'].flatMap(s => ['GetSecretValue', 'PutSecretValue', 'DeleteSecret'].map(a => `secretsmanager:${a} ${secret(s)}`)),
  ...['publish-notice', 'schedules-dead-letters'].flatMap(q => ['SendMessage', 'ReceiveMessage', 'PurgeQueue'].map(a => `sqs:${a} ${queue(q)}`)),
  ...['data', 'events'].flatMap(k => ['secretsmanager', 'sqs', 's3'].flatMap(service =>
    ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ScheduleKeyDeletion'].map(a => `kms:${a} ${key(k, service)}`))),
  `kafka-cluster:ReadData ${kafka('topic', 'a-topic-of-others')}`,
  `secretsmanager:GetSecretValue ${secret('of-others')}`,
  `iam:PassRole arn:aws:iam::${account}:role/im-account`,
  `lambda:UpdateFunctionCode arn:aws:lambda:${region}:${account}:function:im-account`,
  `s3:GetObject arn:aws:s3:::state/im.tfstate`,
]);
// Administering implies more than the needs list says.
const alsoAllowed = (role, what) => role === 'prepare' && /^kafka-cluster:(AlterTopic|CreateTopic|DescribeTopic) /.test(what);

// As modules/keys writes it: the account decides by IAM.
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
};

async function allowed(role, what) {
  const [action, resource, service] = what.split(' ');
  const answer = await runSimulation({
    request: {
      action, principal: `arn:aws:iam::${account}:role/im-${role}`,
      resource: { accountId: account, resource }, contextVariables: service ? { 'kms:ViaService': service } : {},
    },
    identityPolicies: [{ name: role, policy: JSON.parse(policies[role]) }],
    resourcePolicy: resource.startsWith('arn:aws:kms:') ? keyPolicy : undefined,
    serviceControlPolicies: [], resourceControlPolicies: [],
  }, {});
  if (answer.resultType === 'error') throw new Error(`${role}: ${what}: ${JSON.stringify(answer.errors)}`);
  return answer.overallResult === 'Allowed';
}

const failures = [];
const check = (name, wrong) => {
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
  wrong.slice(0, 5).forEach(w => console.log(`    ${w}`));
  if (wrong.length > 0) failures.push(name);
};
const differ = (a, b) => a.filter(x => !b.includes(x));

check('roles', [
  ...differ(Object.keys(policies), Object.keys(expected)).map(r => `${r} has a policy and no need of it`),
  ...differ(Object.keys(expected), Object.keys(policies)).map(r => `${r} has no policy`),
]);

// A process is handed its secrets, which no policy shows: this one holds every feature, and does not start without Redis.
if (inRequests.length > 0) {
  const wanted = new Set(['redis', ...inRequests.flatMap(f => f.uses)]);
  const got = roles.requests?.uses ?? [];
  check('uses-requests', [
    ...differ([...wanted], got).map(u => `must use, and does not: ${u}`),
    ...differ(got, [...wanted]).map(u => `uses, and need not: ${u}`),
  ]);
}

let evaluated = 0;
for (const role of Object.keys(expected).filter(r => policies[r])) {
  const wrong = [];
  for (const what of everything) {
    evaluated++;
    const may = await allowed(role, what);
    if (expected[role].has(what) && !may) wrong.push(`must, and may not: ${what}`);
    if (!expected[role].has(what) && may && !alsoAllowed(role, what)) wrong.push(`must not, and may: ${what}`);
  }
  check(`may-${role}`, wrong);
}

// No role names everything, but where IAM knows no resource.
check('no-wildcard', Object.entries(policies).flatMap(([role, text]) =>
  JSON.parse(text).Statement.filter(s => [s.Resource, s.Action].flat().some(x => x === '*' || /^[a-z-]+:\*$/.test(x ?? '')))
    .filter(s => s.Action !== 'kafka:GetBootstrapBrokers')
    .map(s => `${role}: ${s.Sid}`)));

console.log(`policies: ${Object.keys(policies).length} roles, ${evaluated} decisions evaluated`);
process.exitCode = failures.length > 0 ? 1 : 0;
