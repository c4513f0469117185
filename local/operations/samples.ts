import * as z from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { LogLine, Metric } from './kept.ts';

const emf = z.object({
	_aws: z.object({
		CloudWatchMetrics: z.array(
			z.object({
				Namespace: z.string(),
				Dimensions: z.array(z.array(z.string())),
				Metrics: z.array(z.object({ Name: z.string() })),
			}),
		),
	}),
});
const values = z.union([z.number().transform((one) => [one]), z.array(z.number())]);

interface Sample {
	readonly at: Instant;
	readonly value: number;
}

function keyOf(namespace: string, name: string, dimensions: readonly (readonly [string, string])[]): string {
	const pairs = dimensions.toSorted(([one], [other]) => one.localeCompare(other));
	return JSON.stringify([namespace, name, pairs]);
}

/**
 * What functions counted, as CloudWatch reads it from their lines (embedded metric format): metrics are told apart by all
 * of their dimensions together. Lines of another kind are left out.
 */
export function samplesIn(
	lines: readonly LogLine[],
): (metric: Pick<Metric, 'namespace' | 'name' | 'dimensions'>) => readonly Sample[] {
	const kept = new Map<string, Sample[]>();
	for (const { at, fields } of lines) {
		const read = emf.safeParse(fields);
		if (!read.success) continue;
		for (const { Namespace, Dimensions, Metrics } of read.data._aws.CloudWatchMetrics)
			for (const names of Dimensions)
				for (const { Name } of Metrics) {
					const pairs = names.map((name) => [name, String(fields[name])] as const);
					const key = keyOf(Namespace, Name, pairs);
					const samples = kept.get(key) ?? [];
					samples.push(...(values.safeParse(fields[Name]).data ?? []).map((value) => ({ at, value })));
					kept.set(key, samples);
				}
	}
	return ({ namespace, name, dimensions }) => kept.get(keyOf(namespace, name, Object.entries(dimensions))) ?? [];
}
