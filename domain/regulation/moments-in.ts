import type { Path } from './fault.ts';
import type { Moment } from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

/** A moment that a file listens to, and where it says so. */
export interface PlacedMoment {
	readonly moment: Moment;
	readonly path: Path;
}

/** Every moment that the terms, the pause, the notices and the other readings of a file listen to. */
export function momentsIn({ pause, notices, readings, terms }: UnversionedRegulation): readonly PlacedMoment[] {
	return [
		...terms.flatMap(({ starts, from, kindSince, ends, voids }, index) => [
			...listed(starts, ['terms', index, 'starts']),
			...single(from, ['terms', index, 'from']),
			...Object.keys(kindSince ?? {}).flatMap((name) => single(name, ['terms', index, 'kindSince', name])),
			...listed(ends, ['terms', index, 'ends']),
			...listed(voids, ['terms', index, 'voids']),
		]),
		...single(pause?.from, ['pause', 'from']),
		...single(pause?.until, ['pause', 'until']),
		...listed(pause?.endsBy ?? [], ['pause', 'endsBy']),
		// Time brings a lapse, and no act: the term that ends in it says when.
		...notices.flatMap(({ on }, index) => (on === 'lapse' ? [] : single(on, ['notices', index, 'on']))),
		...readings.flatMap(({ alternatives }, at) =>
			alternatives.flatMap(({ terms: patches }, which) =>
				Object.entries(patches).flatMap(([id, { starts, from }]) => [
					...listed(starts ?? [], ['readings', at, 'alternatives', which, 'terms', id, 'starts']),
					...single(from, ['readings', at, 'alternatives', which, 'terms', id, 'from']),
				]),
			),
		),
	];
}

function listed(moments: readonly Moment[], path: Path): readonly PlacedMoment[] {
	return moments.map((moment, index) => ({ moment, path: [...path, index] }));
}

function single(moment: Moment | undefined, path: Path): readonly PlacedMoment[] {
	return moment === undefined ? [] : [{ moment, path }];
}
