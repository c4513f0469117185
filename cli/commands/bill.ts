import { type BillLine, standingLines, times, together, workLines } from '../bill/bill.ts';
import { knownRegions, priceSources, pricesOf } from '../bill/prices.ts';
import { ordinaryCase, standingUnits } from '../bill/units.ts';
import { command, type Values } from '../command.ts';
import { DONE } from '../io.ts';

const options = {
	cases: { type: 'string', default: '1000' },
	region: { type: 'string', default: 'eu-central-1' },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	if (operands.length > 0) return 'it takes options alone';
	if (!/^\d{1,9}$/.test(values.cases)) return 'say --cases as a whole number';
	const prices = pricesOf(values.region);
	if (prices === null) {
		return `the prices of ${values.region} are not known here; known are ${knownRegions.join(', ')}`;
	}
	return { ...values, cases: Number(values.cases), prices };
}

/** Reckons only: from units that the bench counts in a real run, and from what the stack makes. */
export const bill = command({
	name: 'bill',
	does: 'reckon what AWS bills for a month of so many cases',
	usage: ['bill [--cases N] [--region REGION] [--json]'],
	about: `What a month of so many ordinary cases costs in dollars, line by line: what is counted for each case, and what stands
there without any. Without tax, free tiers, and what people store and download; npm run bench counts the units anew.
Prices are of AWS' public price list, as of the dates in the last line.`,
	examples: ['otklik bill --cases 1000 --region eu-central-1', 'otklik bill --cases 0 --region eu-west-1'],
	options,
	read,
	run: ({ cases, region, prices, json }, io) => {
		const work = times(workLines(ordinaryCase, prices), cases);
		const stands = standingLines(standingUnits, prices);
		const [ofWork, ofStanding] = [together(work), together(stands)];
		if (json) {
			io.stdout.write(
				`${JSON.stringify({ region, cases, work, standing: stands, dollars: ofWork + ofStanding, prices: priceSources })}\n`,
			);
			return Promise.resolve(DONE);
		}
		const print = (text: string) => io.stdout.write(`${text}\n`);
		print(`${cases} ordinary cases in ${region}`);
		for (const one of work) print(told(one));
		print(told({ what: 'together', count: cases, dollars: ofWork }));
		print('by the month, without any case');
		for (const one of stands) print(told(one));
		print(told({ what: 'together', count: 1, dollars: ofStanding }));
		print(`in all  $${(ofWork + ofStanding).toFixed(2)}`);
		print(`by AWS' price list: ${priceSources.map(sourceOf).join(', ')}`);
		return Promise.resolve(DONE);
	},
});

function sourceOf({ offer, dated }: (typeof priceSources)[number]): string {
	return dated === null ? `${offer} (no date)` : `${offer} ${dated}`;
}

function told({ what, count, dollars }: BillLine): string {
	return `  ${what.padEnd(34)}${String(count).padStart(10)}   $${dollars.toFixed(2).padStart(8)}`;
}
