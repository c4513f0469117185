import { IANAZone } from 'luxon';
import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';
import type { OffsetTable } from './offsets.ts';

/** No zone has ever moved its clock there and back within a week. */
const STEP = 7 * DAY_MS;

const valid = new Set<string>();
const known = new Map<string, OffsetTable>();

/** Whether a name is an IANA time zone that the platform knows. */
export function isZone(zone: string): boolean {
	if (valid.has(zone)) return true;
	// An offset such as +03:00 is a zone to the platform, but has no rules to look up.
	if (!/^[A-Za-z]/.test(zone) || !IANAZone.isValidZone(zone)) return false;
	valid.add(zone);
	return true;
}

/** Every offset of a zone between two instants. Luxon is asked once for a zone and stretch; the table is kept. */
export function offsetsOf(zone: string, from: Instant, to: Instant): OffsetTable {
	const key = `${zone} ${from} ${to}`;
	const found = known.get(key);
	if (found !== undefined) return found;
	const clock = IANAZone.create(zone);
	const at: Instant[] = [];
	const minutes = [clock.offset(from)];
	for (let before = from; before < to; before += STEP) {
		const after = Math.min(before + STEP, to);
		const offset = clock.offset(after);
		if (offset === minutes.at(-1)) continue;
		at.push(transition(clock, before, after));
		minutes.push(offset);
	}
	const table = { zone, from, to, at, minutes };
	known.set(key, table);
	return table;
}

/** The minute between two instants from which on the later one's offset holds. */
function transition(clock: IANAZone, before: Instant, after: Instant): Instant {
	const offset = clock.offset(after);
	let low = before / MINUTE_MS;
	let high = after / MINUTE_MS;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (clock.offset(middle * MINUTE_MS) === offset) high = middle;
		else low = middle;
	}
	return high * MINUTE_MS;
}
