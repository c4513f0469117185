// A cold process on the stored table: reads it, answers once, says how long it took. Started by worktime-cold.ts.
import { readFileSync } from 'node:fs';
import { dueAt } from '../domain/worktime/compute.ts';
import { decodeCalendar, type EncodedCalendar } from '../domain/worktime/encode.ts';

const calendar = decodeCalendar(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as EncodedCalendar);
const due = dueAt(calendar, Number(process.argv[3]), { amount: 8, unit: 'WH' });
const took = performance.now() - Number(Reflect.get(globalThis, 'startedAt'));
process.stdout.write(JSON.stringify({ due: due.ok ? due.value : null, took }));
