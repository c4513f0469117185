// A cold process on the Luxon loop: reads the plain calendar, answers once, says how long it took. Started by
// worktime-cold.ts.
import { readFileSync } from 'node:fs';
import { addByLuxon, type PlainCalendar } from './luxon-loop.ts';

const calendar = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PlainCalendar;
const due = addByLuxon(calendar, Number(process.argv[3]), 8 * 3_600_000);
const took = performance.now() - Number(Reflect.get(globalThis, 'startedAt'));
process.stdout.write(JSON.stringify({ due, took }));
